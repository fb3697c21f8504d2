import { createHmac, timingSafeEqual } from "node:crypto";
import type { Id } from "../protocol/basics.ts";

/** What a link of ours does; one that was made for one thing does nothing else. */
export type Purpose = "confirm" | "stop" | "push";

interface Promised {
  purpose: Purpose;
  memberId: Id;
  /** What has to be still so when it is followed, such as the address that it was sent to; it does not stand in the link. */
  about?: string;
  /** For ever when absent. */
  minutes?: number;
}

const aMinuteMs = 60_000;
const paths: Record<Purpose, string> = {
  confirm: "/mail/confirm/",
  stop: "/mail/stop/",
  // After the #: it reaches no log.
  push: "/push#",
};

/** The address of a link, signed: `<member>.<until, in minutes>.<signature>`. */
export function linkTo(
  publicUrl: string,
  key: string,
  { purpose, memberId, about = "", minutes = 0 }: Promised,
): string {
  const until = minutes === 0 ? 0 : Math.ceil(Date.now() / aMinuteMs) + minutes;
  return `${publicUrl}${paths[purpose]}${memberId}.${until}.${signature(key, [purpose, memberId, until, about])}`;
}

/** Whose link it is. `null` when we did not make it for this purpose, it is over, or what it was about is no longer so. */
export async function whoseLink(
  key: string,
  purpose: Purpose,
  token: string,
  about: (memberId: Id) => Promise<string> | string = () => "",
): Promise<Id | null> {
  const [, memberId, until, given] = /^(\d{1,18})\.(\d{1,12})\.([\w-]{43})$/.exec(token) ?? [];
  if (!memberId || !until || !given) return null;
  if (until !== "0" && Number(until) * aMinuteMs < Date.now()) return null;
  const right = signature(key, [purpose, memberId, Number(until), await about(memberId)]);
  return timingSafeEqual(Buffer.from(given), Buffer.from(right)) ? memberId : null;
}

const signature = (key: string, parts: (string | number)[]) =>
  createHmac("sha256", key).update(JSON.stringify(parts)).digest("base64url");
