import { isKnown, type Key, numeral, say, sayWith } from "../../../locales/say.ts";
import type { AuditEntryView } from "../../../server/protocol/audit.ts";
import { type AuditKind, auditKinds } from "../../../server/protocol/auditKinds.ts";
import type { Time } from "../../../server/protocol/basics.ts";
import { type HouseRule, houseRules } from "../../../server/protocol/houseRules.ts";
import { exactTime } from "../../core/text.ts";
import { parts, ruleName, sectionName } from "../parts/ruleNames.ts";

/** What can be looked for, by name. */
export const kindNames = () => auditKinds.map(kind => ({ kind, name: say(`deskAudit.kind.${kind}`) }));

/** "Mo removed a comment", with who did it, and to whom, as they are given; of what no version of ours wrote, its bare kind. */
export function saidOf<T>(entry: AuditEntryView, who: T, person: T): (string | T)[] {
  if (!isAudited(entry.kind)) return sayWith("deskAudit.didOther", { who, kind: entry.kind });
  const key = sentences[entry.kind]?.(entry) ?? (`deskAudit.did.${entry.kind}` as const);
  return sayWith<Key, T>(key, { who, person });
}

/** Why, and where, in one line; empty where there is no more to say. */
export const whyOf = (entry: AuditEntryView): string =>
  isAudited(entry.kind) ? (reasons[entry.kind]?.(entry) ?? []).filter(Boolean).join(" · ") : "";

const isAudited = (kind: string): kind is AuditKind => auditKinds.some(one => one === kind);

/** Which sentence says it, where there are several of a kind; undefined: the one of the kind. */
const sentences: Partial<Record<AuditKind, (entry: AuditEntryView) => Key | undefined>> = {
  decided: ({ facts }) => known(`deskAudit.decidedOn.${facts.decision}`),
  "batch-decided": ({ facts }) => known(`deskAudit.decidedOnMany.${facts.decision}`),
  "article-changed": ({ facts }) => known(`deskAudit.switched.${facts.change}`),
  "question-moved": ({ facts }) => known(`deskAudit.questioned.${facts.to}`),
  "sanction-given": ({ facts }) => known(`deskAudit.sanctioned.${facts.sanction}`),
  "appeal-decided": ({ facts }) => (facts.outcome === "overturned" ? "deskAudit.overturned" : undefined),
  "settings-changed": ({ facts }) => (typeof facts.secret === "string" ? "deskAudit.secretChanged" : undefined),
  "watch-list-changed": ({ facts }) => (facts.removed ? "deskAudit.watchListRemoved" : undefined),
  "article-published": ({ facts }) => (facts.isNew ? undefined : "deskAudit.articleReplaced"),
};

type Reasons = (entry: AuditEntryView) => (string | null)[];

const under: Reasons = ({ article }) => [article && say("deskAudit.under", { title: article.title })];
const ofArticle: Reasons = ({ article }) => [article && say("deskAudit.of", { title: article.title })];
const asFile: Reasons = ({ facts }) => [worded(facts.format)];
const chosen: Reasons = ({ facts }) => [
  say("deskAudit.chosen", { done: Number(facts.done), asked: Number(facts.asked) }),
];
const fromDecisions: Reasons = ({ facts }) => [say("deskAudit.fromDecisions", { count: Number(facts.decisions) })];

const reasons: Partial<Record<AuditKind, Reasons>> = {
  decided: entry => [entry.facts.reason ? ruleNamed(entry.facts.reason) : null, ...under(entry)],
  "batch-decided": chosen,
  "batch-undone": chosen,
  "article-changed": articleChange,
  "question-moved": under,
  "second-look-given": under,
  "second-look-settled": under,
  "appeal-made": under,
  "appeal-decided": under,
  "legal-notice-received": ({ facts }) => [legalKind(facts.kind)],
  "policy-changed": ({ subject, facts }) => [
    say("deskAudit.policyVersion", { id: idOf(subject) }),
    listed(facts.changed, policyPart),
    unready(facts.wentLive),
  ],
  "settings-changed": ({ facts }) => [
    listed(facts.changed, settingsPart),
    typeof facts.secret === "string" ? facts.secret : null,
  ],
  "role-changed": ({ facts }) => [fromTo(facts), listed(facts.sections)],
  "correction-live": fromDecisions,
  "correction-retired": fromDecisions,
  "audit-exported": asFile,
  "sanction-given": ({ facts }) => [ruleNamed(facts.reason)],
  "sanction-lifted": ({ facts }) => [worded(facts.sanction)],
  "statements-exported": asFile,
  "watch-list-changed": ({ facts }) => [typeof facts.name === "string" ? facts.name : null],
  "article-published": ({ article }) => [article && say("deskAudit.titled", { title: article.title })],
  "update-posted": ofArticle,
  "update-corrected": ofArticle,
  "update-withdrawn": ofArticle,
};

function articleChange({ facts, article, person }: AuditEntryView): (string | null)[] {
  return [
    facts.change === "state" ? fromTo(facts) : null,
    Number(facts.seconds) > 0 ? say("deskAudit.onePostIn", { seconds: Number(facts.seconds) }) : null,
    person?.name ?? null,
    article && say("deskAudit.titled", { title: article.title }),
  ];
}

const fromTo = ({ from, to }: AuditEntryView["facts"]) =>
  say("deskAudit.fromTo", { from: worded(from), to: worded(to) });

/** The message of this name, where there is one. */
const known = (key: string): Key | undefined => (isKnown(key) ? (key as Key) : undefined);

function wordOf(key: string, values: Record<string, string> = {}): string | undefined {
  const message = known(key);
  return message && sayWith<Key, string>(message, values).join("");
}

const listed = (fact: unknown, nameOf = worded): string => (Array.isArray(fact) ? fact.map(nameOf).join(", ") : "");
function policyPart(part: unknown): string {
  const section = parts.find(one => one === part);
  return section ? sectionName(section) : worded(part);
}
const settingsPart = (part: unknown): string => wordOf(`deskSettings.${part}.title`) ?? worded(part);
const idOf = (subject: string): string => subject.slice(subject.indexOf(":") + 1);

/** "comment 12". */
export function subjectName(subject: string): string {
  const kind = subject.slice(0, subject.indexOf(":"));
  return wordOf(`deskAudit.subject.${kind}`, { id: idOf(subject) }) ?? subject;
}

/** Of the rules that went live those that were not ready. */
function unready(wentLive: unknown): string | null {
  if (!Array.isArray(wentLive)) return null;
  const names = (wentLive as { rule: string; missing: string[] }[])
    .filter(({ missing }) => missing.length > 0)
    .map(({ rule }) => ruleName(rule));
  return names.length > 0 ? say("deskAudit.unready", { rules: names.join(", ") }) : null;
}

const isHouseRule = (name: unknown): name is HouseRule => typeof name === "string" && Object.hasOwn(houseRules, name);

/** "Rule 4, hate". */
const ruleNamed = (name: unknown): string =>
  isHouseRule(name) ? say(`deskAudit.rule.${name}`, { number: houseRules[name].number }) : worded(name);

const legalKind = (kind: unknown): string => wordOf(`legal.kinds.${kind}`) ?? worded(kind);

/** What stands in an entry, as lines to read; what was hashed is shown as such. */
export function factLines({
  facts,
  article,
  person,
}: AuditEntryView): { name: string; says: string; isHash: boolean }[] {
  const names: Record<string, string | undefined> = { article: article?.title, member: person?.name };
  return Object.entries(facts)
    .filter(([, fact]) => fact !== null)
    .sort(([a], [b]) => factNames.indexOf(a) - factNames.indexOf(b))
    .map(([name, fact]) => {
      const isHash = typeof fact === "string" && /^[0-9a-f]{64}$/.test(fact);
      const says = isHash ? shortHash(fact) : (names[name] ?? factSays(name, fact));
      return { name: wordOf(`deskAudit.fact.${name}`) ?? name, says, isHash };
    });
}

const hasRule = (one: unknown): one is { rule: string } =>
  typeof one === "object" && one !== null && "rule" in one && typeof one.rule === "string";
const isTime = (fact: unknown): fact is Time => typeof fact === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(fact);
const isSubject = (fact: unknown): fact is string => typeof fact === "string" && /^[a-z-]+:\d+$/.test(fact);

function factSays(name: string, fact: unknown): string {
  if (Array.isArray(fact)) return fact.map(one => (hasRule(one) ? ruleName(one.rule) : factSays(name, one))).join(", ");
  if (name === "kind") return legalKind(fact);
  if (name === "changed") return settingsPart(fact);
  if (isTime(fact)) return exactTime(fact, "here");
  if (isSubject(fact)) return subjectName(fact);
  return ruleNamed(fact);
}

/** A word or a number of the facts, in the language in force as far as it is known there. */
function worded(fact: unknown): string {
  if (typeof fact === "number") return numeral(fact);
  if (typeof fact === "object") return JSON.stringify(fact);
  return (
    wordOf(`desk.decision.${fact}`) ?? wordOf(`desk.state.${fact}`) ?? wordOf(`deskAudit.value.${fact}`) ?? String(fact)
  );
}

/** "40aa…f5c6". */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)}…${hash.slice(-4)}`;

/** "c41e 71c0 e2b8 … 04dc": long enough to compare with one that was kept. */
export const headHash = (hash: string): string =>
  `${hash.slice(0, 4)} ${hash.slice(4, 8)} ${hash.slice(8, 12)} … ${hash.slice(-4)}`;

/** In the order in which they are shown. */
const factNames: readonly string[] = [
  "change",
  "article",
  "member",
  "decision",
  "sanction",
  "reason",
  "until",
  "escalatedTo",
  "from",
  "to",
  "sections",
  "outcome",
  "statement",
  "asked",
  "done",
  "changed",
  "decisions",
  "model",
  "format",
  "filter",
  "case",
  "batch",
  "decisionId",
  "undoes",
  "revision",
  "text",
  "note",
  "internalNote",
  "sha256",
  "wentLive",
  "wentLiveCount",
  "kind",
  "country",
  "comment",
  "explanation",
  "removeDays",
  "name",
  "articles",
  "removed",
  "isNew",
  "why",
  "slow",
  "seconds",
  "opensAt",
  "opensAs",
  "closesAt",
  "template",
  "asksQuestions",
  "firstTimersHeld",
  "slowMode",
  "part",
  "label",
  "badges",
  "by",
  "with",
  "secret",
  "isSet",
  "tokenSecret",
  "overlapHours",
  "isEnded",
  "moved",
  "n",
];
