import { recordAudit } from "../audit/record.ts";
import { ancestorsOf, commentsById } from "../comments/queries.ts";
import { publicView } from "../comments/view.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import type { Id } from "../protocol/basics.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import { Problem } from "../protocol/problems.ts";
import type { DifferingLook, LookResult, LookView, NextLook, Opinion, SecondLook } from "../protocol/secondLooks.ts";
import { findingsOf } from "../review/findings.ts";
import { reportsOn } from "../review/reporters.ts";
import { inSectionsOf } from "../review/sections.ts";
import { currentPolicy } from "../sites/policy.ts";
import type { Member } from "../users/viewer.ts";

type Moderator = Pick<Member, "id" | "siteId" | "sections">;

/** How long after a decision it may still be drawn. */
const days = 14;

/** A first decision `d` as an opinion. */
const opinion = sql`case when d.decision = 'reject' then 'reject' else 'approve' end`;
const isUndone = sql`exists (select 1 from decisions u where u.undoes = d.id)`;

/**
 * Which decisions wait for a second look by this moderator. A text is drawn by a hash of the site's secret key and of its revision,
 * whoever decides on it and whenever: nobody can foresee the draw, and deciding again draws no second time.
 */
const waiting = ({ id, siteId, sections }: Moderator, share: number): Sql => sql`
  from decisions d
  join cases k on k.id = d.case_id
  join sites s on s.id = k.site_id
  join articles a on a.id = k.article_id
  join comments c on c.id = d.comment_id
  where k.site_id = ${siteId} and ${inSectionsOf({ sections })}
    and d.decision in ('approve', 'feature', 'reject') and d.decided_at > now() - make_interval(days => ${days})
    and d.decided_by <> ${id} and c.author_id <> ${id}
    and d.revision = c.revision and c.state in ('visible', 'rejected')
    and ('x' || encode(substr(sha256(s.draw_key || convert_to(d.comment_id || '/' || d.revision, 'UTF8')), 1, 4), 'hex'))::bit(32)::bigint
      < ${Math.round(share * 2 ** 32)}::bigint
    and not ${isUndone}
    and not exists (select 1 from decisions l where l.comment_id = d.comment_id and l.id > d.id and l.decision <> 'undo')
    and not exists (select 1 from second_looks l where l.decision_id = d.id)`;

const shareOf = async (db: Db, siteId: Id) => (await currentPolicy(db, siteId)).policy.secondLook.share;

/** The next one, in an order that differs by moderator, so that few meet at the same text. */
export async function nextLook(db: Db, moderator: Moderator): Promise<NextLook> {
  const share = await shareOf(db, moderator.siteId);
  const found = await db.maybe<{ id: Id; caseId: Id; commentId: Id; section: string; title: string; left: number }>(sql`
    select d.id, d.case_id as "caseId", d.comment_id as "commentId", a.section, a.title, (count(*) over ())::int as left
    ${waiting(moderator, share)}
    order by sha256(s.draw_key || convert_to(${moderator.id} || '/' || d.id, 'UTF8')) limit 1`);
  if (!found) return { look: null, left: 0 };
  const look = await lookView(db, found);
  return { look, left: found.left };
}

async function lookView(
  db: Db,
  { id, caseId, commentId, section, title }: { id: Id; caseId: Id; commentId: Id; section: string; title: string },
): Promise<LookView> {
  const [comment] = await commentsById(db, [commentId]);
  if (!comment) throw new Error("a decided comment is not there");
  const [ancestors, findings, reports] = await Promise.all([
    ancestorsOf(db, comment),
    findingsOf(db, [commentId]),
    reportsOn(db, [caseId]),
  ]);
  const parent = ancestors.map(publicView).at(-1);
  return {
    id,
    text: comment.text,
    html: comment.html,
    postedAt: comment.postedAt.toISOString(),
    article: { title, section },
    answers: parent?.state === "visible" ? { author: parent.author.name, html: parent.html } : null,
    findings: findings.get(commentId) ?? [],
    reports: reports.get(caseId) ?? [],
  };
}

/**
 * Keeps what a second moderator says, and tells what the first decided. Throws `not-found` for what was not drawn for this person,
 * `already-looked` when somebody was quicker.
 */
export function giveLook(
  db: Pool,
  moderator: Moderator,
  decisionId: Id,
  request: SecondLook,
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<LookResult> {
  return db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      const { siteId } = moderator;
      const share = await shareOf(tx, siteId);
      const first = await tx.maybe<Opinion & { commentId: Id; by: Id }>(sql`
        select ${opinion} as said, d.reason, d.comment_id as "commentId", d.decided_by as by
        ${waiting(moderator, share)} and d.id = ${decisionId}`);
      if (!first) throw await notThisOne(tx, siteId, decisionId);
      const reason: HouseRule | null = request.said === "reject" ? request.reason : null;
      const differs = first.said !== request.said || first.reason !== reason;
      const kept = await tx.run(sql`
        insert into second_looks (decision_id, site_id, first_by, looked_by, said, reason, looked_at, differs)
        values (${decisionId}, ${siteId}, ${first.by}, ${moderator.id}, ${request.said}, ${reason}, ${now}, ${differs})
        on conflict do nothing`);
      if (kept === 0) throw new Problem("already-looked");
      const subject = `comment:${first.commentId}` as const;
      // Not what was said: nobody is to count how often somebody differs.
      const facts = { decision: decisionId };
      await recordAudit(tx, siteId, [{ actorId: moderator.id, kind: "second-look-given", subject, facts }], now);
      return { first: { said: first.said, reason: first.reason }, differs };
    }),
  );
}

async function notThisOne(tx: Tx, siteId: Id, decisionId: Id): Promise<Problem> {
  const made = await tx.maybe(
    sql`select 1 from second_looks where decision_id = ${decisionId} and site_id = ${siteId}`,
  );
  return new Problem(made ? "already-looked" : "not-found");
}

interface DifferingRow {
  id: Id;
  caseId: Id;
  html: string;
  title: string;
  firstSaid: Opinion["said"];
  firstReason: HouseRule | null;
  firstAt: Date;
  said: Opinion["said"];
  reason: HouseRule | null;
  at: Date;
}

const unsettled = (siteId: Id): Sql => sql`
  from second_looks l
  join decisions d on d.id = l.decision_id
  where l.site_id = ${siteId} and l.differs and l.settled_at is null and not ${isUndone}`;

/** What an admin looks at: decisions that stand, from which the second look differs. */
export async function differingLooks(db: Db, siteId: Id): Promise<DifferingLook[]> {
  const rows = await db.all<DifferingRow>(sql`
    select l.id, l.case_id as "caseId", r.html, a.title, l."firstSaid", l."firstReason", l."firstAt", l.said, l.reason, l.at
    from (
      select d.id, d.case_id, d.comment_id, d.revision, ${opinion} as "firstSaid", d.reason as "firstReason",
        d.decided_at as "firstAt", l.said, l.reason, l.looked_at as at
      ${unsettled(siteId)}
      order by l.looked_at limit 50) l
    join revisions r on r.comment_id = l.comment_id and r.revision = l.revision
    join cases k on k.id = l.case_id join articles a on a.id = k.article_id
    order by l.at`);
  return rows.map(({ id, caseId, html, title, firstSaid, firstReason, firstAt, said, reason, at }) => ({
    id,
    caseId,
    html,
    article: { title },
    first: { said: firstSaid, reason: firstReason, at: firstAt.toISOString() },
    second: { said, reason, at: at.toISOString() },
  }));
}

/** Lets the first decision stand. Throws `not-found`. */
export function settleLook(db: Pool, admin: Moderator, decisionId: Id, now: Date = new Date()): Promise<void> {
  return db.transaction(async tx => {
    const settled = await tx.maybe<{ commentId: Id }>(sql`
      update second_looks s set settled_by = ${admin.id}, settled_at = ${now}
      from (select d.id, d.comment_id ${unsettled(admin.siteId)} and d.id = ${decisionId}) one
      where s.decision_id = one.id returning one.comment_id as "commentId"`);
    if (!settled) throw new Problem("not-found");
    const subject = `comment:${settled.commentId}` as const;
    const facts = { decision: decisionId };
    await recordAudit(tx, admin.siteId, [{ actorId: admin.id, kind: "second-look-settled", subject, facts }], now);
  });
}
