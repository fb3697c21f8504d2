import { say } from "../../locales/say.ts";
import { commentsById } from "../comments/queries.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { AuthorRecord } from "../protocol/sanctions.ts";
import { inSectionsOf } from "../review/sections.ts";
import { occasionOf } from "../sanctions/give.ts";
import { notesAbout } from "../sanctions/notes.ts";
import { sanctionsOf } from "../sanctions/queries.ts";
import { plainText } from "../text/markdown.ts";
import type { Member } from "../users/viewer.ts";
import { decisionsOn, stands } from "./decisions.ts";

const recent = 8;
const quoteCharacters = 160;

/** What the desk knows of whom a case is about. Throws `not-found`, and `not-allowed` where that is who asks. */
export async function authorRecord(db: Db, moderator: Member, caseId: Id): Promise<AuthorRecord> {
  const { author, comment } = await occasionOf(db, moderator, caseId);
  if (author.id === moderator.id) throw new Problem("not-allowed", { detail: () => say("details.ownRecord") });
  const [sanctions, notes, decisions] = await Promise.all([
    sanctionsOf(db, author.id),
    notesAbout(db, author.id),
    earlierDecisions(db, moderator, author.id, comment.id),
  ]);
  return { ...author, sanctions, notes, decisions };
}

async function earlierDecisions(
  db: Db,
  moderator: Member,
  authorId: Id,
  besideComment: Id,
): Promise<AuthorRecord["decisions"]> {
  const found = await db.all<{ id: Id; commentId: Id }>(sql`
    select d.id, d.comment_id as "commentId"
    from decisions d join comments c on c.id = d.comment_id join articles a on a.id = c.article_id
    where c.author_id = ${authorId} and c.id <> ${besideComment} and ${stands} and ${inSectionsOf(moderator)}
    order by d.id desc limit ${recent}`);
  const [decisions, comments] = await Promise.all([
    decisionsOn(db, sql`d.id = any(${found.map(({ id }) => id)}::bigint[])`),
    commentsById(
      db,
      found.map(({ commentId }) => commentId),
    ),
  ]);
  const commentOf = (id: Id) => comments.find(comment => comment.id === found.find(one => one.id === id)?.commentId);
  return decisions
    .reverse()
    .map(decision => ({ ...decision, quote: plainText(commentOf(decision.id)?.text ?? "", quoteCharacters) }));
}
