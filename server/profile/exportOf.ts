import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { bytesOf, type Images } from "../images/images.ts";
import type { Id } from "../protocol/basics.ts";
import { kept } from "./kept.ts";

const atOnce = 500;

/**
 * Everything that is kept of somebody as one JSON object, piece by piece, so that a hundred thousand comments take no more memory than five
 * hundred: the account, every comment with all its versions, pictures, and a part for each table that keeps something.
 */
export async function* exportOf(images: Images, memberId: Id): AsyncGenerator<string> {
  const { db } = images;
  const account = await db.one(sql`
    select id, name, email, email_verified_at as "emailVerifiedAt", role, badges, bio, is_guest as "isGuest", joined_at as "joinedAt",
      published, removed from members where id = ${memberId}`);
  yield `{"exportedAt":${JSON.stringify(new Date())},"account":${JSON.stringify(account)}`;
  yield* list("comments", commentsOf(db, memberId));
  yield* list("pictures", picturesOf(images, memberId));
  for (const [column, { export: part }] of Object.entries(kept)) {
    if (part) yield `,${JSON.stringify(column.split(".")[0])}:${JSON.stringify(await db.all(part(memberId)))}`;
  }
  yield "}\n";
}

async function* list(name: string, items: AsyncIterable<object>): AsyncGenerator<string> {
  yield `,${JSON.stringify(name)}:[`;
  let isFirst = true;
  for await (const item of items) {
    yield `${isFirst ? "" : ","}\n${JSON.stringify(item)}`;
    isFirst = false;
  }
  yield "]";
}

async function* commentsOf(db: Db, memberId: Id): AsyncGenerator<object> {
  let after: Id | undefined = "0";
  while (after) {
    const some: { id: Id }[] = await db.all(sql`
      select c.id, c.article_id as "articleId", a.title as "articleTitle", c.parent_id as "parentId", c.state, c.posted_at as "postedAt",
        (select jsonb_agg(jsonb_build_object('revision', r.revision, 'text', r.text, 'writtenAt', r.written_at) order by r.revision)
         from revisions r where r.comment_id = c.id) as versions
      from comments c join articles a on a.id = c.article_id
      where c.author_id = ${memberId} and c.id > ${after} order by c.id limit ${atOnce}`);
    yield* some;
    after = some.at(-1)?.id;
  }
}

async function* picturesOf(images: Images, memberId: Id): AsyncGenerator<object> {
  const rows = await images.db.all<{ id: string }>(sql`
    select id, purpose, comment_id as "commentId", type, made_at as "madeAt" from images
    where member_id = ${memberId} and made_at > '-infinity' order by made_at`);
  for (const row of rows) yield { ...row, base64: (await bytesOf(images, row.id))?.toString("base64") ?? null };
}
