import { say } from "../../../locales/say.ts";
import type { AuditEntryView } from "../../../server/protocol/audit.ts";
import type { AuditKind } from "../../../server/protocol/auditKinds.ts";
import type { DecisionName } from "../../../server/protocol/cases.ts";
import { houseRules } from "../../../server/protocol/houseRules.ts";
import { type LegalKind, legalKinds } from "../../../server/protocol/legalKinds.ts";
import type { CommentState } from "../../../server/protocol/views.ts";
import { stateSigns } from "../parts/CommentLine.tsx";
import { decisionSigns } from "../parts/decisionWords.ts";
import { ruleName } from "../parts/ruleNames.ts";

/** What an entry says: who did it stands before `did`; `why` is a line of its own. */
interface Saying {
  did: string;
  why?: string;
}

interface KindWords {
  /** In the list of what can be looked for. */
  name: string;
  says: (entry: AuditEntryView) => Saying;
}

const kinds: Record<AuditKind, KindWords> = {
  decided: {
    name: "Decisions",
    says: ({ facts, article }) => ({
      did: `${decided[word(facts.decision)] ?? "decided on"} a comment`,
      why: line(rule(facts.reason), article && `Under “${article.title}”`),
    }),
  },
  "batch-decided": {
    name: "Decisions on many",
    says: ({ facts }) => ({
      did: `${decided[word(facts.decision)] ?? "decided on"} many comments at once`,
      why: ofAll(facts),
    }),
  },
  "batch-undone": {
    name: "Decisions on many that were undone",
    says: ({ facts }) => ({ did: "undid a decision on many comments", why: ofAll(facts) }),
  },
  "article-changed": { name: "Changes of articles", says: articleChanged },
  "hand-over-given": { name: "Hand-overs", says: () => ({ did: "handed the shift over" }) },
  "hand-over-taken": { name: "Hand-overs that were taken", says: () => ({ did: "took the shift over" }) },
  "question-moved": {
    name: "Questions that were moved",
    says: ({ facts, article }) => ({
      did: moved[word(facts.to)] ?? "moved a question",
      why: line(article && `Under “${article.title}”`),
    }),
  },
  "second-look-given": {
    name: "Second looks",
    says: ({ article }) => ({
      did: "took a second look at a decided comment",
      why: line(article && `Under “${article.title}”`),
    }),
  },
  "second-look-settled": {
    name: "Second looks that were settled",
    says: ({ article }) => ({
      did: "let a decision stand from which a second look differed",
      why: line(article && `Under “${article.title}”`),
    }),
  },
  "appeal-made": {
    name: "Appeals",
    says: ({ article }) => ({ did: "appealed", why: line(article && `Under “${article.title}”`) }),
  },
  "appeal-decided": {
    name: "Decisions on appeals",
    says: ({ facts, article }) => ({
      did: facts.outcome === "overturned" ? "overturned a decision on appeal" : "upheld a decision on appeal",
      why: line(article && `Under “${article.title}”`),
    }),
  },
  "legal-notice-received": {
    name: "Legal notices",
    says: ({ facts }) => ({
      did: "received a legal notice",
      why: line(Object.hasOwn(legalKinds, word(facts.kind)) ? legalKinds[word(facts.kind) as LegalKind] : null),
    }),
  },
  "policy-changed": {
    name: "Changes of the rules",
    says: ({ subject, facts }) => ({
      did: "changed the rules",
      why: line(`Version ${idOf(subject)}`, listed(facts.changed), unreadyWords(facts.wentLive)),
    }),
  },
  "settings-changed": {
    name: "Changes of settings",
    says: ({ facts }) => ({
      did: typeof facts.secret === "string" ? "changed a secret of the site" : "changed the settings",
      why: line(listed(facts.changed), typeof facts.secret === "string" ? word(facts.secret) : null),
    }),
  },
  "role-changed": {
    name: "Changes of roles",
    says: ({ person, facts }) => ({
      did: `changed the role of ${person?.name ?? "somebody"}`,
      why: line(`${word(facts.from)} to ${word(facts.to)}`, listed(facts.sections)),
    }),
  },
  "correction-live": {
    name: "Corrections that went live",
    says: ({ facts }) => ({ did: "let a correction of the model go live", why: fromDecisions(facts.decisions) }),
  },
  "correction-retired": {
    name: "Corrections that were given up",
    says: ({ facts }) => ({ did: "gave up a correction of the model", why: fromDecisions(facts.decisions) }),
  },
  "audit-exported": {
    name: "Exports of the audit",
    says: ({ facts }) => ({ did: "took the audit away as a file", why: word(facts.format).toUpperCase() }),
  },
  "sanction-given": {
    name: "Sanctions",
    says: ({ person, facts }) => ({
      did: `${sanctioned[word(facts.sanction)] ?? "sanctioned"} ${person?.name ?? "somebody"}`,
      why: line(rule(facts.reason)),
    }),
  },
  "sanction-lifted": {
    name: "Sanctions that were lifted",
    says: ({ person, facts }) => ({
      did: `lifted a sanction from ${person?.name ?? "somebody"}`,
      why: word(facts.sanction),
    }),
  },
  "statements-exported": {
    name: "Exports of statements of reasons",
    says: ({ facts }) => ({
      did: "took the statements of reasons away as a file",
      why: word(facts.format).toUpperCase(),
    }),
  },
  "watch-list-changed": {
    name: "Changes of watch-lists",
    says: ({ facts }) => ({
      did: facts.removed ? "removed a watch-list" : "changed a watch-list",
      why: line(word(facts.name)),
    }),
  },
  "article-published": {
    name: "Articles that were published",
    says: ({ facts, article }) => ({
      did: facts.isNew ? "published an article" : "replaced the text of an article",
      why: line(article && `“${article.title}”`),
    }),
  },
  "update-posted": {
    name: "Updates of articles",
    says: ({ article }) => ({ did: "posted an update", why: line(article && `To “${article.title}”`) }),
  },
  "update-corrected": {
    name: "Updates that were corrected",
    says: ({ article }) => ({ did: "corrected an update", why: line(article && `To “${article.title}”`) }),
  },
  "update-withdrawn": {
    name: "Updates that were withdrawn",
    says: ({ article }) => ({ did: "withdrew an update", why: line(article && `To “${article.title}”`) }),
  },
};

export const kindNames = Object.entries(kinds).map(([kind, { name }]) => ({ kind: kind as AuditKind, name }));

/** In words; of what no version of ours wrote, its bare kind. */
export function sayingOf(entry: AuditEntryView): Saying {
  return Object.hasOwn(kinds, entry.kind) ? kinds[entry.kind as AuditKind].says(entry) : { did: `did “${entry.kind}”` };
}

const decided: Record<string, string> = {
  approve: "approved",
  feature: "featured",
  reject: "removed",
  escalate: "escalated",
  "ask-edit": "sent back",
  undo: "undid a decision on",
};

const moved: Record<string, string> = {
  approved: "let a question be asked",
  next: "put a question among the next",
  now: "put a question on stage",
  answered: "answered a question",
  declined: "did not take a question",
  joined: "joined a question to another one",
};

const sanctioned: Record<string, string> = {
  warn: "warned",
  mute: "muted",
  suspend: "suspended",
  ban: "banned",
  premoderate: "put before reading",
};

const articleSwitched: Record<string, string> = {
  state: "changed the state of a discussion",
  times: "changed when a discussion opens and closes",
  pause: "changed the pause of a discussion",
  slow: "changed the slow mode of a discussion",
  "review-first": "changed whether a discussion is read first",
  pinned: "changed what is pinned in a discussion",
  people: "changed who somebody is under an article",
  template: "changed how a discussion is run",
};

function articleChanged({ facts, article, person }: AuditEntryView): Saying {
  const moved =
    facts.change === "state"
      ? `${word(facts.from)} to ${word(facts.to)}`
      : facts.change === "slow" && Number(facts.seconds) > 0
        ? `one post in ${Number(facts.seconds)} s`
        : null;
  return {
    did: articleSwitched[word(facts.change)] ?? "changed an article",
    why: line(moved, person?.name ?? null, article && `“${article.title}”`),
  };
}

const word = (fact: unknown): string => (typeof fact === "string" ? fact : "");
const listed = (fact: unknown): string => (Array.isArray(fact) ? fact.join(", ") : "");
const line = (...parts: (string | null)[]): string => parts.filter(Boolean).join(" · ");
/** Of the rules that went live those that were not ready. */
function unreadyWords(wentLive: unknown): string | null {
  if (!Array.isArray(wentLive)) return null;
  const names = (wentLive as { rule: string; missing: string[] }[])
    .filter(({ missing }) => missing.length > 0)
    .map(({ rule: name }) => ruleName(name));
  return names.length > 0 ? `live before it was ready: ${names.join(", ")}` : null;
}
const idOf = (subject: string): string => subject.slice(subject.indexOf(":") + 1);
const ofAll = ({ done, asked }: Record<string, unknown>) => `${done} of ${asked} that were chosen`;
const fromDecisions = (fact: unknown) => `Made from ${Number(fact).toLocaleString("en")} decisions`;

function rule(reason: unknown): string {
  const known = Object.hasOwn(houseRules, word(reason)) ? houseRules[word(reason) as keyof typeof houseRules] : null;
  return known ? `Rule ${known.number}, ${known.title.toLowerCase()}` : word(reason);
}

const factNames: Record<string, string> = {
  article: "Article",
  member: "Member",
  decision: "Decision",
  sanction: "Sanction",
  reason: "Rule",
  until: "Until",
  escalatedTo: "Given to",
  from: "Before",
  to: "After",
  sections: "Sections",
  outcome: "Outcome",
  statement: "Statement",
  asked: "Chosen",
  done: "Done",
  changed: "Changed",
  decisions: "From decisions",
  model: "Model",
  format: "Format",
  filter: "Filter",
  case: "Case",
  batch: "Batch",
  decisionId: "Its number",
  undoes: "Undoes number",
  revision: "Version",
  text: "Text",
  note: "Note to the author",
  internalNote: "Note for the desk",
  sha256: "Rules",
  wentLive: "Went live",
  wentLiveCount: "How many went live",
  kind: "Kind",
  country: "Country",
  comment: "Comment",
  explanation: "Explanation",
  removeDays: "Days that went with it",
  name: "Name",
  articles: "Articles",
  removed: "Removed",
  isNew: "New",
};

/** What stands in an entry, as lines to read, in the order above; what was hashed is shown as such. */
export function factLines({
  facts,
  article,
  person,
}: AuditEntryView): { name: string; says: string; isHash: boolean }[] {
  const known: Record<string, string | undefined> = { article: article?.title, member: person?.name };
  const order = Object.keys(factNames);
  return Object.entries(facts)
    .filter(([, fact]) => fact !== null)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([name, fact]) => {
      const isHash = typeof fact === "string" && /^[0-9a-f]{64}$/.test(fact);
      const says = isHash ? shortHash(fact) : (known[name] ?? factSays(fact));
      return { name: factNames[name] ?? name, says, isHash };
    });
}

const hasRule = (one: unknown): one is { rule: string } =>
  typeof one === "object" && one !== null && "rule" in one && typeof one.rule === "string";

function factSays(fact: unknown): string {
  if (Array.isArray(fact)) return fact.map(one => (hasRule(one) ? ruleName(one.rule) : String(one))).join(", ");
  if (typeof fact !== "string") return JSON.stringify(fact);
  if (Object.hasOwn(houseRules, fact)) return rule(fact);
  if (Object.hasOwn(decisionSigns, fact)) return say(`desk.decision.${fact as DecisionName}`);
  if (Object.hasOwn(stateSigns, fact)) return say(`desk.state.${fact as CommentState}`);
  return fact;
}

/** "40aa…f5c6". */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)}…${hash.slice(-4)}`;

/** "c41e 71c0 e2b8 … 04dc": long enough to compare with one that was kept. */
export const headHash = (hash: string): string =>
  `${hash.slice(0, 4)} ${hash.slice(4, 8)} ${hash.slice(8, 12)} … ${hash.slice(-4)}`;
