import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { ClaimView } from "../../server/protocol/guests.ts";
import { ApiProblem, api } from "../core/api.ts";
import { faultOf } from "./faults.ts";
import { forgetGuest, keptGuest } from "./guest.ts";

/** Where this browser knows a guest: their comments can be made mine. */
export function ClaimNote() {
  const [guest] = useState(keptGuest);
  const [said, setSaid] = useState("");
  const [isDone, setDone] = useState(false);
  if (!guest) return null;
  const claim = async () => {
    try {
      const { claimed } = await api.post<ClaimView>("me/claims", { secret: guest.secret });
      forgetGuest();
      setDone(true);
      setSaid(say("profile.claim.done", { count: claimed }));
    } catch (thrown) {
      setSaid(troubleOf(thrown));
    }
  };
  return (
    <div class="banner profile-claim">
      <p>{say("profile.claim.found", { name: guest.name })}</p>
      {!isDone && (
        <button class="btn btn-sm" type="button" onClick={claim}>
          {say("profile.claim.do")}
        </button>
      )}
      <span role="status">{said}</span>
    </div>
  );
}

function troubleOf(thrown: unknown): string {
  const problem = thrown instanceof ApiProblem ? thrown.problem : null;
  if (problem === "email-unverified") return say("profile.claim.verify");
  if (problem === "guest-restricted") return say("profile.claim.restricted");
  if (problem === "wrong-credentials") {
    forgetGuest();
    return say("profile.gone");
  }
  return faultOf(thrown);
}
