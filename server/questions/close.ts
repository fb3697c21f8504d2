import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { QuestionView } from "../protocol/questions.ts";
import { plainWords } from "../screening/fold.ts";
import { isOpenlyAsked, type QuestionRow, questionColumns, questionViews } from "./queries.ts";

/** With how many a text is compared, how much of each is read (a long one asks in its first sentences), and how many are offered. */
const most = { compared: 500, letters: 300, offered: 3 };

/** Of the questions that everybody sees those that are close to a text, the closest first. */
export async function closeQuestions(db: Db, article: { id: Id }, text: string): Promise<QuestionView[]> {
  const rows = await db.all<QuestionRow & { text: string }>(sql`
    select ${questionColumns}, left(c.text, ${most.letters}) as text from questions q join comments c on c.id = q.comment_id
    where q.article_id = ${article.id} and ${isOpenlyAsked}
    order by q.votes desc, q.comment_id limit ${most.compared}`);
  return await questionViews(db, closest(text, rows).slice(0, most.offered));
}

/** From which closeness on; tests/questions/close.test.ts has the pairs by which it was chosen. */
const least = 0.38;

/**
 * Of short texts about one thing those that ask the same, the closest first. Three words in a row, by which long texts are
 * compared, hardly ever agree between two ways of asking. So it is single words, by their first four letters (call, called,
 * calling), without those that are shorter (the, why, und, les), each weighed by how rare it is among the questions (inverse
 * document frequency, K. Sparck Jones, 1972): twice the shared weight over all weight (L. R. Dice, 1945), 0..1.
 */
export function closest<Other extends { text: string }>(text: string, others: readonly Other[]): Other[] {
  const here = stems(text);
  const there = others.map(other => stems(other.text));
  const uses = new Map<string, number>();
  for (const stem of there.flatMap(all => [...all])) uses.set(stem, (uses.get(stem) ?? 0) + 1);
  const weigh = (of: Iterable<string>) => {
    let sum = 0;
    for (const stem of of) sum += Math.log(1 + others.length / (uses.get(stem) ?? 1));
    return sum;
  };
  const whole = weigh(here);
  return others
    .map((other, i) => {
      const theirs = there[i] ?? new Set();
      const shared = weigh([...here].filter(stem => theirs.has(stem)));
      return { other, closeness: shared === 0 ? 0 : (2 * shared) / (whole + weigh(theirs)) };
    })
    .filter(({ closeness }) => closeness >= least)
    .sort((a, b) => b.closeness - a.closeness)
    .map(({ other }) => other);
}

const stemLetters = 4;

/** Numbers are kept whatever their length. */
const stems = (text: string): Set<string> =>
  new Set(
    plainWords(text.slice(0, most.letters))
      .filter(word => word.length >= stemLetters || /^\d/.test(word))
      .map(word => word.slice(0, stemLetters)),
  );
