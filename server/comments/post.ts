import { articleByName } from "../articles/articles.ts";
import type { Db, Pool } from "../db/pool.ts";
import { asProblem } from "../http/answerProblem.ts";
import { Problem } from "../protocol/problems.ts";
import type { PostComment } from "../protocol/requests.ts";
import type { CommentView } from "../protocol/views.ts";
import { type Outcome, Rounds } from "../rounds.ts";
import { likenessAside } from "../screening/aside.ts";
import type { Member } from "../users/viewer.ts";
import { guestMayPost } from "./guestMayPost.ts";
import { picturesOf } from "./pictures.ts";
import { draftOf, postAll, screenAgain } from "./postAll.ts";
import { wordsKey } from "./rememberText.ts";
import { screenAhead } from "./screenAhead.ts";
import type { Post, Posted, PostOptions } from "./toPost.ts";

/**
 * Posts a comment or a reply: screened, stored with its findings, shown or held, told to everybody who watches. What arrives under
 * one article while others are being posted shares a transaction. Throws `not-found`, `discussion-closed`, `discussion-paused`,
 * `questions-closed`, `guests-off`, `guest-waits`, `pictures-off`, `parent-gone`, `text-refused`, `slow-mode`, `sanctioned`, `key-reused`, and `unprocessable-request` for a
 * parent or a place that is not of this article.
 */
export async function postComment(
  db: Pool,
  author: Member,
  articleName: string,
  request: PostComment,
  options: PostOptions = {},
): Promise<CommentView> {
  const posted = await post(db, await postOf(db, author, articleName, request, options));
  if ("nudge" in posted) throw new Error("a nudge that nobody asked for");
  return posted;
}

/** The same for whoever wants to know before: where something speaks against the text it stores nothing and says what. */
export async function nudgeOrPost(
  db: Pool,
  author: Member,
  articleName: string,
  request: PostComment,
  options: PostOptions = {},
): Promise<Posted> {
  return await post(db, { ...(await postOf(db, author, articleName, request, options)), wantsNudge: true });
}

async function postOf(
  db: Db,
  author: Member,
  articleName: string,
  { body: text, parentId: inReplyTo = null, anchor, isQuestion, images }: PostComment,
  { now = new Date(), ...options }: PostOptions,
): Promise<Post> {
  const likeness = await likenessAside(text);
  const pictures = await picturesOf(db, author, images);
  return { ...options, author, articleName, text, inReplyTo, anchor, isQuestion, pictures, likeness, now };
}

async function post(db: Pool, post: Post): Promise<Posted> {
  await guestMayPost(db, post.author);
  const draftIn = async (db: Db) => draftOf(post, await articleByName(db, post.articleName));
  const ahead = await screenAhead(db, { text: post.text, draftIn, attempt: post.attempt });
  if (post.first || post.also) return await postAlone(db, { ...post, ahead });
  try {
    return await joinRound(db, { ...post, ahead });
  } catch (error) {
    if (error !== screenAgain) throw error;
    // What is known of a long text has changed since: nobody else waits until it is read again.
    return await postAlone(db, { ...post, ahead });
  }
}

async function postAlone(db: Pool, post: Post): Promise<Posted> {
  const [outcome] = await postRound(db, [{ ...post, isAlone: true }]);
  if (outcome?.status !== "fulfilled") throw outcome?.reason;
  return outcome.value;
}

type PostRounds = Rounds<Post, Posted>;
/** By the name of the article; only while somebody posts there. */
const roundsOf = new WeakMap<Pool, Map<string, PostRounds>>();

async function joinRound(db: Pool, post: Post): Promise<Posted> {
  const known = roundsOf.get(db) ?? new Map<string, PostRounds>();
  roundsOf.set(db, known);
  const rounds = known.get(post.articleName) ?? newRounds(db);
  known.set(post.articleName, rounds);
  try {
    return await rounds.join(post);
  } finally {
    if (rounds.isIdle) known.delete(post.articleName);
  }
}

/** One person's posts, and the same words, come one after the other: each is screened with the one before among the facts. */
function newRounds(db: Pool): PostRounds {
  return new Rounds({
    work: posts => postRound(db, posts),
    keysOf: ({ author, likeness }) => [`author ${author.id}`, `words ${wordsKey(likeness) ?? `of ${author.id}`}`],
    most: 64,
  });
}

/** Posts these in one transaction; when that fails for what one of them is, each in its own. */
async function postRound(db: Pool, posts: readonly Post[]): Promise<Outcome<Posted>[]> {
  let isWritten = false;
  try {
    return await db.transaction(async tx => {
      const outcomes = await postAll(tx, posts);
      isWritten = true;
      return outcomes;
    });
  } catch (error) {
    // After the commit was asked for nobody knows whether it came about; whoever sends again with the same key will be told.
    const isOfAll = isWritten || error instanceof Problem || asProblem(error).problem === "not-ready";
    if (isOfAll || posts.length === 1) throw error;
  }
  const outcomes: Outcome<Posted>[] = [];
  for (const post of posts) outcomes.push(...(await Promise.allSettled([postAlone(db, post)])));
  return outcomes;
}
