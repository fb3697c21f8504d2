import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { isOpen } from "../protocol/articles.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { Member } from "../users/viewer.ts";
import type { Article } from "./articles.ts";
import { mayHost } from "./people.ts";

type Discussed = Pick<Article, "id" | "siteId" | "section" | "people"> & Discussing;
type Discussing = Pick<Article, "state" | "opensAt" | "closesAt" | "pausedUntil">;

/**
 * Throws `discussion-closed` where nobody writes, and `discussion-paused` while readers wait. Whoever hosts it may write before it
 * opens, to set the table, and during a pause.
 */
export function refuseWhereClosed(article: Discussed, member: Member): void {
  const { state, opensAt, closesAt, pausedUntil } = article;
  const isHost = mayHost(member, article);
  if (!isOpen(article) && !(state === "scheduled" && isHost)) {
    throw new Problem("discussion-closed", { state, opensAt, closesAt });
  }
  if (pausedUntil !== null && !isHost) {
    const seconds = Math.max(1, Math.ceil((Date.parse(pausedUntil) - Date.now()) / 1_000));
    throw new Problem("discussion-paused", { until: pausedUntil, seconds }, { "Retry-After": String(seconds) });
  }
}

/**
 * The article as it is discussed now, for {@link refuseWhereClosed} inside the transaction that writes: what it says stays so until
 * the transaction ends, so nothing is written after a change that did not know of it. Many may write at once; taken before any row
 * is locked.
 */
export async function holdDiscussion<A extends Discussed>(tx: Tx, article: A): Promise<A> {
  await tx.run(sql`select pg_advisory_xact_lock_shared(${discussing}, hashint8(${article.id}::bigint))`);
  return { ...article, ...(await discussingNow(tx, article.id)) };
}

/** Waits for what is being written under an article, and keeps what comes next waiting. Taken before any row is locked. */
export async function changeAlone(tx: Tx, articleId: Id): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(${discussing}, hashint8(${articleId}::bigint))`);
}

/** Any fixed number: the first half of the keys of these advisory locks. */
const discussing = 7_266_492;

/** One whose time has passed is closed, also while nobody has got round to saying so. */
async function discussingNow(tx: Tx, articleId: Id): Promise<Discussing> {
  const { state, ...times } = await tx.one<
    Pick<Article, "state"> & Record<"opensAt" | "closesAt" | "pausedUntil", Date | null>
  >(sql`
    select case when state in ('open', 'live', 'winding-down') and closes_at <= now() then 'closed' else state end as state,
      opens_at as "opensAt", closes_at as "closesAt", case when paused_until > now() then paused_until end as "pausedUntil"
    from articles where id = ${articleId}`);
  const [opensAt, closesAt, pausedUntil] = [times.opensAt, times.closesAt, times.pausedUntil].map(
    time => time?.toISOString() ?? null,
  );
  return { state, opensAt: opensAt ?? null, closesAt: closesAt ?? null, pausedUntil: pausedUntil ?? null };
}
