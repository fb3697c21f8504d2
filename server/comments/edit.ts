import { say } from "../../locales/say.ts";
import { articleByName } from "../articles/articles.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel, type Outgoing } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce } from "../http/idempotency.ts";
import { isOpen } from "../protocol/articles.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { EditComment } from "../protocol/requests.ts";
import type { CommentView } from "../protocol/views.ts";
import { type CaseKey, closeCase, comeBack, openCase, openCaseOf } from "../review/cases.ts";
import { reportersOf } from "../review/reporters.ts";
import { likenessAside } from "../screening/aside.ts";
import type { Likeness } from "../screening/likeness.ts";
import { endStatements } from "../statements/stateReasons.ts";
import { renderComment } from "../text/markdown.ts";
import type { Member } from "../users/viewer.ts";
import { writesAs } from "../users/writing.ts";
import { changeState, toReaders } from "./changeState.ts";
import { arePicturesReviewed } from "./pictures.ts";
import { refused } from "./postAll.ts";
import { type CommentRow, commentById, lockComment } from "./queries.ts";
import { queueBehindSame, rememberTexts } from "./rememberText.ts";
import { storeRevisions } from "./revisions.ts";
import { screenAhead } from "./screenAhead.ts";
import { masked, needsLook, type Screening, screenText } from "./screenText.ts";
import { tellShown } from "./tellShown.ts";
import type { PostOptions } from "./toPost.ts";
import { authorView } from "./view.ts";
import { wantOpinions } from "./wantOpinion.ts";

/**
 * Gives the own comment a new text within the edit window: a new revision, screened like a new comment. A text that must wait
 * takes the comment out of sight; a held comment whose new text has nothing to it is shown. An edit that the desk asked for may
 * come at any time, and goes to the desk whatever the checks find, as does each that comes after it until somebody has decided.
 * Throws `not-found`, `not-allowed`, `edit-window-over`, `text-changed`, `text-refused`.
 */
export async function editComment(
  db: Pool,
  author: Member,
  commentId: Id,
  { body: text, revision }: EditComment,
  { now = new Date(), attempt, opinionSeconds }: PostOptions = {},
): Promise<CommentView> {
  const likeness = await likenessAside(text);
  const draftOf = async (db: Db, comment: CommentRow) => {
    if (comment.revision !== revision) throw new Problem("text-changed", { revision: comment.revision });
    const article = await articleByName(db, comment.articleId);
    const isQuestion = comment.question?.state === "new";
    // Who held a picture back is not passed by with another text.
    const pictures = { wait: comment.images.length > 0 && (await arePicturesReviewed(db, author.siteId)) };
    return {
      article,
      author,
      text,
      likeness,
      inReplyTo: comment.inReplyTo,
      isQuestion,
      pictures,
      replaces: comment,
      now,
    };
  };
  const draftIn = async (db: Db) => draftOf(db, ownComment(author, await commentById(db, commentId)));
  const ahead = await screenAhead(db, { text, draftIn, attempt });
  return await db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      await writesAs(tx, author.id, "comment");
      await queueBehindSame(tx, [likeness]);
      const comment = ownComment(author, await lockComment(tx, commentId));
      const draft = await draftOf(tx, comment);
      const waiting = await openCaseOf(tx, commentId);
      const isAsked = waiting?.askedAt != null;
      if (!isOpen(draft.article) && !isAsked) throw new Problem("discussion-closed");
      const screening = await screenText(tx, draft, ahead);
      const deadline = comment.postedAt.getTime() + screening.policy.editWindowSeconds * 1_000;
      if (now.getTime() > deadline && !isAsked) throw new Problem("edit-window-over");
      if (screening.verdict.outcome === "refuse") throw refused(screening);

      const events = await replaceText(tx, { comment, waiting, author, text, likeness, screening, now });
      await wantOpinions(tx, [{ commentId, revision: revision + 1, screening, withinSeconds: opinionSeconds }]);
      const edited = (await commentById(tx, commentId)) ?? comment;
      await record(tx, events);
      return authorView(edited, screening.verdict.findings);
    }),
  );
}

/** The comment, when it is the member's own and in a state that its author may change. */
function ownComment(author: Member, comment: CommentRow | undefined): CommentRow {
  if (!comment || comment.siteId !== author.siteId) throw new Problem("not-found");
  if (comment.authorId !== author.id) {
    throw comment.state === "visible" ? new Problem("not-allowed") : new Problem("not-found");
  }
  if (comment.state !== "visible" && comment.state !== "held") throw new Problem("not-allowed");
  if (comment.question && comment.question.state !== "new") {
    throw new Problem("not-allowed", { detail: () => say("details.questionTaken") });
  }
  return comment;
}

interface Edit {
  comment: CommentRow;
  waiting: CaseKey | undefined;
  author: Member;
  text: string;
  likeness: Likeness;
  screening: Screening;
  now: Date;
}

async function replaceText(tx: Tx, edit: Edit): Promise<Outgoing[]> {
  const { comment, screening, now } = edit;
  await writeRevision(tx, edit);
  const isShown = screening.verdict.outcome === "publish" && !(await isHeldByDesk(tx, comment.id));
  // Also when it stays visible: it is this revision that is public now, because a rule let it through.
  const to = isShown ? "visible" : "held";
  const change = await changeState(tx, comment, to, { now });
  if (isShown) await endStatements(tx, { commentId: comment.id, restriction: "hold" }, "author", now);
  const events = [
    ...toReaders(comment, to, change),
    ...(await tellShown(tx, change.isFirstShow ? [comment.id] : [], now)),
  ];
  const ofCase = await reviewAgain(tx, edit, isShown);
  return ofCase ? [...events, ofCase] : events;
}

/** A moderator, and not a program, made the comment wait: of what was decided about it, that stands last. */
async function isHeldByDesk(tx: Tx, commentId: Id): Promise<boolean> {
  const last = await tx.maybe<{ decision: string }>(sql`
    select decision from decisions d
    where comment_id = ${commentId} and decision not in ('undo', 'escalate')
      and not exists (select 1 from decisions u where u.undoes = d.id)
    order by id desc limit 1`);
  return last?.decision === "ask-edit";
}

async function writeRevision(tx: Tx, { comment, text, likeness, screening, now }: Edit): Promise<void> {
  const revision = comment.revision + 1;
  const html = renderComment(text, masked(screening.verdict.findings));
  await storeRevisions(tx, [{ commentId: comment.id, revision, text, html, screening, now }]);
  await tx.run(sql`
    update comments set text = ${text}, html = ${html}, revision = ${revision}, edited_at = ${now},
      state = 'held', approved_revision = null
    where id = ${comment.id}`);
  await rememberTexts(tx, [{ ...comment, likeness }]);
}

/**
 * Opens, weighs again or closes the case: it stays open while a finding or a report is unsettled, and after an edit that was
 * asked for.
 */
async function reviewAgain(tx: Tx, edit: Edit, isVisible: boolean): Promise<Outgoing | null> {
  const { comment, waiting, author, screening, now } = edit;
  const { id: commentId, siteId, articleId } = comment;
  const reporters = waiting ? await reportersOf(tx, waiting.id) : [];
  const findings = screening.verdict.findings;
  const desk = deskChannel(siteId);
  const isSettled = isVisible && !needsLook(findings) && reporters.length === 0;
  if (isSettled && !waiting?.hasAppeal && !waiting?.hasLegal) {
    if (!waiting) return null;
    await closeCase(tx, waiting.id, now);
    return { channel: desk, event: { kind: "case-closed", caseId: waiting.id, decisionId: null } };
  }
  const signals = { findings, reporters, isVisible, replies: comment.replyCount, author };
  const { caseId, isNew } = await openCase(tx, { siteId, articleId, commentId }, signals, now);
  if (waiting?.askedAt) await comeBack(tx, caseId);
  const kind = isNew || waiting?.askedAt ? "case-opened" : "case-changed";
  return { channel: desk, event: { kind, caseId } };
}
