import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { limits } from "../../server/protocol/limits.ts";
import { ApiProblem } from "../core/api.ts";
import { Dialog } from "../thread/Dialog.tsx";
import { faultOf } from "./faults.ts";
import { enterAsGuest, keptGuest, returnAsGuest } from "./guest.ts";

/** A name, and a moment of the browser's work; whoever was here before comes back with one press. */
export function GuestDialog({ onClose }: { onClose: () => void }) {
  const [known, setKnown] = useState(keptGuest);
  const [name, setName] = useState(known?.name ?? "");
  const [isWorking, setWorking] = useState(false);
  const [trouble, setTrouble] = useState("");

  const send = async () => {
    if (isWorking || name.trim() === "") return;
    setWorking(true);
    setTrouble("");
    try {
      const isBack = known !== null && (await returnAsGuest(known));
      if (!isBack) await enterAsGuest(name);
      onClose();
    } catch (thrown) {
      setKnown(keptGuest());
      setWorking(false);
      setTrouble(troubleOf(thrown));
    }
  };

  return (
    <Dialog
      id="guest-h"
      title={say("profile.guest.title")}
      onClose={onClose}
      onSubmit={send}
      foot={
        <button class="btn btn-primary" type="submit" aria-disabled={isWorking || name.trim() === ""}>
          {say("profile.guest.enter")}
        </button>
      }
    >
      <p>{say("profile.guest.hint")}</p>
      <label class="label profile-label" for="guest-name">
        {say("profile.name")}
      </label>
      <input
        class="field"
        id="guest-name"
        type="text"
        autocomplete="nickname"
        maxLength={limits.nameCodePoints}
        value={name}
        readOnly={known !== null}
        aria-describedby="guest-said"
        onInput={event => setName(event.currentTarget.value)}
      />
      <p id="guest-said" class={trouble ? "trouble" : "hint"} role="status">
        {trouble || (isWorking ? say("profile.guest.working") : "")}
      </p>
    </Dialog>
  );
}

/** Also where the browser has no WebCrypto, as on a page without https. */
function troubleOf(thrown: unknown): string {
  if (!(thrown instanceof ApiProblem)) return say("profile.guest.failed");
  if (thrown.problem === "guests-off") return say("profile.guest.off");
  if (thrown.problem === "challenge-failed") return say("profile.guest.failed");
  return faultOf(thrown);
}
