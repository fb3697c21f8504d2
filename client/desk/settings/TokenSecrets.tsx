import { useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { TokenSecretView } from "../../../server/protocol/tokens.ts";
import { ApiProblem } from "../../core/api.ts";
import { exactTime } from "../../core/text.ts";
import { announce } from "../parts/announce.tsx";
import { Snippet } from "./Snippet.tsx";
import type { SignIns } from "./useSignIns.ts";

/** For how many hours the secrets of before hold on. */
const overlaps = [
  ["168", "week"],
  ["24", "day"],
  ["0", "atOnce"],
] as const;

/** The secrets under which the site's own accounts sign: the next one is made here, and told this once. */
export function TokenSecrets({ signIns, secrets }: { signIns: SignIns; secrets: TokenSecretView[] }) {
  const [hours, setHours] = useState("168");
  const [made, setMade] = useState<{ id: Id; secret: string } | null>(null);
  const [trouble, setTrouble] = useState("");
  const make = async () => {
    setTrouble("");
    try {
      setMade(await signIns.makeSecret(Number(hours)));
      announce(say("deskSettings.secrets.done"));
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setTrouble(say("deskSettings.secrets.notMade", { problem: thrown.body.title }));
    }
  };
  return (
    <section class="card settings-card" aria-labelledby="settings-secrets">
      <div class="card-head">
        <h2 id="settings-secrets" tabIndex={-1}>
          {say("deskSettings.secrets.title")}
        </h2>
        <p class="card-sub">{say("deskSettings.secrets.says")}</p>
      </div>
      {secrets.length > 0 && (
        <ul class="settings-list">
          {secrets.map(secret => (
            <li key={secret.id}>
              <span>
                <b class="mono">kid {secret.id}</b>{" "}
                <span class="hint">
                  {sayWith("deskSettings.secrets.made", {
                    time: exactTime(secret.madeAt, "here"),
                    isNamed: secret.madeBy ? "yes" : "no",
                    name: <bdi>{secret.madeBy}</bdi>,
                    ends: secret.endsAt ? exactTime(secret.endsAt, "here") : "never",
                  })}
                </span>
              </span>
              <button
                class="btn btn-sm"
                type="button"
                aria-label={say("deskSettings.secrets.endNowOf", { id: secret.id })}
                onClick={() => void signIns.endSecret(secret.id)}
              >
                {say("deskSettings.secrets.endNow")}
              </button>
            </li>
          ))}
        </ul>
      )}
      {made && (
        <div role="status">
          <Snippet says={say("deskSettings.secrets.shown", { id: made.id })} text={made.secret} />
        </div>
      )}
      <div class="settings-row">
        {secrets.length > 0 && (
          <label>
            {say("deskSettings.secrets.overlap")}{" "}
            <select class="select" value={hours} onChange={event => setHours(event.currentTarget.value)}>
              {overlaps.map(([value, name]) => (
                <option key={value} value={value}>
                  {say(`deskSettings.secrets.${name}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        <button class="btn" type="button" onClick={() => void make()}>
          {secrets.length > 0 ? say("deskSettings.secrets.next") : say("deskSettings.secrets.first")}
        </button>
      </div>
      {trouble && (
        <p class="field-error" role="alert">
          {trouble}
        </p>
      )}
    </section>
  );
}
