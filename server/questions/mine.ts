import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { MyQuestion, MyQuestions } from "../protocol/questions.ts";
import { isOpenlyAsked, type QuestionRow, questionColumns } from "./queries.ts";

const most = 20;

interface MyRow extends QuestionRow {
  text: string;
  before: number;
  /** Who asked what it was joined to; null when readers do not see that. */
  joinedName: string | null;
}

/** What differs by viewer of the questions of an article. What became of a removed comment its author reads at the comment. */
export async function myQuestions(db: Db, articleId: Id, memberId: Id): Promise<MyQuestions> {
  const [votes, rows] = await Promise.all([
    db.all<{ id: Id }>(sql`
      select v.comment_id as id from question_votes v join questions q on q.comment_id = v.comment_id
      where v.member_id = ${memberId} and q.article_id = ${articleId} and ${isOpenlyAsked}`),
    db.all<MyRow>(sql`
      select ${questionColumns}, c.text,
        (select count(*)::int from questions b
         where b.article_id = q.article_id
           and (b.state = 'now' or b.state = 'next' and (b.moved_at, b.comment_id) < (q.moved_at, q.comment_id))) as before,
        (select m.name from comments j join members m on m.id = j.author_id join questions o on o.comment_id = j.id
         where j.id = q.joined_to and j.state = 'visible') as "joinedName"
      from questions q join comments c on c.id = q.comment_id
      where q.article_id = ${articleId} and c.author_id = ${memberId} and c.state in ('held', 'visible')
      order by q.comment_id desc limit ${most}`),
  ]);
  return { votes: votes.map(({ id }) => id), questions: rows.map(myQuestion) };
}

function myQuestion(row: MyRow): MyQuestion {
  const { id, text, state, votes, movedAt, before, whyDeclined, joinedTo, joinedName, answerId } = row;
  return {
    id,
    text,
    state,
    votes,
    movedAt: movedAt.toISOString(),
    ...(state === "next" ? { before } : {}),
    ...(whyDeclined === null ? {} : { why: whyDeclined }),
    ...(state === "joined"
      ? { joinedTo: joinedTo && joinedName !== null ? { id: joinedTo, name: joinedName } : null }
      : {}),
    ...(state === "answered" && answerId ? { answerId } : {}),
  };
}
