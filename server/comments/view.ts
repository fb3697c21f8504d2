import { authorView as authorViewOf } from "../articles/people.ts";
import type { AuthorView } from "../protocol/articles.ts";
import type { Finding } from "../protocol/findings.ts";
import { openlyAsked, type QuestionState } from "../protocol/questionStates.ts";
import type { CommentView } from "../protocol/views.ts";
import { anchorView } from "./anchors.ts";
import { pictureView } from "./pictures.ts";
import type { CommentRow } from "./queries.ts";

const nobody = { id: "0", name: "", badges: [] };

/** What a view for everybody is made of. */
export type PublicRow = Omit<
  CommentRow,
  "siteId" | "articleState" | "text" | "wasVisible" | "reactionCount" | "activeAt"
>;

/** A comment as everybody sees it: of one that is not visible only the trace. */
export function publicView(row: PublicRow): CommentView {
  return row.state === "visible" ? publicQuestion(wholeView(row)) : traceView(row);
}

/** Of a question that was declined or joined to another one readers see the comment alone, if they do. */
function publicQuestion({ question, ...view }: CommentView): CommentView {
  return question && (openlyAsked as readonly QuestionState[]).includes(question.state) ? { ...view, question } : view;
}

/** A comment for its author: whatever its state, with its text and what the checks found, but for what they measured. */
export function authorView(row: CommentRow, findings: Finding[]): CommentView {
  return insiderView(row, forAuthor(findings));
}

/** Which words, and why; never a score or a second opinion, which would be read as a verdict and tuned against. */
export function forAuthor(findings: readonly Finding[]): Finding[] {
  return findings
    .filter(({ check }) => check !== "secondOpinion")
    .map(({ check, then, why, says, evidence }) => ({ check, then, why, ...(says && { says }), evidence }));
}

/** A comment for the desk: whatever its state, with its text and what the checks found. */
export function insiderView(row: CommentRow, findings: Finding[]): CommentView {
  return { ...wholeView(row), ...removal(row), text: row.text, findings };
}

function wholeView(row: PublicRow): CommentView {
  return {
    ...frame(row),
    author: authorOf(row),
    html: row.html,
    ...(row.images.length > 0 ? { images: row.images.map(pictureView) } : {}),
    reactions: row.reactions,
    ...(row.isFeatured ? { isFeatured: true } : {}),
    ...(row.anchor ? { anchor: anchorView(row.anchor) } : {}),
    ...(row.question ? { question: row.question } : {}),
    editedAt: row.editedAt?.toISOString() ?? null,
  };
}

function traceView(row: PublicRow): CommentView {
  return { ...frame(row), ...removal(row), author: nobody, html: "", reactions: {}, editedAt: null };
}

/** What a view says of a comment in any state. */
function frame(row: PublicRow) {
  return {
    id: row.id,
    articleId: row.articleId,
    parentId: row.parentId,
    ...(row.inReplyTo ? { inReplyTo: { id: row.inReplyTo, name: row.answeredName ?? "" } } : {}),
    state: row.state,
    revision: row.revision,
    depth: row.depth,
    replyCount: row.replyCount,
    postedAt: row.postedAt.toISOString(),
  };
}

function removal(row: PublicRow): Pick<CommentView, "removedFor"> {
  return row.state === "rejected" && row.removedFor ? { removedFor: row.removedFor } : {};
}

function authorOf(row: PublicRow): AuthorView {
  const {
    authorId: id,
    authorName: name,
    authorRole: role,
    authorBadges: badges,
    authorPart: part,
    authorLabel: label,
    authorAvatarId: avatarId,
    authorIsGuest: isGuest,
    authorIsGone: isGone,
  } = row;
  return authorViewOf({ id, name, role, badges, part, label, avatarId, isGuest, isGone });
}
