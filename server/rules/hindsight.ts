import type { Reading } from "../protocol/model.ts";
import type { Policy } from "../protocol/policy.ts";
import { policyFor } from "../protocol/policyScopes.ts";
import type { Check, Facts, Found } from "../screening/check.ts";
import { textAlone } from "../screening/check.ts";
import { fold } from "../screening/fold.ts";
import { inOrder } from "../screening/inOrder.ts";
import { type Correction, corrected } from "../screening/model/correction.ts";
import { covered, languageIn } from "../screening/model/read.ts";
import { judged, type Verdict } from "../screening/screen.ts";
import { isStaff } from "../users/viewer.ts";
import { momentary, type PastComment } from "./pastComments.ts";

/** What is known of an author at the moment of a comment. */
export interface Author {
  published: number;
  /** When the last comments were posted, milliseconds; as far back as a policy may look for a flood. */
  postedAt: number[];
}

const dayMs = 86_400_000;

/**
 * Judges a past comment by any policy, from what is stored: the model is not asked again, its scores are kept with each revision.
 * The rules that look at other texts of that moment count as far as they were found then.
 */
export function inHindsight(
  past: PastComment,
  author: Author,
  correction: Correction | null,
): (policy: Policy) => Omit<Verdict, "reading"> {
  const { text, articleId, section } = past;
  const folded = fold(text);
  let reading: Reading | undefined;
  const read = () => (reading ??= readingOf(past, correction));
  const facts: Omit<Facts, "postedInWindow"> = {
    ...textAlone,
    authorId: past.authorId,
    articleId,
    published: author.published,
    isStaff: isStaff(past),
    writtenAt: past.writtenAt,
    daysHere: (past.postedAt.getTime() - past.joinedAt.getTime()) / dayMs,
  };
  const checks: Record<string, Check> = { ...inOrder };
  for (const name of momentary) checks[name] = screened => foundThen(past, name, screened.policy);
  return whole => {
    const policy = policyFor(whole, { section, articleId });
    const windowStart = past.postedAt.getTime() - policy.flood.seconds * 1_000;
    const postedInWindow = author.postedAt.filter(at => at > windowStart).length;
    const given = { ...facts, postedInWindow };
    return judged({ text, folded, language: past.language, facts: given, policy, read, moved: () => [] }, checks);
  };
}

function readingOf({ text, model, scores }: PastComment, correction: Correction | null): Reading {
  if (model === null) return { model: "", language: languageIn(text), scores: null };
  // With scores it is in a language that is covered; as long as that is one, it need not be told again.
  const language = scores && covered.length === 1 ? (covered[0] ?? null) : languageIn(text);
  if (!scores) return { model, language, scores, cannotSay: language === null ? "too-little" : "language" };
  const reading = { model, language, scores };
  return correction ? corrected(reading, text, correction) : reading;
}

type Momentary = (typeof momentary)[number];

/** What each of them measures, in the policy. */
const thresholdOf: Record<Momentary, (policy: Policy) => number> = {
  repeats: ({ repeats }) => repeats.similarity,
  copies: ({ copies }) => copies.comments,
  raid: ({ raid }) => raid.accounts,
  echo: ({ echo }) => echo.share,
  removedLinks: ({ removedLinks }) => removedLinks.comments,
};

function foundThen(past: PastComment, check: Momentary, policy: Policy): Found[] {
  const { then } = policy[check];
  const found = past.foundThen.find(finding => finding.check === check);
  if (then === "off" || !found || (found.score !== null && found.score < thresholdOf[check](policy))) return [];
  return [{ check, then, evidence: [] }];
}
