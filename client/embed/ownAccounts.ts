import { ApiProblem } from "../core/api.ts";
import type { Member } from "../core/session.ts";
import { session } from "../thread/connections.ts";

/** Of sign-ins the newest counts; an answer to one before it comes too late to say anything. */
let newest: { token: string; member: Promise<Member> } | undefined;
let ending: ReturnType<typeof setTimeout> | undefined;

/**
 * Signs in with a token of the page's own accounts, for all parts of the page; the same token again asks nothing. When the session ends
 * by itself, the element that began it says so by a `comity:session-ended` event, and the page may sign in anew; a refusal it says
 * by `comity:sign-in-failed`. Throws ApiProblem.
 */
export function signInBy(token: string, element: HTMLElement): Promise<Member> {
  if (newest?.token === token) return newest.member;
  const member = enter(token, element);
  const asked = { token, member };
  newest = asked;
  member.catch(thrown => {
    if (newest === asked) newest = undefined;
    if (thrown instanceof ApiProblem) tell(element, "comity:sign-in-failed", { problem: thrown.problem });
  });
  return member;
}

export async function signOut(): Promise<void> {
  forget();
  await session().signOut();
}

async function enter(token: string, element: HTMLElement): Promise<Member> {
  const { member, until } = await session().signInByToken(token);
  clearTimeout(ending);
  if (until) ending = setTimeout(() => void end(element), Date.parse(until) - Date.now());
  return member;
}

async function end(element: HTMLElement): Promise<void> {
  forget();
  await session().load();
  if (session().state.member === null) tell(element, "comity:session-ended", {});
}

function forget(): void {
  newest = undefined;
  clearTimeout(ending);
}

/** An element that is off the page by now speaks through the page itself. */
function tell(element: HTMLElement, name: string, detail: object): void {
  const speaker = element.isConnected ? element : document;
  speaker.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}
