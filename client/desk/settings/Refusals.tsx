import { numeral, say } from "../../../locales/say.ts";
import { personalFaults } from "../../../server/protocol/tokenFaults.ts";
import type { RefusalView } from "../../../server/protocol/tokens.ts";
import { exactTime } from "../../core/text.ts";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";
import { faultSaid } from "./faults.tsx";

/** Why people could not be signed in lately. Readers are told nothing of it. */
export function Refusals({ refusals, reload }: { refusals: RefusalView[]; reload: () => void }) {
  return (
    <section class="card settings-card" aria-labelledby="settings-refusals">
      <div class="card-head">
        <h2 id="settings-refusals" tabIndex={-1}>
          {say("deskSettings.refusals.title")}
        </h2>
        <p class="card-sub">{say("deskSettings.refusals.says")}</p>
      </div>
      {refusals.length === 0 ? (
        <p class="hint">{say("deskSettings.refusals.none")}</p>
      ) : (
        <ScrollRegion class="scroll-x" label={say("deskSettings.refusals.listed")}>
          <table class="tbl">
            <thead>
              <tr>
                <th scope="col">{say("deskSettings.refusals.by")}</th>
                <th scope="col">{say("deskSettings.refusals.why")}</th>
                <th class="r" scope="col">
                  {say("deskSettings.refusals.times")}
                </th>
                <th scope="col">{say("deskSettings.refusals.last")}</th>
              </tr>
            </thead>
            <tbody>
              {refusals.map(refusal => (
                <tr key={`${refusal.way} ${refusal.fault} ${refusal.found} ${refusal.expected}`}>
                  <td class="mono">{refusal.way}</td>
                  <td>{refusalSaid(refusal)}</td>
                  <td class="r">{numeral(refusal.times)}</td>
                  <td>{exactTime(refusal.lastAt, "here")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <button class="btn btn-sm" type="button" onClick={reload}>
        {say("deskSettings.refusals.again")}
      </button>
    </section>
  );
}

const refusalSaid = (refusal: RefusalView) =>
  personalFaults.includes(refusal.fault) ? faultSaid(refusal, say("deskSettings.notKept")) : faultSaid(refusal);
