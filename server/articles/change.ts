import { type ArticleChange, recordArticleChange } from "../audit/articleChange.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Outgoing } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import { type ArticleState, type ArticleView, isOpen, nextStates } from "../protocol/articles.ts";
import type { Id, Time } from "../protocol/basics.ts";
import { wrongField } from "../protocol/faults.ts";
import type {
  ChangeState,
  PauseDiscussion,
  PinComment,
  SetSwitches,
  SetTimes,
  UseTemplate,
} from "../protocol/hosting.ts";
import { Problem } from "../protocol/problems.ts";
import type { Member } from "../users/viewer.ts";
import { writesAs } from "../users/writing.ts";
import { type Article, articleByName, withoutText } from "./articles.ts";
import { changeAlone } from "./discussing.ts";
import { isOfNewsroom, mayHost } from "./people.ts";

/** What was switched, for the list and the audit, and who is told beside the article's readers; null when nothing was. */
export type Switched = (Pick<ArticleChange, "kind" | "facts"> & { also?: Outgoing[] }) | null;
export type Switch = (tx: Tx, article: Article, now: Date) => Promise<Switched>;

/** The article, when somebody may run its discussion. Throws `not-found`, `not-allowed`. */
export async function hostedBy(db: Pool | Tx, who: Member, name: string): Promise<Article> {
  const article = await articleByName(db, name);
  if (article.siteId !== who.siteId) throw new Problem("not-found");
  if (!mayHost(who, article)) throw new Problem("not-allowed");
  return article;
}

/** Switches something while nobody writes under the article, with who did it, when and why. */
export function change(
  db: Pool,
  who: Member,
  name: string,
  why: string | undefined,
  how: Switch,
  { now: at, attempt }: WriteOptions = {},
): Promise<ArticleView> {
  return db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      await writesAs(tx, who.id, "desk");
      const { id } = await hostedBy(tx, who, name);
      await changeAlone(tx, id);
      // What was being written until this moment came before.
      const now = at ?? new Date();
      const switched = await how(tx, await hostedBy(tx, who, id), now);
      const events = switched?.also ?? [];
      if (switched) {
        const { kind, facts } = switched;
        events.push(await recordArticleChange(tx, await locked(tx, id), { actorId: who.id, kind, facts, why }, now));
      }
      const view = withoutText(await articleByName(tx, id));
      await record(tx, events);
      return view;
    }),
  );
}

/** The article's row keeps the numbers of its changes in order. */
const locked = (tx: Tx, id: Id): Promise<{ id: Id; siteId: Id }> =>
  tx.one(sql`select id, site_id as "siteId" from articles where id = ${id} for no key update`);

/** Throws also `state-changed`, and `unprocessable-request` for what cannot come after what is. */
export function changeState(db: Pool, who: Member, name: string, request: ChangeState, options?: WriteOptions) {
  const { from, to, closesAt = null } = request;
  const how: Switch = async (tx, article, now) => {
    if (article.state !== from) throw await changedAlready(tx, article);
    if (!nextStates[from].includes(to)) throw wrongField("to", "faults.comesAfter", { from });
    // One that was to have closed already would close again at once.
    const closes = closesAt ?? (from === "scheduled" ? article.closesAt : null);
    if (closes !== null && Date.parse(closes) <= now.getTime()) throw wrongField("closesAt", "faults.past");
    await enter(tx, article, to, { closesAt, now });
    return { kind: "state", facts: { from, to, closesAt } };
  };
  return change(db, who, name, request.why, how, options);
}

/** Says what the state is now, and who made it so. */
async function changedAlready(tx: Tx, { id, state }: Article): Promise<Problem> {
  const last = await tx.maybe<{ by: string | null; at: Date }>(sql`
    select m.name as "by", c.at from article_changes c left join members m on m.id = c.actor_id
    where c.article_id = ${id} and c.kind = 'state' order by c.n desc limit 1`);
  return new Problem("state-changed", { state, by: last?.by ?? null, at: last?.at.toISOString() ?? null });
}

interface Entering {
  /** When it closes by itself; null: as it was said before. */
  closesAt: Time | null;
  now: Date;
}

/** Puts an article into a state, whoever or whatever does it. */
export async function enter(
  tx: Tx,
  { id, state: from }: Pick<Article, "id" | "state">,
  to: ArticleState,
  { closesAt, now }: Entering,
): Promise<void> {
  const isReopened = !isOpen({ state: from }) && from !== "scheduled" && isOpen({ state: to });
  const closes =
    to === "closed" && from !== "archived"
      ? sql`${now}`
      : isReopened
        ? sql`${closesAt}`
        : sql`coalesce(${closesAt}::timestamptz, closes_at)`;
  await tx.run(sql`
    update articles set state = ${to}, was_live = was_live or ${to === "live"}, closes_at = ${closes}::timestamptz,
      closes_by_policy = closes_by_policy and ${!isReopened && closesAt === null},
      paused_until = case when ${isOpen({ state: to })} then paused_until end
    where id = ${id}`);
}

/** Pauses a discussion, or gives a pause another end. Throws also `discussion-closed`. */
export function pauseDiscussion(db: Pool, who: Member, name: string, request: PauseDiscussion, options?: WriteOptions) {
  const how: Switch = async (tx, article, now) => {
    if (!isOpen(article)) throw new Problem("discussion-closed", { state: article.state });
    const until = new Date(now.getTime() + request.minutes * 60_000);
    await tx.run(sql`update articles set paused_until = ${until} where id = ${article.id}`);
    return { kind: "pause", facts: { until: until.toISOString() } };
  };
  return change(db, who, name, request.why, how, options);
}

export function endPause(db: Pool, who: Member, name: string, options?: WriteOptions) {
  const how: Switch = async (tx, article) => {
    const ended = await tx.run(
      sql`update articles set paused_until = null where id = ${article.id} and paused_until is not null`,
    );
    return ended ? { kind: "pause", facts: { until: null } } : null;
  };
  return change(db, who, name, undefined, how, options);
}

/** Throws `unprocessable-request` for times that are past, or in the wrong order, and `discussion-closed` where none are to come. */
export function setTimes(db: Pool, who: Member, name: string, request: SetTimes, options?: WriteOptions) {
  const { opensAt, opensAs, closesAt } = request;
  const how: Switch = async (tx, { id, state }, now) => {
    if (state !== "scheduled" && !isOpen({ state })) throw new Problem("discussion-closed", { state });
    const isPast = (time: Time | null) => time !== null && Date.parse(time) <= now.getTime();
    if (state !== "scheduled" && opensAt !== null) throw wrongField("opensAt", "faults.notYetOpen");
    if (isPast(opensAt)) throw wrongField("opensAt", "faults.past");
    if (isPast(closesAt)) throw wrongField("closesAt", "faults.past");
    if (opensAt !== null && closesAt !== null && Date.parse(closesAt) <= Date.parse(opensAt)) {
      throw wrongField("closesAt", "faults.beforeOpening");
    }
    await tx.run(sql`
      update articles set opens_at = ${opensAt}, opens_as = ${opensAs}, closes_at = ${closesAt}, closes_by_policy = false
      where id = ${id}`);
    return { kind: "times", facts: { opensAt, opensAs, closesAt } };
  };
  return change(db, who, name, request.why, how, options);
}

/** What a live event begins with, and what it is without. */
const templates = {
  live: { asksQuestions: true, firstTimersHeld: true, opensAs: "live", slowMode: "adaptive" },
  plain: { asksQuestions: false, firstTimersHeld: false, opensAs: "open", slowMode: null },
} as const;

export function useTemplate(db: Pool, who: Member, name: string, request: UseTemplate, options?: WriteOptions) {
  const { template, why } = request;
  const { asksQuestions, firstTimersHeld, opensAs, slowMode } = templates[template];
  const how: Switch = async (tx, { id }) => {
    await tx.run(sql`
      update articles
      set asks_questions = ${asksQuestions}, first_timers_held = ${firstTimersHeld}, opens_as = ${opensAs}
      where id = ${id}`);
    // One that somebody has set already stays as it is.
    await tx.run(
      slowMode
        ? sql`insert into slow_modes (article_id, kind, seconds, why, by_id)
              values (${id}, ${slowMode}, 0, ${why ?? ""}, ${who.id}) on conflict (article_id) do nothing`
        : sql`delete from slow_modes where article_id = ${id}`,
    );
    return { kind: "template", facts: { template, asksQuestions, firstTimersHeld, slowMode } };
  };
  return change(db, who, name, why, how, options);
}

export function setSwitches(db: Pool, who: Member, name: string, request: SetSwitches, options?: WriteOptions) {
  const how: Switch = async (tx, article) => {
    const { asksQuestions = article.asksQuestions, firstTimersHeld = article.firstTimersHeld } = request;
    if (asksQuestions === article.asksQuestions && firstTimersHeld === article.firstTimersHeld) return null;
    await tx.run(sql`
      update articles set asks_questions = ${asksQuestions}, first_timers_held = ${firstTimersHeld}
      where id = ${article.id}`);
    return { kind: "template", facts: { asksQuestions, firstTimersHeld } };
  };
  return change(db, who, name, request.why, how, options);
}

/** Only what readers see, and somebody of the newsroom or of the article wrote; else `unprocessable-request`. */
export function pinComment(db: Pool, who: Member, name: string, request: PinComment, options?: WriteOptions) {
  const { commentId } = request;
  const how: Switch = async (tx, article) => {
    if (commentId !== null && !(await mayBePinned(tx, article.id, commentId))) {
      throw wrongField("commentId", "faults.newsroomComment");
    }
    const changed = await tx.run(sql`
      update articles set pinned_comment_id = ${commentId}
      where id = ${article.id} and pinned_comment_id is distinct from ${commentId}`);
    return changed ? { kind: "pinned", facts: { comment: commentId } } : null;
  };
  return change(db, who, name, request.why, how, options);
}

async function mayBePinned(tx: Tx, articleId: Id, commentId: Id): Promise<boolean> {
  const found = await tx.maybe(sql`
    select 1 from comments c
    where c.id = ${commentId} and c.article_id = ${articleId} and c.state = 'visible' and c.parent_id is null
      and ${isOfNewsroom(sql`c.author_id`, sql`c.article_id`)}`);
  return found !== undefined;
}
