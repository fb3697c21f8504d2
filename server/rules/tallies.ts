import type { Id } from "../protocol/basics.ts";
import type { RuleId } from "../protocol/ruleNames.ts";
import type { BacktestComment, BacktestResult, RuleTally, TriedTally } from "../protocol/rules.ts";
import { type HitThen, hitsIn } from "../screening/hits.ts";
import type { Verdict } from "../screening/screen.ts";
import { momentary, type PastComment } from "./pastComments.ts";

/** A comment of a backtest, as its row keeps it. */
export interface Listed extends Pick<BacktestComment, "then" | "decided"> {
  id: Id;
}

type Judged = Omit<Verdict, "reading">;
type Decided = PastComment["decided"];
const listedMost = 1_000;

/** Counts, comment by comment, what rules would have done; what it keeps does not grow with the comments. */
export class Tallies {
  readonly listed: Listed[] = [];
  readonly #rule: RuleId | null;
  readonly #model: string;
  readonly #startedAt = performance.now();
  readonly #counts = {
    comments: 0,
    from: null as Date | null,
    to: null as Date | null,
    held: none(),
    before: none(),
    newlyHeld: none(),
    freed: none(),
    unscored: 0,
    olderModel: 0,
  };
  readonly #rules = new Map<RuleId, RuleTally>();

  /** `rule`: the one that it is about; `model`: the version that reads here now. */
  constructor(rule: RuleId | null, model: string) {
    this.#rule = rule;
    this.#model = model;
  }

  add(past: PastComment, tried: Judged, inForce: Judged): void {
    const counts = this.#counts;
    const { decided } = past;
    counts.comments++;
    counts.from ??= past.writtenAt;
    counts.to = past.writtenAt;
    if (past.scores === null) counts.unscored++;
    else if (past.model !== this.#model) counts.olderModel++;
    const [isHeld, wasHeld] = [tried.outcome !== "publish", inForce.outcome !== "publish"];
    if (isHeld) count(counts.held, decided);
    if (wasHeld) count(counts.before, decided);
    if (isHeld && !wasHeld) count(counts.newlyHeld, decided);
    if (wasHeld && !isHeld) count(counts.freed, decided);
    const live = hitsIn(tried.findings);
    const hits = new Map([...hitsIn(tried.inShadow), ...live]);
    const holding = [...live].filter(([, then]) => holds(then)).map(([rule]) => rule);
    for (const [rule, then] of hits) this.#addHit(rule, then, holding, decided);
    this.#list(past, tried, { isChanged: isHeld !== wasHeld, then: hits.get(this.#rule ?? "") });
  }

  #addHit(rule: RuleId, then: HitThen, holding: readonly RuleId[], decided: Decided): void {
    const tally = this.#rules.get(rule) ?? { ...none(), held: none(), heldAnyway: none() };
    this.#rules.set(rule, tally);
    count(tally, decided);
    if (!holds(then)) return;
    count(tally.held, decided);
    if (holding.some(other => other !== rule)) count(tally.heldAnyway, decided);
  }

  #list(
    past: PastComment,
    { outcome }: Judged,
    { isChanged, then }: { isChanged: boolean; then: HitThen | undefined },
  ) {
    if (this.#rule === null ? !isChanged : then === undefined) return;
    this.listed.push({ id: past.id, then: then ?? outcome, decided: past.decided });
    if (this.listed.length > listedMost) this.listed.shift();
  }

  result(): BacktestResult {
    const { from, to, unscored, olderModel, ...counts } = this.#counts;
    return {
      ...counts,
      from: from?.toISOString() ?? null,
      to: to?.toISOString() ?? null,
      rules: Object.fromEntries(this.#rules),
      unknown: { unscored, olderModel, asFoundThen: [...momentary] },
      listed: this.listed.length,
      tookMs: Math.round(performance.now() - this.#startedAt),
    };
  }
}

const none = (): TriedTally => ({ comments: 0, approved: 0, removed: 0, unopposed: 0 });
const holds = (then: HitThen) => then === "hold" || then === "refuse";

function count(tally: TriedTally, decided: Decided): void {
  tally.comments++;
  if (decided) tally[decided]++;
}
