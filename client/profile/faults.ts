import { say } from "../../locales/say.ts";
import type { PictureFault } from "../../server/protocol/images.ts";
import type { NameFault } from "../../server/protocol/names.ts";
import { ApiProblem } from "../core/api.ts";

/** Why a name or a picture is not taken, or that there was no answer. Throws what is neither. */
export function faultOf(thrown: unknown): string {
  if (!(thrown instanceof ApiProblem)) throw thrown;
  const { problem, body } = thrown;
  if (problem === "offline") return say("profile.notSaved");
  if (problem === "name-refused" || problem === "picture-refused") {
    const fault = body.fault as NameFault | PictureFault;
    return say(`profile.fault.${fault}`);
  }
  if (problem === "too-large") return say("profile.fault.too-many-pixels");
  const [wrong] = body.errors ?? [];
  return wrong ? `${say("profile.name")}: ${wrong.message}.` : thrown.sentence;
}
