import { say } from "../../locales/say.ts";
import { type Article, articleByName } from "../articles/articles.ts";
import { mayHost } from "../articles/people.ts";
import { type AuditEntry, sha256 } from "../audit/entry.ts";
import { recordAudit } from "../audit/record.ts";
import { type QuestionMove, setQuestionState } from "../comments/asked.ts";
import { changeState, toReaders } from "../comments/changeState.ts";
import { postComment } from "../comments/post.ts";
import { type CommentRow, commentById, lockComment } from "../comments/queries.ts";
import { tellShown } from "../comments/tellShown.ts";
import type { PostOptions } from "../comments/toPost.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel, deskChannel, type Outgoing, userChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import type { Id } from "../protocol/basics.ts";
import { wrongField } from "../protocol/faults.ts";
import { Problem } from "../protocol/problems.ts";
import { mayBecome, type QuestionState, takesHands } from "../protocol/questionStates.ts";
import type { AnswerQuestion, MoveQuestion } from "../protocol/questions.ts";
import type { CommentView } from "../protocol/views.ts";
import { giveHands } from "../questions/hands.ts";
import { lockQuestion, type QuestionRow } from "../questions/queries.ts";
import { closeCase, openCaseOf } from "../review/cases.ts";
import { appealWaits } from "../statements/queries.ts";
import { endStatements } from "../statements/stateReasons.ts";
import type { Member } from "../users/viewer.ts";
import { lockCase, refuseOwn } from "./lockCase.ts";
import { refuseToTouch, settleCase } from "./settleCase.ts";

/** A question and its comment, both locked, before a host who moves it. */
interface Moved {
  host: Member;
  article: Article;
  comment: CommentRow;
  question: QuestionRow;
  now: Date;
}

/**
 * Moves a question on behalf of a host. Approving a new one decides the case of its comment, too, and so is undone as a decision;
 * one that is not taken ends its case without a decision: it is no removal. Throws `not-found`, `not-allowed`, `question-moved` (it is
 * in another state than the host saw, or cannot become what is asked), `question-on-stage`, `text-changed`, `already-claimed`,
 * `appeal-waits`, and `unprocessable-request` for a question or an answer that it cannot be linked with.
 */
export function moveQuestion(
  db: Pool,
  host: Member,
  id: Id,
  request: MoveQuestion,
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<void> {
  return db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      const moved = await lockToMove(tx, host, id, { beside: besideOf(request), now });
      const { comment, question } = moved;
      const { from, to, revision } = request;
      if (comment.revision !== revision) throw new Problem("text-changed", { revision: comment.revision });
      if (question.state !== from || !mayBecome(from, to) || !isThere(comment)) throw await movedAlready(tx, question);
      const { audit, events } = await doMove(tx, moved, request);
      const linked = besideOf(request);
      const facts = { from, to, why: request.why ? sha256(request.why) : null, ...(linked ? { with: linked } : {}) };
      await recordAudit(tx, host.siteId, [...audit, auditOf(moved, facts)], now);
      await record(tx, [...events, ...toldOf(moved)]);
    }),
  );
}

/**
 * Answers a question: a host's reply under it, posted as every other, and the question moved to `answered`, in one transaction; with
 * `revision` a new one is published first, and then both stand or neither. An answer that the checks hold leaves the question where it
 * is. Throws what `postComment` throws, `not-allowed`, `question-moved`, and of a new one what approving it throws.
 */
export async function answerQuestion(
  db: Pool,
  host: Member,
  id: Id,
  { body, revision }: AnswerQuestion,
  options: PostOptions = {},
): Promise<CommentView> {
  const now = options.now ?? new Date();
  const question = await commentById(db, id);
  if (!question?.question || question.siteId !== host.siteId) throw new Problem("not-found");
  refuseOthers(host, await articleByName(db, question.articleId), question);
  let approval: AuditEntry[] = [];
  const first = async (tx: Tx): Promise<Outgoing[]> => {
    const moved = await lockToMove(tx, host, id, { now });
    if (moved.question.state !== "new" || revision === undefined) return [];
    if (moved.comment.revision !== revision) throw new Problem("text-changed", { revision: moved.comment.revision });
    const done = await publish(tx, moved, { revision });
    approval = done.audit;
    return done.events;
  };
  const also = async (tx: Tx, answer: CommentView): Promise<Outgoing[]> => {
    const moved = await lockToMove(tx, host, id, { now });
    const { state: from } = moved.question;
    if (!mayBecome(from, "answered")) throw await movedAlready(tx, moved.question);
    if (approval.length > 0) refuseToWait(answer);
    if (answer.state !== "visible") return [];
    await setQuestionState(tx, { id, from, to: "answered", actorId: host.id, answerId: answer.id, now });
    await recordAudit(tx, host.siteId, [...approval, auditOf(moved, { from, to: "answered", with: answer.id })], now);
    return toldOf(moved);
  };
  const request = { body, parentId: id };
  return await postComment(db, host, question.articleId, request, { ...options, now, first, also });
}

/** An answer that others do not see yet is none. */
export function refuseToWait({ state, findings = [] }: CommentView): void {
  if (state !== "visible") throw new Problem("text-refused", { findings, detail: () => say("details.answerWaits") });
}

/** The question with its comment and what it is linked with, locked from the youngest on. Throws `not-found`, `not-allowed`. */
async function lockToMove(
  tx: Tx,
  host: Member,
  id: Id,
  { beside, now }: { beside?: Id | undefined; now: Date },
): Promise<Moved> {
  const ids = [id, ...(beside ? [beside] : [])].sort((a, b) => Number(BigInt(b) - BigInt(a)));
  for (const one of ids) await lockComment(tx, one);
  for (const one of ids) await lockQuestion(tx, one);
  const comment = await commentById(tx, id);
  const question = await lockQuestion(tx, id);
  if (!comment || !question || comment.siteId !== host.siteId) throw new Problem("not-found");
  const article = await articleByName(tx, comment.articleId);
  refuseOthers(host, article, comment);
  return { host, article, comment, question, now };
}

/** Who may not host is told so of what they can see. */
function refuseOthers(host: Member, article: Article, { state }: CommentRow): void {
  if (!mayHost(host, article)) throw new Problem(state === "visible" ? "not-allowed" : "not-found");
}

const besideOf = (request: MoveQuestion): Id | undefined =>
  request.to === "joined" ? request.into : request.to === "answered" ? request.answerId : undefined;

/** Of a comment that was removed or taken back nothing is moved. */
const isThere = ({ state }: CommentRow) => state === "held" || state === "visible";

/** Says what a question is now, and who made it so. */
async function movedAlready(tx: Db, { id, state }: QuestionRow): Promise<Problem> {
  const last = await tx.maybe<{ by: string | null; at: Date }>(sql`
    select m.name as "by", v.at from question_moves v left join members m on m.id = v.actor_id
    where v.comment_id = ${id} order by v.n desc limit 1`);
  return new Problem("question-moved", { state, by: last?.by ?? null, at: last?.at.toISOString() ?? null });
}

/** What a move leaves to be audited and told beside itself. */
interface Done {
  audit: AuditEntry[];
  events: Outgoing[];
}
const nothing: Done = { audit: [], events: [] };

/** Moves it, with what goes with that. */
async function doMove(tx: Tx, moved: Moved, request: MoveQuestion): Promise<Done> {
  const { comment, question, host, now } = moved;
  const { id, state: from } = question;
  const set = (more: Partial<QuestionMove> = {}) =>
    setQuestionState(tx, { id, from, to: request.to, actorId: host.id, why: request.why ?? null, now, ...more });
  switch (request.to) {
    case "approved": {
      // Where its comment becomes visible with it, a new question follows that.
      const done = comment.state === "visible" ? nothing : await publish(tx, moved, request);
      if (from !== "new") await set();
      return done;
    }
    case "now":
      await refuseSecond(tx, question);
      await set();
      return nothing;
    case "next":
      await set();
      return nothing;
    case "declined": {
      const done = await leaveUnseen(tx, moved);
      await set();
      return done;
    }
    case "joined": {
      await refuseToJoin(tx, moved, request.into);
      const done = await leaveUnseen(tx, moved);
      await set({ joinedTo: request.into });
      await giveHands(tx, { from: id, into: request.into });
      await tx.run(sql`update questions set joined_to = ${request.into} where joined_to = ${id}`);
      const channel = articleChannel(question.articleId);
      const told: Outgoing = { channel, event: { kind: "question-changed", commentId: request.into } };
      return { ...done, events: [...done.events, told] };
    }
    case "answered":
      await refuseAnswer(tx, moved, request.answerId);
      await set({ answerId: request.answerId });
      return nothing;
  }
}

/** Shows the comment: by deciding its case, or, where nothing waits any more, by itself. */
async function publish(tx: Tx, moved: Moved, { revision }: { revision: number }): Promise<Done> {
  const { comment, host, now } = moved;
  const waiting = await openCaseOf(tx, comment.id);
  if (waiting) {
    const { audit, events } = await settleCase(tx, await judgedBy(tx, moved, waiting.id), {
      decision: "approve",
      revision,
    });
    return { audit: [audit], events };
  }
  refuseOwn(host, comment);
  const change = await changeState(tx, comment, "visible", { now, by: host.id });
  const told = await tellShown(tx, change.isFirstShow ? [comment.id] : [], now);
  return { audit: [], events: [...toReaders(comment, "visible", change), ...told] };
}

/** Ends the case of a question that readers have not seen. One that they have seen stays where it is, as a comment. */
async function leaveUnseen(tx: Tx, moved: Moved): Promise<Done> {
  const { comment, now } = moved;
  const waiting = comment.state === "held" ? await openCaseOf(tx, comment.id) : undefined;
  if (!waiting) return nothing;
  if (await appealWaits(tx, waiting.id)) throw new Problem("appeal-waits");
  await refuseToTouch(tx, await judgedBy(tx, moved, waiting.id), comment.revision);
  await tx.run(sql`update findings set settled_at = ${now} where comment_id = ${comment.id} and settled_at is null`);
  await endStatements(tx, { commentId: comment.id, restriction: "hold" }, "decision", now);
  await closeCase(tx, waiting.id, now);
  const closed = { kind: "case-closed", caseId: waiting.id, decisionId: null } as const;
  return { audit: [], events: [{ channel: deskChannel(comment.siteId), event: closed }] };
}

/** Hosts decide here whatever their sections are. */
const judgedBy = (tx: Tx, { host, now }: Moved, caseId: Id) =>
  lockCase(tx, { ...host, sections: null }, caseId, { now });

/** One at a time is being answered. The article's row is the lock. */
async function refuseSecond(tx: Tx, { articleId }: QuestionRow): Promise<void> {
  await tx.run(sql`select 1 from articles where id = ${articleId} for update`);
  const other = await tx.maybe<{ id: Id }>(sql`
    select comment_id as id from questions where article_id = ${articleId} and state = 'now'`);
  if (other) throw new Problem("question-on-stage", { questionId: other.id });
}

/** A question is joined to another one of its article that readers raise their hands for. */
async function refuseToJoin(tx: Tx, { question }: Moved, into: Id): Promise<void> {
  const other = into === question.id ? undefined : await lockQuestion(tx, into);
  const isOpen = other !== undefined && (takesHands as readonly QuestionState[]).includes(other.state);
  if (isOpen && other.articleId === question.articleId) return;
  throw wrongField("into", "faults.noQuestion");
}

/** An answer is a visible reply under the question by somebody who may host. */
async function refuseAnswer(tx: Tx, { question, article }: Moved, answerId: Id): Promise<void> {
  const answer = await commentById(tx, answerId);
  const by =
    answer?.state === "visible" && answer.parentId === question.id
      ? await tx.maybe<Pick<Member, "id" | "siteId" | "role" | "sections">>(sql`
          select id, site_id as "siteId", role, sections from members where id = ${answer.authorId}`)
      : undefined;
  if (by && mayHost(by, article)) return;
  throw wrongField("answerId", "faults.noHostReply");
}

function auditOf({ host, comment }: Moved, facts: AuditEntry["facts"]): AuditEntry {
  return {
    actorId: host.id,
    kind: "question-moved",
    subject: `comment:${comment.id}`,
    facts: { article: comment.articleId, revision: comment.revision, ...facts },
  };
}

/** Everybody hears of it, and its author once more: what differs for them has changed. */
function toldOf({ comment, question }: Moved): Outgoing[] {
  const event = { kind: "question-changed", commentId: question.id } as const;
  return [
    { channel: articleChannel(comment.articleId), event },
    { channel: userChannel(comment.authorId), event },
  ];
}
