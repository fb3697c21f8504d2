import type { Article } from "../articles/articles.ts";
import type { Tx } from "../db/pool.ts";
import { articleChannel, deskChannel, type Outgoing } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { keepAnswers } from "../http/idempotency.ts";
import type { Id } from "../protocol/basics.ts";
import type { CommentView } from "../protocol/views.ts";
import { openCases } from "../review/cases.ts";
import { storeQuestions } from "./asked.ts";
import { countStates, type Standing, toReaders, tracesChanged } from "./changeState.ts";
import { insertComments } from "./insertComments.ts";
import { attachPictures } from "./pictures.ts";
import { commentsById } from "./queries.ts";
import { rememberTexts } from "./rememberText.ts";
import { storeRevisions } from "./revisions.ts";
import { needsLook } from "./screenText.ts";
import { tellShown } from "./tellShown.ts";
import type { Post, Storable } from "./toPost.ts";
import { authorView } from "./view.ts";
import { wantOpinions } from "./wantOpinion.ts";

interface Born extends Storable {
  id: Id;
}

/**
 * Writes posts under one article as comments, with all that hangs on them and the events that were `begun`; answers what their
 * authors see. What everybody who posts here waits for, the counters and the events' numbers, comes last.
 */
export async function storePosts(
  tx: Tx,
  { id: articleId, siteId }: Article,
  storable: readonly Storable[],
  { now, begun }: { now: Date; begun: readonly Outgoing[] },
): Promise<{ post: Post; view: CommentView }[]> {
  if (storable.length === 0) return [];
  const ids = await insertComments(
    tx,
    storable.map(({ comment }) => comment),
  );
  const born = storable.map(one => ({ ...one, id: ids.get(one.post.author.id) as Id }));
  await attachPictures(
    tx,
    born.map(({ id, comment }) => ({ id, images: comment.images })),
  );
  await storeRevisions(
    tx,
    born.map(({ id, comment, screening }) => ({ ...comment, commentId: id, revision: 1, screening })),
  );
  await rememberTexts(
    tx,
    born.map(({ id, post: { likeness } }) => ({ id, siteId, likeness })),
  );
  const asked = born.flatMap(({ post, id }) => (post.isQuestion ? id : []));
  await storeQuestions(tx, articleId, asked, now);
  const cases = await casesOf(tx, born, { articleId, siteId }, now);
  await wantOpinions(
    tx,
    born.map(({ id, screening, post }) => ({
      commentId: id,
      revision: 1,
      screening,
      withinSeconds: post.opinionSeconds,
    })),
  );
  const shown = born.filter(({ comment }) => comment.state === "visible");
  const told = await tellShown(
    tx,
    shown.map(({ id }) => id),
    now,
  );

  const rows = new Map((await commentsById(tx, [...ids.values()])).map(row => [row.id, row]));
  const views = born.map(({ id, post, screening }) => {
    const row = rows.get(id);
    if (!row) throw new Error("a comment that was just written is not there");
    return { post, view: authorView(row, screening.verdict.findings) };
  });
  await keepAnswers(
    tx,
    views.flatMap(({ post: { attempt }, view }) => (attempt ? { attempt, answer: view } : [])),
  );
  const changes = shown.map(({ id, comment }) => {
    const before: Standing = { ...comment, id, state: "held", wasVisible: false, replyCount: 0, question: null };
    return { comment: before, to: "visible" as const, now: comment.now };
  });
  const traces = await countStates(tx, articleId, changes);
  const seen = changes.flatMap(({ comment, to }) =>
    toReaders(comment, to, { isFirstShow: true, traces: [], question: null, isPinned: false }),
  );
  const others = await alsoDone(tx, views);
  await record(tx, [
    ...begun,
    ...seen,
    ...tracesChanged(articleId, traces),
    ...told,
    ...cases,
    ...questionsChanged(articleId, asked),
    ...others,
  ]);
  return views;
}

const questionsChanged = (articleId: Id, ids: readonly Id[]): Outgoing[] =>
  ids.map(commentId => ({ channel: articleChannel(articleId), event: { kind: "question-changed", commentId } }));

async function alsoDone(tx: Tx, views: readonly { post: Post; view: CommentView }[]): Promise<Outgoing[]> {
  const events: Outgoing[] = [];
  for (const { post, view } of views) events.push(...((await post.also?.(tx, view)) ?? []));
  return events;
}

/** A case for each that is held or that somebody should look at. */
async function casesOf(
  tx: Tx,
  born: readonly Born[],
  of: { articleId: Id; siteId: Id },
  now: Date,
): Promise<Outgoing[]> {
  const opened = born.flatMap(({ id: commentId, post, comment, screening }) => {
    const isVisible = comment.state === "visible";
    const { findings } = screening.verdict;
    if (isVisible && !needsLook(findings)) return [];
    return { commentId, signals: { findings, reporters: [], isVisible, replies: 0, author: post.author } };
  });
  const ids = await openCases(tx, of, opened, now);
  return ids.map(caseId => ({ channel: deskChannel(of.siteId), event: { kind: "case-opened", caseId } }));
}
