import type { Time } from "../protocol/basics.ts";
import { clock, fullDate } from "./words.ts";

/** A moment to the minute, for papers that are read later and elsewhere. */
export function When({ at }: { at: Time }) {
  const time = new Date(at);
  return (
    <time datetime={at}>
      {fullDate(time)}, {clock(time)} UTC
    </time>
  );
}
