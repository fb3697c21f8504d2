import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { keyList } from "../client/desk/parts/keys.ts";
import { numeral } from "../locales/say.ts";
import { limits } from "../server/protocol/limits.ts";
import { ready } from "../server/protocol/readiness.ts";
import { root } from "../server/root.ts";

const docs = join(root, "docs");
const handbook = readFileSync(join(docs, "MODERATION.md"), "utf8").replace(/\s+/g, " ");

test("[A6] the handbook has every key of the desk, in the desk's words", () => {
  for (const { keys, says } of keyList().filter(({ keys }) => !["J", "K", "R"].includes(keys))) {
    expect(handbook).toContain(`| \`${keys}\` | ${says} |`);
  }
  expect(handbook).toContain("| `J` `K` | next, previous |");
  expect(handbook).toContain("| `R` | reject: a digit names the rule, `Enter` sends |");
});

test("[A6] its numbers are those that the program keeps to", () => {
  const says = [
    `**${limits.claimSeconds / 60} minutes** at a time`,
    `not given to you for ${limits.skipSeconds / 60} minutes`,
    `up to ${limits.watchListArticles} of them`,
    `up to ${numeral(limits.bulkMost)}.`,
    `${numeral(limits.noteCodePoints)} characters`,
    `the newest ${numeral(limits.removedWithBanMost)} at most`,
    `**waited for more than ${limits.statedAfterHeldHours} hours**`,
    `within ${limits.appealDays} days, in ${numeral(limits.appealCodePoints)} characters**`,
    `| waiting | ${limits.agePointsAnHour} for each hour |`,
    `${limits.sanctionDaysMost} days at most`,
    `up to ${numeral(limits.backtestComments)} comments`,
    `**${ready.shadowDays} days in shadow, a trial on ${ready.triedOn} comments, and when it was right more often than not** (of ${ready.decided} decided`,
  ];
  for (const words of says) expect(handbook).toContain(words);
});

test("[A6] every picture of the docs is there, is used, and is small enough to be read on a train", () => {
  const pages = ["README.md", ...readdirSync(docs).map(name => join("docs", name))].filter(name =>
    name.endsWith(".md"),
  );
  const used = pages.flatMap(page =>
    [...readFileSync(join(root, page), "utf8").matchAll(/\]\((?:docs\/)?pictures\/([\w-]+\.png)\)/g)].map(
      ([, name]) => name,
    ),
  );
  const there = readdirSync(join(docs, "pictures"));
  expect([...new Set(used)].sort()).toEqual(there.sort());
  for (const name of there) expect(statSync(join(docs, "pictures", name)).size).toBeLessThan(300_000);
});
