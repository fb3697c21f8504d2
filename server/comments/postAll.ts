import { setImmediate } from "node:timers/promises";
import { type Article, articleByName } from "../articles/articles.ts";
import { holdDiscussion, refuseWhereClosed } from "../articles/discussing.ts";
import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Outgoing } from "../events/channels.ts";
import { answerOf, madeBefore } from "../http/idempotency.ts";
import { slowedDown } from "../pace/slow.ts";
import type { Id } from "../protocol/basics.ts";
import { wrongField } from "../protocol/faults.ts";
import type { Finding } from "../protocol/findings.ts";
import { limits } from "../protocol/limits.ts";
import { Problem } from "../protocol/problems.ts";
import type { CommentState, Nudge } from "../protocol/views.ts";
import type { Outcome } from "../rounds.ts";
import { mostAtOnce } from "../screening/aside.ts";
import { alsoNudges } from "../screening/checks/model.ts";
import { renderComment } from "../text/markdown.ts";
import { mayWrite, writingOf } from "../users/writing.ts";
import { anchorsIn, type On, onNothing } from "./anchors.ts";
import type { NewComment } from "./insertComments.ts";
import { queueBehindSame } from "./rememberText.ts";
import { type Draft, gather, isTheSame, masked, type Screening, screenNow, type ToScreen } from "./screenText.ts";
import { storePosts } from "./storePosts.ts";
import type { Post, Posted } from "./toPost.ts";
import { forAuthor } from "./view.ts";

/** Thrown for a long text that has to be screened again, which would keep the others of its round waiting. */
export const screenAgain = new Error("what is known of a long text has changed since it was screened");

/**
 * Posts under one article, by different authors and no two with the same words, in one transaction with one statement for each step.
 * Answers what became of each: what one of them is refused for, no other one learns of. Throws what concerns all.
 */
export async function postAll(tx: Tx, posts: readonly Post[]): Promise<Outcome<Posted>[]> {
  const { each, end, ends } = endsOf<Post, Posted>();
  const sanctions = await writingOf(
    tx,
    posts.map(({ author }) => author.id),
  );
  await queueBehindSame(
    tx,
    posts.map(({ likeness }) => likeness),
  );
  const made = await madeBefore(
    tx,
    posts.flatMap(({ attempt }) => attempt ?? []),
  );
  const article = await holdDiscussion(tx, await articleByName(tx, posts[0]?.articleName ?? ""));

  const drafts = await each(
    posts.map(post => ({ post })),
    ({ post }) => {
      const first = made.find(({ memberId, key }) => memberId === post.author.id && key === post.attempt?.key);
      if (first && post.attempt) return end(post, answerOf<Posted>(first, post.attempt));
      mayWrite(sanctions.get(post.author.id), "comment");
      return { post, draft: draftOf(post, article) };
    },
  );
  const begun = await firstDone(
    tx,
    drafts.map(({ post }) => post),
  );
  const known = await gather(
    tx,
    article,
    drafts.map(({ draft }) => draft),
  );
  const screened = await each(drafts, async ({ post, draft }, index) => {
    const screening = await screen(post, known[index] as ToScreen);
    const nudge = post.wantsNudge ? nudgeOf(screening) : null;
    return nudge ? end(post, nudge) : { post, draft, screening };
  });
  const parents = await lockParents(
    tx,
    article.id,
    screened.map(({ post }) => post.inReplyTo),
  );
  const admitted = await each(screened, ({ post, draft, screening }) => {
    const parent = parentOf(post, parents);
    if (screening.verdict.outcome === "refuse") throw refused(screening);
    return { post, draft, screening, parent };
  });
  const places = await anchorsIn(
    tx,
    article,
    admitted.map(({ post }) => post.anchor),
  );
  const placed = await each(admitted, (one, index) => {
    const on = places[index] ?? onNothing;
    if (on instanceof Problem) throw on;
    return { ...one, comment: newComment(one, article.id, on) };
  });
  const now = posts.reduce((latest, post) => (post.now > latest ? post.now : latest), new Date(0));
  const keptBack = await slowedDown(
    tx,
    placed.map(({ draft }) => draft),
    now,
  );
  const storable = await each(placed, (one, index) => {
    const problem = keptBack[index];
    if (problem) throw problem;
    return one;
  });
  for (const { post, view } of await storePosts(tx, article, storable, { now, begun })) end(post, view);
  refuseHalf(posts, ends);
  return posts.map(post => ends.get(post) ?? { status: "rejected", reason: new Error("nothing became of a post") });
}

interface OnItsWay {
  post: Post;
  draft: Draft;
  screening: Screening;
  parent: Parent | null;
}

/** What became of each of many so far; of those that go on, nothing yet. */
function endsOf<Of, Result>() {
  const ends = new Map<Of, Outcome<Result>>();
  const end = (of: Of, value: Result): undefined => void ends.set(of, { status: "fulfilled", value });
  /** One step for each; who cannot go on is left out, with the reason. */
  const each = async <In extends { post: Of }, Out>(
    items: readonly In[],
    step: (item: In, index: number) => Out | Promise<Out>,
  ): Promise<NonNullable<Out>[]> => {
    const going: NonNullable<Out>[] = [];
    for (const [index, item] of items.entries()) {
      try {
        const next = await step(item, index);
        if (next) going.push(next);
      } catch (reason) {
        ends.set(item.post, { status: "rejected", reason });
      }
    }
    return going;
  };
  return { ends, end, each };
}

/** What is to be posted, as the checks are asked. Throws `not-found`, `discussion-closed`, `discussion-paused`, `questions-closed`. */
export function draftOf(post: Post, article: Article): Draft {
  if (article.siteId !== post.author.siteId) throw new Problem("not-found");
  refuseWhereClosed(article, post.author);
  if (post.isQuestion && !article.asksQuestions) throw new Problem("questions-closed");
  return { ...post, article };
}

async function screen(post: Post, known: ToScreen): Promise<Screening> {
  if (isTheSame(known, post.ahead)) return { ...known, verdict: post.ahead.verdict };
  if (post.text.length > mostAtOnce && !post.isAlone) throw screenAgain;
  // Between two texts others are answered.
  await setImmediate();
  return await screenNow(known);
}

/** What the author should know before posting: findings that hold, refuse or ask to think again; else null. */
function nudgeOf({ verdict, policy }: Screening): Nudge | null {
  // What is only pointed at is for the desk. Where everything waits, of a site or of a person, there may be nothing to mend.
  const weighty = verdict.findings
    .map((finding): Finding => (alsoNudges(finding, policy) ? { ...finding, then: "nudge" } : finding))
    .filter(({ check, then }) => then !== "flag" && !alwaysWait.includes(check));
  if (weighty.length === 0) return null;
  return { nudge: true, then: verdict.outcome, findings: forAuthor(weighty) };
}

/** Where all that somebody writes waits there is nothing to mend. */
const alwaysWait: readonly Finding["check"][] = ["premoderated", "guest", "picture", "firstTimer", "question"];

interface Parent {
  id: Id;
  parentId: Id | null;
  depth: number;
  state: CommentState;
}

/**
 * The comments of an article that are answered, their rows locked: nobody takes one back before the answer stands under it. Their
 * ancestors with them, in which the answers will be counted, the youngest first.
 */
async function lockParents(tx: Tx, articleId: Id, asked: readonly (Id | null)[]): Promise<Map<Id, Parent>> {
  const ids = asked.filter(id => id !== null);
  if (ids.length === 0) return new Map();
  const locked = await tx.all<Parent>(sql`
    with recursive upwards as (
      select id, parent_id from comments where id = any(${ids}::bigint[]) and article_id = ${articleId}
      union
      select c.id, c.parent_id from comments c join upwards on c.id = upwards.parent_id)
    select id, parent_id as "parentId", depth, state
    from comments where id in (select id from upwards) order by id desc for no key update`);
  return new Map(locked.map(parent => [parent.id, parent]));
}

function parentOf({ inReplyTo }: Post, parents: ReadonlyMap<Id, Parent>): Parent | null {
  if (inReplyTo === null) return null;
  const parent = parents.get(inReplyTo);
  if (!parent) throw wrongField("parentId", "faults.commentElsewhere");
  if (parent.state !== "visible") throw new Problem("parent-gone");
  return parent;
}

/** What the author of a refused text is told: the findings that refuse it. */
export function refused({ verdict }: Screening): Problem {
  const findings: Finding[] = verdict.findings.filter(finding => finding.then === "refuse");
  return new Problem("text-refused", { findings: forAuthor(findings) });
}

function newComment({ post, screening, parent }: OnItsWay, articleId: Id, on: On): NewComment {
  // Below the deepest level that is drawn a reply stands beside what it answers, and keeps whom it answers.
  const isBelowCap = parent !== null && parent.depth >= limits.depthMost;
  return {
    articleId,
    authorId: post.author.id,
    parentId: isBelowCap ? parent.parentId : (parent?.id ?? null),
    inReplyTo: parent?.id ?? null,
    on,
    depth: parent ? Math.min(parent.depth + 1, limits.depthMost) : 0,
    state: screening.verdict.outcome === "publish" ? "visible" : "held",
    text: post.text,
    html: renderComment(post.text, masked(screening.verdict.findings)),
    images: post.pictures?.images ?? [],
    now: post.now,
  };
}

async function firstDone(tx: Tx, posts: readonly Post[]): Promise<Outgoing[]> {
  const events: Outgoing[] = [];
  for (const post of posts) events.push(...((await post.first?.(tx)) ?? []));
  return events;
}

/** What was done first does not stand without the comment. */
function refuseHalf(posts: readonly Post[], ends: ReadonlyMap<Post, Outcome<Posted>>): void {
  for (const post of posts) {
    const ending = ends.get(post);
    if (post.first && ending?.status === "rejected") throw ending.reason;
  }
}
