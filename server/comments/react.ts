import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { Problem } from "../protocol/problems.ts";
import type { Id, ReactionCounts, ReactionKind } from "../protocol/views.ts";
import type { Member } from "../users/viewer.ts";
import { lockComment } from "./queries.ts";

/** Sets or takes back a member's reaction; asked again it changes nothing. Throws `not-found`, `not-allowed` (the own comment). */
export function react(
  db: Pool,
  member: Member,
  commentId: Id,
  kind: ReactionKind,
  on: boolean,
): Promise<{ reactions: ReactionCounts }> {
  return db.transaction(async tx => {
    const comment = await lockComment(tx, commentId);
    if (comment?.state !== "visible" || comment.siteId !== member.siteId) throw new Problem("not-found");
    if (comment.authorId === member.id) throw new Problem("not-allowed", { detail: "This is your own comment." });
    const changed = await tx.run(
      on
        ? sql`insert into reactions (comment_id, member_id, kind) values (${commentId}, ${member.id}, ${kind})
              on conflict do nothing`
        : sql`delete from reactions where comment_id = ${commentId} and member_id = ${member.id} and kind = ${kind}`,
    );
    if (!changed) return { reactions: comment.reactions };
    const reactions = counted(comment.reactions, kind, on ? 1 : -1);
    await tx.run(sql`
      update comments set reactions = ${JSON.stringify(reactions)}::jsonb, reaction_count = reaction_count + ${on ? 1 : -1}
      where id = ${commentId}`);
    await record(tx, [{ channel: articleChannel(comment.articleId), event: { kind: "reactions-changed", commentId } }]);
    return { reactions };
  });
}

/** The counts with one more or less; a kind without any is absent. */
function counted(reactions: ReactionCounts, kind: ReactionKind, by: 1 | -1): ReactionCounts {
  const { [kind]: before = 0, ...others } = reactions;
  return before + by > 0 ? { ...others, [kind]: before + by } : others;
}
