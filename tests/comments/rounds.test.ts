import { expect, test } from "@jest/globals";
import { Rounds } from "../../server/comments/rounds.ts";

interface Thing {
  name: string;
  key: string;
}

/** Rounds whose work waits until it is let go. */
function heldRounds(atOnce: number) {
  const begun: { names: string[]; letGo: () => void }[] = [];
  const rounds = new Rounds<Thing, string>({
    atOnce,
    most: 3,
    keysOf: ({ key }) => [key],
    async work(things) {
      await new Promise<void>(letGo => begun.push({ names: things.map(({ name }) => name), letGo }));
      return things.map(({ name }) =>
        name === "bad" ? { status: "rejected", reason: new Error("bad") } : { status: "fulfilled", value: name },
      );
    },
  });
  const join = (name: string, key = name) => rounds.join({ name, key });
  return { begun, join, rounds };
}

test("[W21] who comes first is a round of one; who comes meanwhile shares the next, so many at most", async () => {
  const { begun, join, rounds } = heldRounds(1);
  const joined = ["a", "b", "c", "d", "e"].map(name => join(name));
  expect(begun.map(({ names }) => names)).toEqual([["a"]]);
  for (let round = 0; round < 3; round++) {
    begun[round]?.letGo();
    await Promise.race([joined[[0, 1, 4][round] ?? 0], new Promise(resolve => setTimeout(resolve, 1_000))]);
  }
  expect(begun.map(({ names }) => names)).toEqual([["a"], ["b", "c", "d"], ["e"]]);
  expect(await Promise.all(joined)).toEqual(["a", "b", "c", "d", "e"]);
  expect(rounds.isIdle).toBe(true);
});

test("[W21] what must not go together comes one after the other, in order, also where two rounds are under way", async () => {
  const { begun, join } = heldRounds(2);
  const joined = [join("a", "ann"), join("a2", "ann"), join("b", "ben"), join("a3", "ann")];
  expect(begun.map(({ names }) => names)).toEqual([["a"], ["b"]]);
  begun[1]?.letGo();
  await joined[2];
  expect(begun).toHaveLength(2);
  begun[0]?.letGo();
  await joined[0];
  expect(begun.map(({ names }) => names).slice(2)).toEqual([["a2"]]);
  begun[2]?.letGo();
  await joined[1];
  begun[3]?.letGo();
  expect(await Promise.all(joined)).toEqual(["a", "a2", "b", "a3"]);
});

test("[W22] what one of a round is refused for, no other one learns of", async () => {
  const { begun, join } = heldRounds(1);
  const joined = [join("first"), join("bad"), join("good")];
  begun[0]?.letGo();
  await joined[0];
  begun[1]?.letGo();
  expect((await Promise.allSettled(joined)).map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
});
