import { useState } from "preact/hooks";
import type { Id } from "../../../server/protocol/basics.ts";
import type { TokenSecretView } from "../../../server/protocol/tokens.ts";
import { ApiProblem } from "../../core/api.ts";
import { exactTime } from "../../core/text.ts";
import { announce } from "../parts/announce.tsx";
import { Snippet } from "./Snippet.tsx";
import type { SignIns } from "./useSignIns.ts";

const overlaps = [
  ["168", "a week"],
  ["24", "a day"],
  ["0", "no time: it ends at once"],
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
      announce("A new secret was made.");
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setTrouble(`No secret was made. ${thrown.body.title}.`);
    }
  };
  return (
    <section class="card settings-card" aria-labelledby="settings-secrets">
      <div class="card-head">
        <h2 id="settings-secrets" tabIndex={-1}>
          Secrets for tokens
        </h2>
        <p class="card-sub">
          For HS256. The newest signs; the one before it still holds for a time, while your accounts change to the new
          one.
        </p>
      </div>
      {secrets.length > 0 && (
        <ul class="settings-list">
          {secrets.map(secret => (
            <li key={secret.id}>
              <span>
                <b class="mono">kid {secret.id}</b>{" "}
                <span class="hint">
                  made {exactTime(secret.madeAt, "here")}
                  {secret.madeBy && (
                    <>
                      {" "}
                      by <bdi>{secret.madeBy}</bdi>
                    </>
                  )}
                  {secret.endsAt && `, holds until ${exactTime(secret.endsAt, "here")}`}
                </span>
              </span>
              <button
                class="btn btn-sm"
                type="button"
                aria-label={`End now: secret ${secret.id}`}
                onClick={() => void signIns.endSecret(secret.id)}
              >
                End now
              </button>
            </li>
          ))}
        </ul>
      )}
      {made && (
        <div role="status">
          <Snippet says={`The secret ${made.id}, in base64url. It is shown this once.`} text={made.secret} />
        </div>
      )}
      <div class="settings-row">
        {secrets.length > 0 && (
          <label>
            Those before hold for{" "}
            <select class="select" value={hours} onChange={event => setHours(event.currentTarget.value)}>
              {overlaps.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        )}
        <button class="btn" type="button" onClick={() => void make()}>
          Make {secrets.length > 0 ? "the next" : "a"} secret
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
