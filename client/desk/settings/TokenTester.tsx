import { useState } from "preact/hooks";
import type { Id } from "../../../server/protocol/basics.ts";
import type { TokenTrial } from "../../../server/protocol/tokens.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import { exactTime } from "../../core/text.ts";
import { faultSaid } from "./signInWords.ts";

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
      setTrouble(`The token was not tried. ${thrown.body.title}.`);
    }
  };
  return (
    <section class="card settings-card" aria-labelledby="settings-tester">
      <div class="card-head">
        <h2 id="settings-tester" tabIndex={-1}>
          Try a token
        </h2>
        <p class="card-sub">By the settings as they are saved. It signs nobody in, and is not kept.</p>
      </div>
      <form onSubmit={test}>
        <label class="label" for="token-tried">
          Token
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
          Try it
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
            It signs in <b dir="auto">{person.name}</b> as {person.role}
            {person.badges.length > 0 && ` with the badge ${person.badges.join(", ")}`}, until{" "}
            {exactTime(person.until, "here")}.{" "}
            {person.isNew ? "Nobody has come by this subject before: a member is made." : "They have been here before."}
          </p>
        </div>
      ) : (
        <div class="banner banner-stop">
          <Icon name="xCircle" />
          <div>
            <p>{faults.length === 1 ? "One thing is wrong with it." : `${faults.length} things are wrong with it.`}</p>
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
          <summary>What it says</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by key. */}
          <pre class="mono settings-said" dir="ltr" tabIndex={0}>
            {JSON.stringify({ header, claims }, null, 2)}
          </pre>
        </details>
      )}
    </>
  );
}
