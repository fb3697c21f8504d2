import { say } from "../../locales/say.ts";
import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel } from "../events/channels.ts";
import { recordSoon } from "../events/soon.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { Reaction, ReactionCounts } from "../protocol/reactions.ts";
import { currentReactions } from "../sites/policy.ts";
import type { Member } from "../users/viewer.ts";
import { writesAs } from "../users/writing.ts";
import { lockComment } from "./queries.ts";

/**
 * Sets or takes back a member's reaction; asked again it changes nothing. A kind that the site has given up can only be taken
 * back. In an archive nothing is added any more. Throws `not-found` (the comment, the kind), `not-allowed` (the own comment),
 * `discussion-closed`.
 */
export function react(
  db: Pool,
  member: Member,
  commentId: Id,
  kind: Reaction["kind"],
  on: boolean,
): Promise<{ reactions: ReactionCounts }> {
  return db.transaction(async tx => {
    if (on) await writesAs(tx, member.id, "react");
    const comment = await lockComment(tx, commentId);
    if (comment?.state !== "visible" || comment.siteId !== member.siteId) throw new Problem("not-found");
    if (comment.authorId === member.id) throw new Problem("not-allowed", { detail: () => say("details.ownComment") });
    if (on && comment.articleState === "archived") throw new Problem("discussion-closed", { state: "archived" });
    if (on && !(await currentReactions(tx, member.siteId)).some(one => one.kind === kind)) {
      throw new Problem("not-found", { detail: () => say("details.noReaction") });
    }
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
    await recordSoon(tx, {
      channel: articleChannel(comment.articleId),
      event: { kind: "reactions-changed", commentId },
    });
    return { reactions };
  });
}

/** The counts with one more or less; a kind without any is absent. */
function counted(reactions: ReactionCounts, kind: Reaction["kind"], by: 1 | -1): ReactionCounts {
  const { [kind]: before = 0, ...others } = reactions;
  return before + by > 0 ? { ...others, [kind]: before + by } : others;
}
