import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { apply, startThread } from "../../client/core/store.ts";
import { waitingReplies } from "../../client/core/threadState.ts";
import { inOrder, isUnread, lineAt, newestOf } from "../../client/core/unread.ts";
import { keepVisit, lastVisit } from "../../client/core/visits.ts";
import { arrivalWords } from "../../client/thread/arrivalWords.ts";
import { startMentions } from "../../client/thread/mentions.ts";
import { keyOf } from "../../client/thread/readerKeys.ts";
import { aPage, aThreadComment, aView, ids } from "./comments.ts";

describe("[RP3] the last visit", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  };
  beforeEach(() => void Object.assign(globalThis, { localStorage: storage }));
  afterEach(() => {
    kept.clear();
    Reflect.deleteProperty(globalThis, "localStorage");
  });

  test("[RP3] is kept for each article, and a tab that is behind another takes nothing back", () => {
    expect(lastVisit("7")).toBeNull();
    keepVisit("7", "1000", "2026-05-14T10:00:00.000Z");
    keepVisit("8", "5", "2026-05-14T10:00:00.000Z");
    keepVisit("7", "999", "2026-05-14T11:00:00.000Z");
    expect(lastVisit("7")).toEqual({ upTo: "1000", at: "2026-05-14T11:00:00.000Z" });
    expect(lastVisit("8")?.upTo).toBe("5");
  });

  test("[RP3] of the most articles the oldest are forgotten, and what else stands in the place does no harm", () => {
    for (let day = 1; day <= 230; day++) keepVisit(String(day), "1", new Date(Date.UTC(2026, 0, day)).toISOString());
    expect(lastVisit("30")).toBeNull();
    expect(lastVisit("31")).not.toBeNull();
    expect(kept.size).toBe(1);
    for (const text of ["null", "[]", "{", '{"7":{"upTo":"x","at":"y"}}', '{"7":4}']) {
      kept.set("comity:visits", text);
      expect(lastVisit("7")).toBeNull();
      keepVisit("7", "4");
      expect(lastVisit("7")?.upTo).toBe("4");
    }
  });

  test("[RP3] is not kept where the browser keeps nothing", () => {
    Reflect.deleteProperty(globalThis, "localStorage");
    keepVisit("7", "4");
    expect(lastVisit("7")).toBeNull();
  });
});

describe("[RP4] what is new", () => {
  const since = { upTo: "4", memberId: "3" };
  const items = [6, 5, 4, 3].map(id => aThreadComment(id));

  test("[RP4] stands above the line in the newest order and below it in the oldest; others have none", () => {
    expect(lineAt({ items, sort: "newest" }, since)).toBe("4");
    expect(lineAt({ items: items.toReversed(), sort: "oldest" }, since)).toBe("5");
    expect(lineAt({ items, sort: "top" }, since)).toBeNull();
    expect(lineAt({ items, sort: "active" }, since)).toBeNull();
  });

  test("[RP4] has no line where all is old, or all is new", () => {
    expect(lineAt({ items, sort: "newest" }, { ...since, upTo: "6" })).toBeNull();
    expect(lineAt({ items, sort: "newest" }, { ...since, upTo: "2" })).toBeNull();
    expect(lineAt({ items: [], sort: "newest" }, since)).toBeNull();
  });

  test("[RP4] is nobody's own comment, and none that cannot be read", () => {
    expect(isUnread(aView(5), since)).toBe(true);
    expect(isUnread(aView(4), since)).toBe(false);
    expect(isUnread(aView(6), since)).toBe(false);
    expect(isUnread(aView(5, { state: "rejected" }), since)).toBe(false);
    expect(isUnread(aView(8), since)).toBe(true);
  });

  test("[RP4] is found among replies, as they stand, and not in what is folded away", () => {
    const tree = [aThreadComment(2, { replies: [aThreadComment(10, { parentId: "2" })] }), aThreadComment(9)];
    expect(ids(inOrder(tree))).toEqual([2, 10, 9]);
    expect(ids(inOrder(tree, new Set(["2"])))).toEqual([2, 9]);
    expect(newestOf(tree)).toBe("10");
    expect(newestOf([])).toBeNull();
  });
});

describe("[RP5] what is announced", () => {
  test("[RP5] is merged into one message, replies to the reader apart", () => {
    expect(arrivalWords(12, 5, 3)).toBe("12\u00a0new comments, 2\u00a0new replies, 3\u00a0replies to you");
    expect(arrivalWords(0, 1, 1)).toBe("1\u00a0reply to you");
    expect(arrivalWords(0, 0, 0)).toBe("");
  });

  test("[RP5] comes at most once in 20 seconds, of each thing the newest, and nothing of what is over", () => {
    jest.useFakeTimers();
    try {
      const said: string[] = [];
      const { mention, wasSaid, stop } = startMentions(text => said.push(text));
      mention("1 new comment", "arrivals");
      expect(said).toEqual(["1 new comment"]);
      mention("Connection lost.", "connection");
      for (const n of [2, 3, 4]) mention(`${n} new comments`, "arrivals");
      jest.advanceTimersByTime(19_999);
      expect(said).toHaveLength(1);
      jest.advanceTimersByTime(1);
      expect(said.slice(1)).toEqual(["Connection lost. 4 new comments."]);
      mention("5 new comments", "arrivals");
      mention("", "arrivals");
      jest.advanceTimersByTime(60_000);
      expect(said).toHaveLength(2);
      wasSaid();
      mention("6 new comments", "arrivals");
      expect(said).toHaveLength(2);
      stop();
    } finally {
      jest.useRealTimers();
    }
  });

  test("[RP5] a reply is to me when it answers a comment of mine, deeper ones too", () => {
    const mine = aThreadComment(3, { author: { id: "3", name: "Mo", badges: [] } });
    const deep = aThreadComment(1, { replies: [{ ...mine, parentId: "1", depth: 1 }] });
    const posted = [
      aView(4, { parentId: "3" }),
      aView(5, { parentId: "1" }),
      aView(6, { parentId: "1", inReplyTo: { id: "3", name: "Mo" } }),
    ];
    const state = posted.reduce(
      (next, comment) => apply(next, { kind: "comment-posted", comment, parent: null, commentCount: 9 }),
      startThread(aPage([deep])),
    );
    expect(waitingReplies(state, "3")).toEqual({ count: 3, toMe: 2 });
    expect(waitingReplies(state)).toEqual({ count: 3, toMe: 0 });
  });
});

test("[RP6] single keys are U, N, Shift N and ?; with Ctrl, Alt or Meta they are the browser's", () => {
  const press = (key: string, how: Partial<KeyboardEvent> = {}) =>
    keyOf({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...how });
  expect(["u", "U", "n", "?", "x", "Enter"].map(key => press(key))).toEqual(["u", "u", "n", "?", null, null]);
  expect(press("N", { shiftKey: true })).toBe("shift-n");
  expect(press("?", { shiftKey: true })).toBe("?");
  for (const how of ["ctrlKey", "altKey", "metaKey"] as const) expect(press("u", { [how]: true })).toBeNull();
});
