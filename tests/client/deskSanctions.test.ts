import { expect, test } from "@jest/globals";
import { askedFor, noSanction } from "../../client/desk/case/sanctionDraft.ts";
import { isInForce, standOf } from "../../client/desk/case/sanctionWords.ts";
import type { SanctionRecord } from "../../server/protocol/sanctions.ts";

const now = Date.parse("2026-05-14T12:00:00Z");

test("[K60] the fields of a sanction ask for what they show, and for nothing when none is chosen", () => {
  const draft = { ...noSanction, days: 7, removeDays: 30 };
  expect(askedFor(draft, now)).toBeNull();
  expect(askedFor({ ...draft, kind: "warn" }, now)).toEqual({ kind: "warn" });
  expect(askedFor({ ...draft, kind: "premoderate" }, now)).toEqual({ kind: "premoderate" });
  expect(askedFor({ ...draft, kind: "mute" }, now)).toEqual({ kind: "mute", until: "2026-05-21T12:00:00.000Z" });
  expect(askedFor({ ...draft, kind: "suspend" }, now)).toEqual({ kind: "suspend", until: "2026-05-21T12:00:00.000Z" });
  expect(askedFor({ ...draft, kind: "ban" }, now)).toEqual({ kind: "ban", removeDays: 30 });
  expect(askedFor({ ...draft, kind: "ban", removeDays: 0 }, now)).toEqual({ kind: "ban" });
});

test("[K61] the desk says of a sanction whether it stands, since or until when, and how it ended", () => {
  const sanction = (change: Partial<SanctionRecord>): SanctionRecord => ({
    id: "1",
    memberId: "2",
    caseId: "3",
    kind: "mute",
    reason: "hate",
    note: null,
    givenAt: "2026-05-10T12:00:00Z",
    until: "2026-05-20T12:00:00Z",
    by: { id: "4", name: "Mo" },
    removeDays: null,
    removed: 0,
    end: null,
    ...change,
  });
  const said = (change: Partial<SanctionRecord>) => [isInForce(sanction(change), now), standOf(sanction(change), now)];
  expect(said({})).toEqual([true, expect.stringMatching(/^until 20 May 2026/)]);
  // Its time has come, and nobody has told the page yet.
  expect(said({ until: "2026-05-14T12:00:00Z" })).toEqual([false, expect.stringMatching(/^was until 14 May/)]);
  expect(said({ kind: "ban", until: null })).toEqual([true, expect.stringMatching(/^since 10 May/)]);
  expect(said({ kind: "warn", until: null })).toEqual([true, "not read yet"]);
  const at = "2026-05-14T11:00:00Z";
  expect(said({ kind: "warn", until: null, end: { how: "acknowledged", at, by: null } })).toEqual([
    false,
    "read 1\u00a0h ago",
  ]);
  const lifted = { how: "lifted", at, by: { id: "5", name: "Mia" } } as const;
  expect(said({ end: lifted })).toEqual([false, "lifted by Mia, 1\u00a0h ago"]);
});
