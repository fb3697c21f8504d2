import { say } from "../../locales/say.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel } from "../events/channels.ts";
import { recordSoon } from "../events/soon.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import { openlyAsked, type QuestionState, takesHands } from "../protocol/questionStates.ts";
import type { Member } from "../users/viewer.ts";
import { writesAs } from "../users/writing.ts";
import { lockQuestion } from "./queries.ts";

/**
 * Raises a member's hand for a question, or takes it down; again changes nothing. Throws `not-found`, `not-allowed` (the own
 * question, one that is answered).
 */
export function setHand(db: Pool, member: Member, id: Id, isUp: boolean): Promise<{ votes: number }> {
  return db.transaction(async tx => {
    if (isUp) await writesAs(tx, member.id, "react");
    const of = await authorOf(tx, id);
    const question = of && (await lockQuestion(tx, id));
    const isIn = (states: readonly QuestionState[]) => question !== undefined && states.includes(question.state);
    if (!question || of.siteId !== member.siteId || !isIn(openlyAsked)) throw new Problem("not-found");
    if (of.authorId === member.id) throw new Problem("not-allowed", { detail: () => say("details.ownQuestion") });
    if (!isIn(takesHands)) throw new Problem("not-allowed", { detail: () => say("details.answered") });
    const changed = await tx.run(
      isUp
        ? sql`insert into question_votes (comment_id, member_id) values (${id}, ${member.id}) on conflict do nothing`
        : sql`delete from question_votes where comment_id = ${id} and member_id = ${member.id}`,
    );
    if (!changed) return { votes: question.votes };
    const votes = question.votes + (isUp ? 1 : -1);
    await tx.run(sql`update questions set votes = ${votes} where comment_id = ${id}`);
    const channel = articleChannel(question.articleId);
    await recordSoon(tx, { channel, event: { kind: "question-changed", commentId: id } });
    return { votes };
  });
}

function authorOf(db: Db, id: Id): Promise<{ authorId: Id; siteId: Id } | undefined> {
  return db.maybe(sql`
    select c.author_id as "authorId", a.site_id as "siteId"
    from comments c join articles a on a.id = c.article_id where c.id = ${id}`);
}

/**
 * Gives the hands of a question, and its author's, to the one that it is joined to: each member counts once there, and who asked
 * that one does not count. Both rows are locked before.
 */
export async function giveHands(tx: Tx, { from, into }: { from: Id; into: Id }): Promise<void> {
  await tx.run(sql`
    with given as (delete from question_votes where comment_id = ${from} returning member_id)
    insert into question_votes (comment_id, member_id)
    select ${into}, m.member_id
    from (select member_id from given union select author_id from comments where id = ${from}) m
    where m.member_id <> (select author_id from comments where id = ${into})
    on conflict do nothing`);
  await tx.run(sql`
    update questions set votes = (select count(*) from question_votes v where v.comment_id = questions.comment_id)
    where comment_id in (${from}, ${into})`);
}
