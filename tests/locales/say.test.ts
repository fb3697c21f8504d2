import { afterEach, expect, test } from "@jest/globals";
import { inLanguage, learn, type Room, say, sayWith, speak, spoken } from "../../locales/say.ts";

// A room of its own, in languages of unlike plurals, digits and choices.
const room = "trial" as Room;
const said = say as unknown as (key: string, values?: Record<string, string | number>) => string;
learn("en", room, {
  plain: "Reply",
  replies: [
    ["count", { "=0": "no replies", one: [0, "\u00a0reply to ", ["name"]], other: [0, "\u00a0replies to ", ["name"]] }],
  ],
  sort: [["sort", { oldest: ["Oldest first, ", ["n"]], other: "Newest first" }]],
});
learn("uk", room, {
  replies: [
    ["count", { one: [0, " відповідь"], few: [0, " відповіді"], many: [0, " відповідей"], other: [0, " відповіді"] }],
  ],
});
afterEach(() => speak("en"));

test("[LN4] text, arguments, choices and plurals are written, exact numbers first", () => {
  expect(said("trial.plain")).toBe("Reply");
  expect(said("trial.replies", { count: 0, name: "Ann" })).toBe("no replies");
  expect(said("trial.replies", { count: 1, name: "Ann" })).toBe("1\u00a0reply to Ann");
  expect(said("trial.replies", { count: 2304, name: "{name}" })).toBe("2,304\u00a0replies to {name}");
  expect(said("trial.sort", { sort: "oldest", n: 1000 })).toBe("Oldest first, 1,000");
  expect(said("trial.sort", { sort: "top", n: 1 })).toBe("Newest first");
});

test("[LN4] plurals and digits are those of the language in force", () => {
  const told = (count: number) => inLanguage("uk", () => said("trial.replies", { count }));
  expect([1, 3, 5, 21, 1234].map(told)).toEqual([
    "1 відповідь",
    "3 відповіді",
    "5 відповідей",
    "21 відповідь",
    "1\u00a0234 відповіді",
  ]);
});

test("[LN4] after something was said in a language the one before is in force again, also after a fault", () => {
  expect(inLanguage("de", spoken)).toBe("de");
  expect(() =>
    inLanguage("de", () => {
      throw new Error("drawn wrongly");
    }),
  ).toThrow("drawn wrongly");
  expect(spoken()).toBe("en");
});

test("[LN4] what is no text stands where the language puts it", () => {
  const link = { href: "/" };
  const parts = sayWith as unknown as (key: string, values: object) => unknown[];
  expect(parts("trial.replies", { count: 1, name: link })).toEqual(["1", "\u00a0reply to ", link]);
});

test("[LN4] a message whose room is not there is its key, and breaks nothing", () => {
  expect(said("nowhere.at.all")).toBe("nowhere.at.all");
});
