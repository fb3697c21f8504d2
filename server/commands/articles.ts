import { isUtf8 } from "node:buffer";
import { createReadStream, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { remapArticles } from "../articles/remap.ts";
import type { Pool } from "../db/pool.ts";
import { type BadLine, type Move, type MoveFault, movesAtOnce, movesReader } from "../protocol/articleMoves.ts";
import type { Id } from "../protocol/basics.ts";
import type { MoveProblem } from "../protocol/keyedArticles.ts";
import { type Line, linesOf } from "./lines.ts";
import { many, startProgress } from "./progress.ts";
import { sitesOf } from "./sitesOf.ts";
import { UsageError } from "./usage.ts";
import { withDatabase } from "./withDatabase.ts";

/**
 * `comity articles move FILE.csv`: gives articles new keys and addresses, one a line (`protocol/articleMoves`). A line that cannot be done is
 * told by its number and does not stop the rest; done twice it changes nothing. `--trial` only says what would become of each. Answers the
 * exit status: 0 when all can be moved, 1 when some cannot.
 */
export async function articles(args: string[]): Promise<number> {
  const options = { site: { type: "string" }, trial: { type: "boolean", default: false } } as const;
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
  const [what, file, ...more] = positionals;
  if (what !== "move" || !file || more.length > 0) throw new UsageError("comity articles move FILE.csv");
  return await withDatabase(async db => {
    const [site, other] = await sitesOf(db, values.site);
    if (!site || other) throw new UsageError("Of which site? Name it with --site.");
    return await moveAll({ db, siteId: site.id, isTrial: values.trial }, file);
  });
}

interface Work {
  db: Pool;
  siteId: Id;
  isTrial: boolean;
}

/** Longer than any key and address. */
const mostLineBytes = 20_000;

async function moveAll({ db, siteId, isTrial }: Work, file: string): Promise<number> {
  const progress = startProgress(process.stderr, statSync(file).size);
  const read = movesReader();
  let [done, bad] = [0, 0];
  const refuse = (line: number, why: string) => {
    bad++;
    progress.say(`line ${line}: ${why}`);
  };
  const flush = async (moves: Move[]) => {
    if (moves.length === 0) return;
    const items = moves.map(({ line: _, ...item }) => item);
    const { problems } = await remapArticles(db, { id: null, siteId }, { items, isTrial });
    done += moves.length - problems.length;
    for (const { at, problem } of problems) refuse(moves[at]?.line ?? 0, whyNot[problem]);
  };

  let moves: Move[] = [];
  for await (const line of linesOf(createReadStream(file), mostLineBytes)) {
    const found = readLine(line, read);
    if (typeof found === "string") refuse(line.number, found);
    else if (found && "fault" in found) refuse(line.number, whyNot[found.fault]);
    else if (found) moves.push(found);
    if (moves.length === movesAtOnce) {
      await flush(moves);
      moves = [];
    }
    progress.reached(line.number, line.read);
  }
  await flush(moves);
  const rest = bad > 0 ? `; ${many(bad, "line")} cannot be` : "";
  progress.end(`${many(done, "article")} ${isTrial ? "can be moved" : "moved"}${rest}.`);
  return bad > 0 ? 1 : 0;
}

function readLine({ number, bytes }: Line, read: ReturnType<typeof movesReader>): Move | BadLine | string | null {
  if (!bytes) return `is longer than ${mostLineBytes} bytes`;
  if (!isUtf8(bytes)) return "is not UTF-8";
  return read(bytes.toString().replace(/\r$/, ""), number);
}

const whyNot = {
  columns: "has not two or three columns: old,new or old,new key,new address",
  key: "has a key that is none: 1 to 200 characters, none of them a space",
  address: "has an address that is none, such as https://news.example/story",
  same: "changes nothing",
  twice: "moves an article that an earlier line moves",
  collides: "gives an article a key that an earlier line gives another",
  unknown: "names no article",
  taken: "has a key that another article with comments has",
} as const satisfies Record<MoveFault | MoveProblem, string>;
