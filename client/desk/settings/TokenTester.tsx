import { useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { TokenTrial } from "../../../server/protocol/tokens.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import { exactTime } from "../../core/text.ts";
import { faultSaid } from "./faults.tsx";

/** Says what is wrong with a token, or whom it would sign in, by the settings as they are saved. */
export function TokenTester({ siteId }: { siteId: Id }) {
  const [token, setToken] = useState("");
  const [trial, setTrial] = useState<TokenTrial | null>(null);
  const [trouble, setTrouble] = useState("");
  const test = async (event: Event) => {
    event.preventDefault();
    setTrouble("");
    setTrial(null);
    try {
      setTrial(await api.post<TokenTrial>(`sites/${siteId}/token-trials`, { token: token.trim() }));
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setTrouble(say("deskSettings.tester.notTried", { problem: thrown.body.title }));
    }
  };
  return (
    <section class="card settings-card" aria-labelledby="settings-tester">
      <div class="card-head">
        <h2 id="settings-tester" tabIndex={-1}>
          {say("deskSettings.tester.title")}
        </h2>
        <p class="card-sub">{say("deskSettings.tester.says")}</p>
      </div>
      <form onSubmit={test}>
        <label class="label" for="token-tried">
          {say("deskSettings.tester.token")}
        </label>
        <textarea
          class="field mono"
          id="token-tried"
          rows={4}
          spellcheck={false}
          autocomplete="off"
          dir="ltr"
          required
          value={token}
          onInput={event => setToken(event.currentTarget.value)}
        />
        <button class="btn" type="submit">
          {say("deskSettings.tester.try")}
        </button>
      </form>
      <div role="status">{trial && <Outcome trial={trial} />}</div>
      {trouble && (
        <p class="field-error" role="alert">
          {trouble}
        </p>
      )}
    </section>
  );
}

function Outcome({ trial }: { trial: TokenTrial }) {
  const { faults, person, header, claims } = trial;
  return (
    <>
      {person ? (
        <div class="banner banner-good">
          <Icon name="checkCircle" />
          <p>
            {sayWith("deskSettings.tester.signsIn", {
              name: (
                <b>
                  <bdi>{person.name}</bdi>
                </b>
              ),
              role: person.role,
              badges: person.badges.join(", ") || "none",
              time: exactTime(person.until, "here"),
            })}{" "}
            {person.isNew ? say("deskSettings.tester.isNew") : say("deskSettings.tester.wasHere")}
          </p>
        </div>
      ) : (
        <div class="banner banner-stop">
          <Icon name="xCircle" />
          <div>
            <p>{say("deskSettings.tester.faults", { count: faults.length })}</p>
            <ul class="settings-faults">
              {faults.map(fault => (
                <li key={fault.fault}>{faultSaid(fault)}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {(header || claims) && (
        <details class="settings-group">
          <summary>{say("deskSettings.tester.content")}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by key. */}
          <pre class="mono settings-said" dir="ltr" tabIndex={0}>
            {JSON.stringify({ header, claims }, null, 2)}
          </pre>
        </details>
      )}
    </>
  );
}
