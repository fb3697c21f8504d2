import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { DeletionView } from "../../server/protocol/deletion.ts";
import { type DeletionWay, deletionWays } from "../../server/protocol/deletionWays.ts";
import { api } from "../core/api.ts";
import { exactTime } from "../core/text.ts";
import { faultOf } from "./faults.ts";

/** Giving the account up: what each way does is said before, and a day long it can be taken back. */
export function Leave() {
  const [asked, setAsked] = useState<DeletionView["deletion"] | undefined>();
  const [way, setWay] = useState<DeletionWay>("anonymise");
  const [trouble, setTrouble] = useState("");
  const ask = (answer: Promise<DeletionView>) =>
    answer.then(
      ({ deletion }) => setAsked(deletion),
      thrown => setTrouble(faultOf(thrown)),
    );
  useEffect(() => void ask(api.get<DeletionView>("me/deletion")), []);
  return (
    <section>
      {asked && (
        <div class="banner banner-warn" role="status">
          <p>{say("profile.due", { at: exactTime(asked.dueAt, "here") })}</p>
          <button class="btn btn-sm" type="button" onClick={() => ask(api.del<DeletionView>("me/deletion"))}>
            {say("profile.keep")}
          </button>
        </div>
      )}
      {asked === null && (
        <details class="profile-leave">
          <summary>{say("profile.leave")}</summary>
          <fieldset>
            <legend class="sr">{say("profile.leave")}</legend>
            {deletionWays.map(one => (
              <label class="profile-way" key={one}>
                <input type="radio" name="leave" checked={way === one} onChange={() => setWay(one)} />
                <span>
                  <b>{say(`profile.${one}`)}</b>
                  <span class="hint">{say(`profile.${one}Hint`)}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <button class="btn btn-stop" type="button" onClick={() => ask(api.put<DeletionView>("me/deletion", { way }))}>
            {say("profile.leaveNow")}
          </button>
        </details>
      )}
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </section>
  );
}
