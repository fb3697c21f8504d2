import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { letImagesGo } from "../images/images.ts";
import { nobodysName } from "../protocol/articles.ts";
import type { Id } from "../protocol/basics.ts";
import { kept } from "./kept.ts";

/**
 * Takes everything of a person out of the account, its picture and its ways to sign in with it, in this transaction. The row stays for what refers
 * to it: comments, decisions, the audit.
 */
export async function emptyMember(tx: Tx, id: Id): Promise<void> {
  // What others were told of answers names who wrote them.
  await tx.run(sql`
    update notices n set notice = jsonb_set(n.notice, '{by}', to_jsonb(${nobodysName}::text))
    from comments c where c.author_id = ${id} and n.notice->>'commentId' = c.id::text and n.notice ? 'by'`);
  for (const { forget } of Object.values(kept)) if (forget) await tx.run(forget(id));
  await letImagesGo(tx, sql`i.member_id = ${id} and i.comment_id is null`);
  await tx.run(sql`
    update members set name = ${nobodysName}, email = null, email_verified_at = null, has_own_account = false, password_hash = '!',
      bio = '', url = null, language = null, avatar_id = null, badges = '{}', deleted_at = now()
    where id = ${id}`);
}
