import { afterEach, expect, test } from "@jest/globals";
import { draftOf, joined } from "../../client/core/draft.ts";

afterEach(() => {
  Reflect.deleteProperty(globalThis, "localStorage");
});

function storage(how: Partial<Storage>): void {
  Object.defineProperty(globalThis, "localStorage", { value: how, configurable: true });
}

function aStorage() {
  const kept = new Map<string, string>();
  storage({
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
  });
  return kept;
}

test("[C36] a draft is kept for its article and its place, until it is dropped or emptied", () => {
  const kept = aStorage();
  const draft = draftOf("7", null);
  expect(draft.keep("to be continued")).toBe(true);
  expect(draftOf("7", null).read()).toBe("to be continued");
  expect(draftOf("7", "12").read()).toBe("");
  expect(draftOf("8", null).read()).toBe("");
  draft.keep("");
  expect(draft.read()).toBe("");
  expect(kept.size).toBe(0);
});

test("[C36] where the browser keeps nothing the draft lives as long as the page, and nobody is promised more", () => {
  const refuse = () => {
    throw new Error("QuotaExceededError");
  };
  storage({ getItem: refuse, setItem: refuse, removeItem: refuse });
  const draft = draftOf("9", "3");
  expect(draft.keep("still here")).toBe(false);
  expect(draftOf("9", "3").read()).toBe("still here");
  draft.drop();
  expect(draft.read()).toBe("");
});

test.each([
  ["", "typed early", "typed early"],
  ["kept", "", "kept"],
  ["kept", " ", "kept"],
  ["kept", "kept", "kept"],
  ["kept", "kept, and more", "kept, and more"],
  ["kept", "typed early", "kept\n\ntyped early"],
])("[C36] the draft %j with what was typed early, %j, is %j", (kept, typed, both) => {
  expect(joined(kept, typed)).toBe(both);
});
