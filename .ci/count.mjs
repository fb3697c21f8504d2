// Reads what jest wrote: `failed FILE` prints the test files that failed; `sum FIRST AGAIN` prints one line that counts, where the
// second run (which may be missing) stands for the files that it ran, and what failed in the first alone is told.
import { existsSync, readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

const [command, ...files] = process.argv.slice(2);
const [first, again] = files.map(file =>
  existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).testResults : undefined,
);

if (command === "failed") {
  for (const { name, status } of first ?? []) if (status === "failed") console.log(name);
} else {
  const ranAgain = new Map((again ?? []).map(result => [result.name, result]));
  const counted = { passed: 0, failed: 0 };
  // Types and lint come before the tests: where they fail there are no results.
  if (!first) counted.failed = 1;
  for (const result of first ?? []) {
    const last = ranAgain.get(result.name) ?? result;
    if (last !== result && last.status === "passed") {
      const why = stripVTControlCharacters(result.message).trim().split("\n").slice(0, 20).join("\n");
      console.log(`passed only by itself: ${result.name}\n${why}`);
    }
    const failed = last.assertionResults.filter(({ status }) => status === "failed").length;
    counted.passed += last.assertionResults.filter(({ status }) => status === "passed").length;
    // A file that could not be loaded has no failed test; all of it failed.
    counted.failed += last.status === "failed" ? Math.max(1, failed) : failed;
  }
  if (counted.passed === 0) counted.failed ||= 1;
  console.log(`${counted.passed} passed, ${counted.failed} failed`);
  process.exitCode = counted.failed > 0 ? 1 : 0;
}
