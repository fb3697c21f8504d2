import type { RefusalView } from "../../../server/protocol/tokens.ts";
import { exactTime } from "../../core/text.ts";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";
import { faultSaid } from "./signInWords.ts";

/** Why people could not be signed in lately. Readers are told nothing of it. */
export function Refusals({ refusals, reload }: { refusals: RefusalView[]; reload: () => void }) {
  return (
    <section class="card settings-card" aria-labelledby="settings-refusals">
      <div class="card-head">
        <h2 id="settings-refusals" tabIndex={-1}>
          Refused lately
        </h2>
        <p class="card-sub">
          The last 50 reasons for which a token or a provider could not sign somebody in. No token and no name is kept.
        </p>
      </div>
      {refusals.length === 0 ? (
        <p class="hint">Nobody was refused.</p>
      ) : (
        <ScrollRegion class="scroll-x" label="Reasons, newest first">
          <table class="tbl">
            <thead>
              <tr>
                <th scope="col">By</th>
                <th scope="col">Why</th>
                <th class="r" scope="col">
                  Times
                </th>
                <th scope="col">Last</th>
              </tr>
            </thead>
            <tbody>
              {refusals.map(refusal => (
                <tr key={`${refusal.way} ${refusal.fault} ${refusal.found} ${refusal.expected}`}>
                  <td class="mono">{refusal.way}</td>
                  <td>{faultSaid(refusal)}</td>
                  <td class="r">{refusal.times}</td>
                  <td>{exactTime(refusal.lastAt, "here")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <button class="btn btn-sm" type="button" onClick={reload}>
        Look again
      </button>
    </section>
  );
}
