import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import { enoughDecisions, type Label, labels, rulesOfLabel } from "../protocol/labels.ts";
import type { Curve, ModelView } from "../protocol/model.ts";
import { shippedFigures } from "../screening/model/figures.ts";

/** Thresholds at which the site's own comments are counted: 0.05, 0.1 ... 0.95, and the highest that a policy may have. */
const steps = [...Array.from({ length: 19 }, (_, index) => (index + 1) / 20), 0.99];
/** The newest of each kind that are counted: a site's present, and a cost that does not grow with its past. */
const newest = 10_000;
const lately = 30 * 86_400_000;

/** Comments with a score of one label that reach `step` of the {@link steps} and no more (0: none of them). */
interface Tally {
  label: Label;
  /** What is known of them: that they were posted lately, or what a moderator decided. */
  said: "lately" | "approve" | HouseRule;
  step: number;
  n: number;
  /** When the oldest of them was posted, or decided. */
  since: Date;
}

/** What each threshold of the model would do on a site, by the shipped figures and by the site's own comments and decisions. */
export async function modelView(db: Db, siteId: Id, now: Date): Promise<ModelView> {
  const { model, curves } = shippedFigures;
  const tallies = await talliesOf(db, siteId, model, now);
  // Every comment has a score of every label: one label counts them all.
  const read = tallies.filter(({ label, said }) => label === "toxicity" && said === "lately");
  const comments = count(read);
  const oldest = Math.min(now.getTime(), ...read.map(({ since }) => since.getTime()));
  const days = Math.max(1, (now.getTime() - oldest) / 86_400_000);
  const own = labels.map(label => [
    label,
    ownCurve(
      label,
      tallies.filter(tally => tally.label === label),
    ),
  ]);
  return { model, curves, own: { comments, aDay: comments / days, curves: Object.fromEntries(own) } };
}

function ownCurve(label: Label, tallies: Tally[]): Curve {
  const rules: readonly string[] = rulesOfLabel[label];
  const posted = tallies.filter(({ said }) => said === "lately");
  const deserving = tallies.filter(({ said }) => rules.includes(said));
  const decided = rules.length === 0 ? [] : [...deserving, ...tallies.filter(({ said }) => said === "approve")];
  const rows = count(decided);
  const positives = count(deserving);
  const isEnough = rows >= enoughDecisions.rows && positives >= enoughDecisions.positives;
  const points = steps.map((at, index) => {
    const reaching = (of: Tally[]) => count(of.filter(({ step }) => step > index));
    return {
      at,
      held: share(reaching(posted), count(posted)) ?? 0,
      right: isEnough ? share(reaching(deserving), reaching(decided)) : null,
      found: isEnough ? share(reaching(deserving), positives) : null,
    };
  });
  return { rows, positives, points };
}

const count = (tallies: Tally[]): number => tallies.reduce((sum, { n }) => sum + n, 0);
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/**
 * The last decision of each comment that was not undone, with the scores of the revision that it names; and comments posted lately.
 * Each revision is looked up by its key (`limit 1`): what that costs is bounded by {@link newest}, and not by how many there are.
 */
const talliesOf = (db: Db, siteId: Id, model: string, now: Date) =>
  db.all<Tally>(sql`
    with decided as (
      select d.id, d.comment_id, d.revision, coalesce(d.reason, d.decision) as said, d.decided_at as at
      from decisions d join cases k on k.id = d.case_id
      where k.site_id = ${siteId} and d.decision <> 'undo'
        and not exists (select 1 from decisions u where u.undoes = d.id)
      order by d.id desc limit ${newest}
    ), standing as (
      select distinct on (comment_id) comment_id, revision, said, at from decided order by comment_id, id desc
    ), posted as (
      select c.id as comment_id, c.revision, 'lately' as said, c.posted_at as at
      from comments c join articles a on a.id = c.article_id
      where a.site_id = ${siteId} and c.posted_at > ${new Date(now.getTime() - lately)} and c.posted_at <= ${now}
      order by c.posted_at desc limit ${newest}
    )
    select score.key as label, said, width_bucket(score.value::float8, ${steps}::float8[]) as step, count(*)::int as n,
      min(at) as since
    from (select * from standing union all select * from posted) known
    cross join lateral (
      select r.scores from revisions r
      where r.comment_id = known.comment_id and r.revision = known.revision and r.model = ${model} limit 1
    ) text
    cross join lateral jsonb_each_text(text.scores) score
    group by score.key, said, step`);
