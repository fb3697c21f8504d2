import { z } from "zod";
import type { Id, Time } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { Policy } from "./policy.ts";
import type { PolicyChange } from "./policyDiff.ts";
import { MemberParams, PageQuery, SiteParams } from "./requests.ts";
import type { RuleId } from "./ruleNames.ts";
import type { CommentView } from "./views.ts";
import { words } from "./words.ts";

/** A line of a site's rules' history: what this version changed in the one before it. */
export interface PolicyVersion {
  version: number;
  changedAt: Time;
  /** Null for what came with the site. */
  changedBy: string | null;
  /** The first hundred of them; of the first version none. */
  changes: PolicyChange[];
  changeCount: number;
}

/** `GET sites/:site/policy/versions/:version`: the rules as they stood then; what they did not say yet is the default. */
export interface OldPolicy {
  version: number;
  policy: Policy;
}

/** Comments, and of them those that moderators approved or removed, by the last decision that stands. Of the rest nobody decided. */
export interface Tally {
  comments: number;
  approved: number;
  removed: number;
}

/** With those that stand and that never came to a moderator: no reader, no rule and no notice asked for one. */
export interface TriedTally extends Tally {
  unopposed: number;
}

/** What rules would have done with past comments. */
export interface BacktestResult {
  /** Looked at; the first and the last of them were written at: */
  comments: number;
  from: Time | null;
  to: Time | null;
  /** Held or refused by the rules that are tried, and by those in force; both in hindsight. */
  held: TriedTally;
  before: TriedTally;
  /** Held by the rules that are tried and not by those in force, and the other way round. */
  newlyHeld: TriedTally;
  freed: TriedTally;
  /** What each rule met, live or in shadow; of those that met nothing there is none. */
  rules: Record<RuleId, RuleTally>;
  /** What cannot be known in hindsight. */
  unknown: {
    /** Comments without a score, and with that of an older model: its thresholds are tried on them as they are. */
    unscored: number;
    olderModel: number;
    /** Rules that look at what was there at that moment: they count as far as they were found then. */
    asFoundThen: RuleId[];
  };
  /** The newest of the comments that it is about, a thousand at most, can be read. */
  listed: number;
  tookMs: number;
}

export interface RuleTally extends TriedTally {
  /** Of them, those that it would hold or refuse. */
  held: TriedTally;
  /** Of those, what another live rule would have held or refused too. */
  heldAnyway: TriedTally;
}

/** `GET sites/:site/rules`: what a rule met in the last 28 days, and what became of that. */
export interface RuleFigures {
  rule: RuleId;
  live: Tally;
  inShadow: Tally;
  /** Within 90 days. */
  lastHitAt: Time | null;
  /** Since when it is in shadow; null when it is not. */
  shadowSince: Time | null;
  /** Comments that it was last tried on as it is now, in the last 30 days; of what was tried the best. */
  triedOn: number;
}

/** A comment that a rule met. */
export interface RuleHit {
  comment: CommentView;
  article: { slug: string; title: string };
  then: "mask" | "flag" | "hold" | "refuse";
  inShadow: boolean;
  hitAt: Time;
  decided: "approved" | "removed" | null;
}

export type BacktestState = "running" | "done" | "cancelled" | "failed";

/** Rules tried on past comments: `POST`, then `GET sites/:site/backtests/:id` until it is no longer running. */
export interface BacktestView {
  id: Id;
  startedAt: Time;
  startedBy: string;
  /** The rule that it is about; null: all that is tried. */
  rule: RuleId | null;
  state: BacktestState;
  looked: number;
  /** Null until that was counted. */
  total: number | null;
  result: BacktestResult | null;
}

/** A comment that a backtest is about: what the tried rule asks for; or of all rules, what would become of it. */
export interface BacktestComment {
  comment: CommentView;
  article: { slug: string; title: string };
  then: "publish" | "mask" | "flag" | "hold" | "refuse";
  /** By a moderator; `unopposed` as in {@link TriedTally}. */
  decided: "approved" | "removed" | "unopposed" | null;
}

const ruleId = words(200);
export const StartBacktest = z.strictObject({
  /** The rules that are tried, saved or not. */
  policy: Policy,
  /** Lists what this rule meets, and not what all rules together would change. */
  rule: ruleId.optional(),
  /** Comments of so many days, the newest 100,000 at most. */
  days: z.int().min(1).max(365).default(28),
});
export type StartBacktest = z.infer<typeof StartBacktest>;

export const HitsQuery = PageQuery.extend({ rule: ruleId });
export type HitsQuery = z.infer<typeof HitsQuery>;

export const BacktestParams = MemberParams;

export const VersionParams = SiteParams.extend({ version: z.coerce.number().int().min(1).max(2_147_483_647) });

const problems = ["sign-in-needed", "not-allowed", "not-found"] as const;

export const rulesEndpoints = {
  getPolicyVersions: endpoint({
    method: "get",
    path: "/sites/:site/policy/versions",
    says: "How the rules came to be: each version with who changed what, newest first",
    params: SiteParams,
    query: PageQuery,
    answers: "Page<PolicyVersion>",
    problems,
  }),
  getPolicyVersion: endpoint({
    method: "get",
    path: "/sites/:site/policy/versions/:version",
    says: "The rules as they stood in one version; put again they are a new version",
    params: VersionParams,
    answers: "OldPolicy",
    problems,
  }),
  getRules: endpoint({
    method: "get",
    path: "/sites/:site/rules",
    says: "What each rule met, live and in shadow, and what moderators decided of that",
    params: SiteParams,
    answers: "{ items: RuleFigures[] }",
    problems,
  }),
  getRuleHits: endpoint({
    method: "get",
    path: "/sites/:site/rules/hits",
    says: "The comments that a rule met, newest first",
    params: SiteParams,
    query: HitsQuery,
    answers: "Page<RuleHit>",
    problems,
  }),
  startBacktest: endpoint({
    method: "post",
    path: "/sites/:site/backtests",
    says: "Tries rules on past comments, aside; one at a time on each site. Changes nothing",
    writes: "desk",
    params: SiteParams,
    body: StartBacktest,
    status: 201,
    answers: "BacktestView",
    problems: [...problems, "backtest-running"],
  }),
  getBacktests: endpoint({
    method: "get",
    path: "/sites/:site/backtests",
    says: "The last trials of rules on past comments, newest first",
    params: SiteParams,
    answers: "{ items: BacktestView[] }",
    problems,
  }),
  getBacktest: endpoint({
    method: "get",
    path: "/sites/:site/backtests/:id",
    says: "How far a trial has come, and its result",
    params: BacktestParams,
    answers: "BacktestView",
    problems,
  }),
  getBacktestComments: endpoint({
    method: "get",
    path: "/sites/:site/backtests/:id/comments",
    says: "The comments that a trial is about, newest first, a thousand at most",
    params: BacktestParams,
    query: PageQuery,
    answers: "Page<BacktestComment>",
    problems,
  }),
  cancelBacktest: endpoint({
    method: "delete",
    path: "/sites/:site/backtests/:id",
    says: "Ends a trial before its time; one that has ended stays as it is",
    writes: "desk",
    params: BacktestParams,
    status: 204,
    answers: "nothing",
    problems,
  }),
};
