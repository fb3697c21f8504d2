import { articleByName } from "../articles/articles.ts";
import type { Tx } from "../db/pool.ts";
import type { Outgoing } from "../events/channels.ts";
import { notify } from "../notices/notices.ts";
import type { Settle } from "../protocol/deciding.ts";
import type { CommentState, Notice, NoticeOfDecision } from "../protocol/views.ts";
import { plainText } from "../text/markdown.ts";
import type { Judged } from "./lockCase.ts";

/** A notice of what was decided, with the reason; none of what changes nothing for the author. */
export async function tellAuthor(
  tx: Tx,
  { comment, now }: Judged,
  request: Settle,
  { to, statement }: { to: CommentState; statement: string | null },
): Promise<Outgoing[]> {
  const { decision } = request;
  if (decision === "escalate" || (decision !== "feature" && decision !== "ask-edit" && comment.state === to)) return [];
  const note = request.note?.trim();
  const about = { ...(await aboutComment(tx, { comment })), ...(note ? { note } : {}) };
  return [await notify(tx, comment.authorId, noticeOf(request, about, statement ? { statement } : {}), now)];
}

/** What every notice about a comment names. */
export async function aboutComment(tx: Tx, { comment }: Pick<Judged, "comment">): Promise<NoticeOfDecision> {
  const { slug, title } = await articleByName(tx, comment.articleId);
  return { commentId: comment.id, articleSlug: slug, articleTitle: title, quote: plainText(comment.text, 200) };
}

function noticeOf(
  request: Exclude<Settle, { decision: "escalate" }>,
  about: NoticeOfDecision,
  stated: { statement?: string },
): Notice {
  switch (request.decision) {
    case "approve":
      return { kind: "approved", ...about };
    case "feature":
      return { kind: "featured", ...about };
    case "reject":
      return {
        kind: "rejected",
        ...about,
        ...stated,
        reason: request.reason,
        ...(request.sanction ? { isSanctioned: true } : {}),
      };
    case "ask-edit":
      return { kind: "edit-asked", ...about, ...stated, reason: request.reason };
  }
}
