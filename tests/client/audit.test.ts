import { expect, test } from "@jest/globals";
import "../../locales/all.ts";
import { factLines, saidOf, whyOf } from "../../client/desk/audit/auditWords.ts";
import { atWords, decidedWords, laterWords } from "../../client/desk/audit/pastWords.ts";
import { everything, requestOf } from "../../client/desk/audit/useAudit.ts";
import { inLanguage } from "../../locales/say.ts";
import type { AuditEntryView } from "../../server/protocol/audit.ts";
import type { PastComment, PastDecision, PastThread } from "../../server/protocol/past.ts";

test("[H26] a day is the reader's own and meant whole, also where a clock changes", () => {
  const asked = requestOf({ ...everything, kind: "decided", from: "2026-03-29", to: "2026-10-25" });
  expect(asked).toEqual({
    kind: "decided",
    from: new Date(2026, 2, 29).toISOString(),
    to: new Date(2026, 9, 26).toISOString(),
  });
  expect(requestOf(everything)).toEqual({});
});

const at = (minutes: number) => new Date(Date.UTC(2026, 4, 14, 12, minutes)).toISOString();
const mo = { id: "1", name: "Mo" };
const reject: PastDecision = { at: at(31), decision: "reject", reason: "personal-attack", revision: 1, by: mo };
const undo: PastDecision = { at: at(45), decision: "undo", reason: null, revision: 1, by: { id: "2", name: "Mia" } };

const comment = (more: Partial<PastComment>): PastComment => ({
  id: "12",
  articleId: "1",
  parentId: null,
  author: { id: "3", name: "Ann", badges: [] },
  state: "visible",
  revision: 1,
  html: "<p>As thick as a barge.</p>",
  depth: 0,
  replyCount: 0,
  postedAt: at(14),
  editedAt: null,
  replies: [],
  decisions: [reject, undo],
  next: { at: at(31), state: "rejected", revision: 1 },
  ...more,
});

test("[H26] what happened after a moment is told in the order of time, and what was decided before it apart", () => {
  expect(laterWords(comment({}), at(20))).toMatch(
    /^Removed 11\u00a0min later by Mo, rule 3\. Undone at \d\d:45 by Mia\.$/,
  );
  expect(decidedWords(comment({}), at(20))).toEqual([]);
  expect(decidedWords(comment({}), at(40))).toEqual([expect.stringMatching(/^Rejected at \d\d:31 by Mo, rule 3$/)]);
  const edited = comment({ decisions: [], next: { at: at(24), state: "visible", revision: 2 } });
  expect(laterWords(edited, at(20))).toBe("Changed by its author 4\u00a0min later.");
  expect(laterWords(comment({ next: null }), at(50))).toBeNull();
});

test("[H26] the slider says the moment, and the next of what was done", () => {
  const moments = [
    { at: at(45), commentId: "12", state: "visible", isEdit: false, by: { id: "2", name: "Mia" } },
    { at: at(31), commentId: "12", state: "rejected", isEdit: false, by: mo },
  ] as const;
  const thread = { moments } as unknown as PastThread;
  expect(atWords(at(20), thread)).toMatch(/:20, .*14 May 2026, before a comment was removed at \d\d:31$/);
  expect(atWords(at(50), thread)).toMatch(/:50, .*14 May 2026$/);
});

const entry = (more: Partial<AuditEntryView>): AuditEntryView => ({
  n: 3,
  at: at(31),
  actor: mo,
  kind: "decided",
  subject: "comment:12",
  article: { slug: "tariff-pause", title: "Tariff pause" },
  person: null,
  facts: {},
  hash: "a".repeat(64),
  previous: "b".repeat(64),
  next: null,
  ...more,
});

const said = (one: AuditEntryView) => saidOf(one, "Mo", "Ann").join("");

test("[H20] an entry is told in words, also one that no version of ours wrote", () => {
  const removed = entry({ facts: { decision: "reject", reason: "hate" } });
  expect(said(removed)).toBe("Mo removed a comment");
  expect(whyOf(removed)).toBe("Rule 4, hate · Under “Tariff pause”");
  const approved = entry({ facts: { decision: "approve", reason: null } });
  expect(whyOf(approved)).toBe("Under “Tariff pause”");
  expect(said(entry({ kind: "guessed" }))).toBe("Mo did “guessed”");
  const lines = factLines(entry({ facts: { text: "c".repeat(64), note: null, article: "1", to: "rejected" } }));
  expect(lines).toEqual([
    { name: "Article", says: "Tariff pause", isHash: false },
    { name: "After", says: "Removed", isHash: false },
    { name: "Text", says: "cccc…cccc", isHash: true },
  ]);
});

test("[H20] what an entry holds is said in the language in force, as far as it is words of ours", () => {
  const facts = {
    change: "state",
    from: "open",
    to: "winding-down",
    secret: "translation",
    isSet: true,
    until: at(31),
  };
  const changed = entry({ kind: "article-changed", facts });
  expect(inLanguage("de", () => said(changed))).toBe("Mo hat den Zustand einer Diskussion geändert");
  expect(inLanguage("de", () => whyOf(changed))).toBe("offen zu läuft aus · „Tariff pause“");
  expect(inLanguage("de", () => factLines(changed).map(({ name, says }) => `${name}: ${says}`))).toEqual([
    "Was: Zustand",
    expect.stringMatching(/^Bis: 14\. Mai 2026, \d\d:31$/),
    "Vorher: offen",
    "Nachher: läuft aus",
    "Geheimnis: translation",
    "Gesetzt: ja",
  ]);
  const settings = entry({ kind: "settings-changed", article: null, facts: { changed: ["signIn", "oidc"] } });
  expect(whyOf(settings)).toBe("Comity’s own accounts, Sign-in providers");
});
