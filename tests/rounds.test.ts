import { expect, test } from "@jest/globals";
import { Rounds } from "../server/rounds.ts";

interface Thing {
  name: string;
  key: string;
}

/** Rounds whose work waits until it is let go. */
function heldRounds() {
  const begun: { names: string[]; letGo: () => void }[] = [];
  const rounds = new Rounds<Thing, string>({
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
  const { begun, join, rounds } = heldRounds();
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

test("[W23] what must not go together comes one after the other, in its order", async () => {
  const { begun, join } = heldRounds();
  const joined = [join("first"), join("a", "ann"), join("a2", "ann"), join("b", "ben"), join("a3", "ann")];
  for (const [round, last] of [0, 1, 2, 4].entries()) {
    begun[round]?.letGo();
    await joined[last];
  }
  expect(begun.map(({ names }) => names)).toEqual([["first"], ["a", "b"], ["a2"], ["a3"]]);
  expect(await Promise.all(joined)).toEqual(["first", "a", "a2", "b", "a3"]);
});

test("[W22] what one of a round is refused for, no other one learns of", async () => {
  const { begun, join } = heldRounds();
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
