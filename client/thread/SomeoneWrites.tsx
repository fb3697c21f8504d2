import { say } from "../../locales/say.ts";
import { type Place, useSomeoneWrites } from "./useTyping.ts";

/** "Someone is writing", in room that is kept for it; said aloud to nobody, for it comes and goes. */
export function SomeoneWrites({ under }: { under: Place }) {
  return <span class="someone-writes">{useSomeoneWrites(under) && say("thread.someoneWrites")}</span>;
}
