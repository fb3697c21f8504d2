import { setSwitches } from "../articles/change.ts";
import { setPerson } from "../articles/setPerson.ts";
import { postComment } from "../comments/post.ts";
import type { Pool } from "../db/pool.ts";
import { answerQuestion, moveQuestion } from "../moderation/moveQuestion.ts";
import type { Id } from "../protocol/basics.ts";
import type { QuestionState } from "../protocol/questionStates.ts";
import type { MoveQuestion } from "../protocol/questions.ts";
import { setHand } from "../questions/hands.ts";
import type { Member } from "../users/viewer.ts";
import { duration } from "./clock.ts";
import type { PersonKey } from "./people.ts";

/** One question of a script, with what happened to it. Durations are as in the scripts: of the article, or of the question. */
export interface SaidQuestion {
  by: PersonKey;
  after: string;
  text: string;
  hands?: number;
  /** Where a host has put it; asked when absent, as long as it was looked at. */
  state?: "next" | "now";
  answer?: { after: string; text: string };
  declined?: string;
  /** Who asked what it was joined to. */
  joinedTo?: PersonKey;
}

interface Asked {
  db: Pool;
  slug: string;
  publishedAt: Date;
  /** Answers; it is also who looks at the questions. */
  host: PersonKey;
  /** Of the desk: makes somebody host. */
  chief: PersonKey;
  memberOf(key: PersonKey): Promise<Member>;
  /** Readers who raise a hand: so many, and never the author. */
  readers(by: PersonKey, count: number, turn: number): PersonKey[];
}

interface Deed {
  at: number;
  happen: (now: Date) => Promise<unknown>;
}

/** How long a host takes to look at a question, and to put it in its place. */
const lookedAfterMs = 4 * 60_000;
const placedAfterMs = 25 * 60_000;
const handsAfterMs = 60_000;

/** Everything that happened to the questions of an article, each with its moment. */
export function questionsOf(stage: Asked, questions: readonly SaidQuestion[]): Deed[] {
  const { db, slug, publishedAt, host, chief, memberOf, readers } = stage;
  const start = publishedAt.getTime();
  const ids = new Map<PersonKey, Id>();
  const idOf = (key: PersonKey) => ids.get(key) ?? "0";
  const deeds: Deed[] = [];
  const add = (at: number, happen: Deed["happen"]) => deeds.push({ at, happen });
  const move = async (key: PersonKey, from: QuestionState, more: Partial<MoveQuestion>, now: Date) =>
    moveQuestion(db, await memberOf(host), idOf(key), { from, revision: 1, ...more } as MoveQuestion, { now });

  const opensAt = Math.min(...questions.map(({ after }) => start + duration(after))) - lookedAfterMs;
  add(opensAt, async now => {
    const { id } = await memberOf(host);
    await setPerson(db, await memberOf(chief), slug, id, { part: "host" }, { now });
    await setSwitches(db, await memberOf(chief), slug, { asksQuestions: true }, { now });
  });
  for (const [turn, { by, after, text, hands = 0, state, answer, declined, joinedTo }] of questions.entries()) {
    const at = start + duration(after);
    add(at, async now => {
      const { id } = await postComment(db, await memberOf(by), slug, { body: text, isQuestion: true }, { now });
      ids.set(by, id);
    });
    const looked = at + lookedAfterMs;
    if (declined) add(looked, now => move(by, "new", { to: "declined", why: declined }, now));
    else if (joinedTo) add(looked, now => move(by, "new", { to: "joined", into: idOf(joinedTo) }, now));
    else if (hands > 0) add(looked, now => move(by, "new", { to: "approved" }, now));
    if (hands > 0) {
      add(looked + handsAfterMs, async () => {
        for (const key of readers(by, hands, turn)) await setHand(db, await memberOf(key), idOf(by), true);
      });
    }
    if (state) add(at + placedAfterMs, now => move(by, "approved", { to: state }, now));
    if (answer) {
      add(at + duration(answer.after), async now =>
        answerQuestion(db, await memberOf(host), idOf(by), { body: answer.text }, { now }),
      );
    }
  }
  return deeds;
}
