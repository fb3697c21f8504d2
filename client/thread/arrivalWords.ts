import { say } from "../../locales/say.ts";
import { listed } from "../core/text.ts";

/** Merged, for those who listen: "12 new comments, 2 new replies, 3 replies to you". */
export function arrivalWords(comments: number, replies: number, toYou: number): string {
  return listed([
    ...(comments > 0 ? [say("thread.arrived.comments", { count: comments })] : []),
    ...(replies > toYou ? [say("thread.arrived.replies", { count: replies - toYou })] : []),
    ...(toYou > 0 ? [say("thread.arrived.toYou", { count: toYou })] : []),
  ]);
}
