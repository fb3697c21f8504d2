import { type Article, articleByName } from "../articles/articles.ts";
import { mayDiscuss, refuseWhereClosed } from "../articles/discussing.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel, deskChannel, type Outgoing } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import { slowDown } from "../pace/slow.ts";
import type { Anchor } from "../protocol/anchors.ts";
import type { Id } from "../protocol/basics.ts";
import type { Finding } from "../protocol/findings.ts";
import { limits } from "../protocol/limits.ts";
import { Problem } from "../protocol/problems.ts";
import type { PostComment } from "../protocol/requests.ts";
import type { CommentState, CommentView, Nudge } from "../protocol/views.ts";
import { openCase } from "../review/cases.ts";
import { likenessAside } from "../screening/aside.ts";
import { alsoNudges } from "../screening/checks/model.ts";
import type { Likeness } from "../screening/likeness.ts";
import { renderComment } from "../text/markdown.ts";
import type { Member } from "../users/viewer.ts";
import { writesAs } from "../users/writing.ts";
import { anchorIn } from "./anchors.ts";
import { storeQuestion } from "./asked.ts";
import { changeState, toReaders } from "./changeState.ts";
import { type CommentRow, commentById } from "./queries.ts";
import { queueBehindSame, rememberText } from "./rememberText.ts";
import { storeRevision } from "./revisions.ts";
import { screenAhead } from "./screenAhead.ts";
import { type Draft, masked, needsLook, type Screening, screenText } from "./screenText.ts";
import { tellAnswered } from "./tellAnswered.ts";
import { authorView, forAuthor } from "./view.ts";
import { wantOpinion } from "./wantOpinion.ts";

export interface PostOptions extends WriteOptions {
  /** How long a second opinion may take; absent where nobody can be asked for one. */
  opinionSeconds?: number | undefined;
  /** What else is done in the transaction that stores the comment; answers its events. */
  also?: (tx: Tx, comment: CommentView) => Promise<Outgoing[]>;
}

/**
 * Posts a comment or a reply: screened, stored with its findings, shown or held, told to everybody who watches. Throws
 * `not-found`, `discussion-closed`, `discussion-paused`, `questions-closed`, `parent-gone`, `text-refused`, `slow-mode`,
 * `key-reused`, and `unprocessable-request` for a parent that is not of this article.
 */
export async function postComment(
  db: Pool,
  author: Member,
  articleName: string,
  request: PostComment,
  { now = new Date(), attempt, opinionSeconds, also }: PostOptions = {},
): Promise<CommentView> {
  const likeness = await likenessAside(request.body);
  const draftIn = (db: Db) => draftOf(db, author, articleName, request, likeness);
  const ahead = await screenAhead(db, { text: request.body, draftIn, now, attempt });
  return await db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      await writesAs(tx, author.id, "comment");
      const draft = await draftIn(tx);
      await mayDiscuss(tx, draft.article, author);
      await queueBehindSame(tx, likeness);
      const screening = await screenText(tx, draft, now, ahead);
      const parent = await parentIn(tx, draft.article.id, draft.inReplyTo);
      if (screening.verdict.outcome === "refuse") throw refused(screening);
      await slowDown(tx, draft, now);
      const comment = await insertComment(tx, draft, parent, screening, now);
      const events = await settle(tx, comment, screening, now);
      await wantOpinion(tx, { commentId: comment.id, revision: 1 }, screening, opinionSeconds);
      const view = authorView(await stored(tx, comment.id), screening.verdict.findings);
      await record(tx, [...events, ...((await also?.(tx, view)) ?? [])]);
      return view;
    }),
  );
}

/** What the author should know before posting: findings that hold, refuse or ask to think again; else null. Stores nothing. */
export async function nudge(db: Db, author: Member, articleName: string, request: PostComment): Promise<Nudge | null> {
  const draft = await draftOf(db, author, articleName, request, await likenessAside(request.body));
  const { verdict, policy } = await screenText(db, draft, new Date());
  // What is only pointed at is for the desk. Where everything waits, of a site or of a person, there may be nothing to mend.
  const weighty = verdict.findings
    .map((finding): Finding => (alsoNudges(finding, policy) ? { ...finding, then: "nudge" } : finding))
    .filter(({ check, then }) => then !== "flag" && !alwaysWait.includes(check));
  if (weighty.length === 0) return null;
  return { nudge: true, then: verdict.outcome, findings: forAuthor(weighty) };
}

/** Where all that somebody writes waits there is nothing to mend. */
const alwaysWait: readonly Finding["check"][] = ["premoderated", "firstTimer", "question"];
/** What is to be posted: with its whole article, and what it is to be on. */
type NewDraft = Draft & { article: Article; anchor: Anchor | undefined };

/** What is to be posted, as the checks are asked. Throws as {@link articleToDiscuss}, and `questions-closed`. */
async function draftOf(
  db: Db,
  author: Member,
  articleName: string,
  { body: text, parentId: inReplyTo = null, anchor, isQuestion }: PostComment,
  likeness: Likeness,
): Promise<NewDraft> {
  const article = await articleToDiscuss(db, author, articleName);
  if (isQuestion && !article.asksQuestions) throw new Problem("questions-closed");
  return { article, author, text, likeness, inReplyTo, anchor, isQuestion };
}

/** The article, when this member may write under it. Throws `not-found`, `discussion-closed`, `discussion-paused`. */
async function articleToDiscuss(db: Db, member: Member, name: string): Promise<Article> {
  const article = await articleByName(db, name);
  if (article.siteId !== member.siteId) throw new Problem("not-found");
  refuseWhereClosed(article, member);
  return article;
}

interface Parent {
  id: Id;
  parentId: Id | null;
  depth: number;
}

/** The comment that is answered, its row locked: nobody takes it back before the answer stands under it. */
async function parentIn(tx: Tx, articleId: Id, parentId: Id | null): Promise<Parent | null> {
  if (parentId === null) return null;
  const parent = await tx.maybe<Parent & { state: CommentState }>(sql`
    select id, parent_id as "parentId", depth, state
    from comments where id = ${parentId} and article_id = ${articleId} for no key update`);
  if (!parent) {
    const errors = [{ path: "parentId", message: "is not a comment of this article" }];
    throw new Problem("unprocessable-request", { errors });
  }
  if (parent.state !== "visible") throw new Problem("parent-gone");
  return parent;
}

export function refused({ verdict }: Screening): Problem {
  const findings: Finding[] = verdict.findings.filter(finding => finding.then === "refuse");
  return new Problem("text-refused", { findings: forAuthor(findings) });
}

interface NewComment {
  id: Id;
  siteId: Id;
  articleId: Id;
  author: Member;
  parentId: Id | null;
  inReplyTo: Id | null;
  isShown: boolean;
  isQuestion?: boolean | undefined;
}

async function insertComment(
  tx: Tx,
  { article, author, text, likeness, anchor, isQuestion }: NewDraft,
  parent: Parent | null,
  screening: Screening,
  now: Date,
): Promise<NewComment> {
  // Below the deepest level that is drawn a reply stands beside what it answers, and keeps whom it answers.
  const isBelowCap = parent !== null && parent.depth >= limits.depthMost;
  const parentId = isBelowCap ? parent.parentId : (parent?.id ?? null);
  const inReplyTo = parent?.id ?? null;
  const depth = parent ? Math.min(parent.depth + 1, limits.depthMost) : 0;
  const on = await anchorIn(tx, article, anchor);
  const html = renderComment(text, masked(screening.verdict.findings));
  const { id } = await tx.one<{ id: Id }>(sql`
    insert into comments (
      article_id, author_id, parent_id, in_reply_to, on_update, on_paragraph, depth, state, text, html, posted_at, active_at)
    values (
      ${article.id}, ${author.id}, ${parentId}, ${inReplyTo}, ${on.update}, ${on.paragraph}, ${depth}, 'held', ${text}, ${html}, ${now}, ${now})
    returning id`);
  await storeRevision(tx, { commentId: id, revision: 1, text, html, screening, now });
  await rememberText(tx, { id, siteId: article.siteId }, likeness);
  if (isQuestion) await storeQuestion(tx, { id, articleId: article.id }, now);
  const isShown = screening.verdict.outcome === "publish";
  return { id, siteId: article.siteId, articleId: article.id, author, parentId, inReplyTo, isShown, isQuestion };
}

/** Shows it when it may be shown, opens a case when somebody should look; answers the events. */
async function settle(tx: Tx, comment: NewComment, { verdict }: Screening, now: Date): Promise<Outgoing[]> {
  const { id: commentId, siteId, articleId, author, isShown } = comment;
  const events: Outgoing[] = [];
  if (isShown) {
    const standing = {
      ...comment,
      authorId: author.id,
      state: "held",
      wasVisible: false,
      replyCount: 0,
      question: null,
    } as const;
    const change = await changeState(tx, standing, "visible", { now });
    events.push(...toReaders(standing, "visible", change), ...(await tellAnswered(tx, comment, change, now)));
  }
  if (!isShown || needsLook(verdict.findings)) {
    const signals = { findings: verdict.findings, reporters: [], isVisible: isShown, replies: 0, author };
    const { caseId } = await openCase(tx, { siteId, articleId, commentId }, signals, now);
    events.push({ channel: deskChannel(siteId), event: { kind: "case-opened", caseId } });
  }
  if (comment.isQuestion) {
    events.push({ channel: articleChannel(articleId), event: { kind: "question-changed", commentId } });
  }
  return events;
}

async function stored(db: Db, id: Id): Promise<CommentRow> {
  const row = await commentById(db, id);
  if (!row) throw new Error("the comment that was just written is not there");
  return row;
}
