import type { Time } from "../../server/protocol/basics.ts";
import { holdsWord } from "../../server/protocol/mutedWords.ts";
import type { MutesView } from "../../server/protocol/mutes.ts";
import type { CommentView } from "../../server/protocol/views.ts";

/** Why a comment is not shown to this reader; `until`: null: for good. */
export interface Muted {
  what: "person" | "word";
  until: Time | null;
}

/** What of a reader's mutes meets a comment that everybody sees, as of a moment; null: nothing. Nobody mutes the own words. */
export function mutedBy(
  { author, html }: Pick<CommentView, "author" | "html">,
  { people, words }: MutesView,
  { memberId, now }: { memberId: string | undefined; now: number },
): Muted | null {
  if (author.id === memberId) return null;
  const isOn = ({ until }: { until: Time | null }) => until === null || Date.parse(until) > now;
  const person = people.find(({ id, ...one }) => id === author.id && isOn(one));
  if (person) return { what: "person", until: person.until };
  const word = words.find(one => isOn(one) && holdsWord(html, one.word));
  return word ? { what: "word", until: word.until } : null;
}
