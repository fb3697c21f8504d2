import { parseArgs } from "node:util";
import "../../locales/all.ts";
import { say } from "../../locales/say.ts";
import { verifyAudit } from "../audit/verify.ts";
import type { Pool } from "../db/pool.ts";
import type { ChainHead } from "../protocol/auditChain.ts";
import type { Site } from "../sites/sites.ts";
import { count } from "./progress.ts";
import { sitesOf } from "./sitesOf.ts";
import { startSteps } from "./steps.ts";
import { UsageError } from "./usage.ts";
import { withDatabase } from "./withDatabase.ts";

/**
 * `comity audit verify`: follows the chain of each site, or of one, and names the first entry that is not what was written. Prints the
 * end of each chain as `N:HASH`; kept elsewhere and given again with `--head`, it also finds out who rewrote the whole table.
 * Answers the exit status: 0 when every chain is whole, 1 when one is not.
 */
export async function audit(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { site: { type: "string" }, head: { type: "string", multiple: true, default: [] } },
  });
  if (positionals.join(" ") !== "verify") throw new UsageError("What about the audit? comity audit verify");
  const kept = values.head.map(keptHead);
  return await withDatabase(async db => {
    const sites = await sitesOf(db, values.site);
    if (kept.length > 0 && sites.length > 1) throw new UsageError("Of which site is the --head? Name it with --site.");
    let broken = 0;
    for (const site of sites) if (!(await verifySite(db, site, kept))) broken++;
    return broken > 0 ? 1 : 0;
  });
}

async function verifySite(db: Pool, { id, name, slug }: Site, kept: ChainHead[]): Promise<boolean> {
  const steps = startSteps(process.stderr);
  const reached = (read: number, all: number) => steps.at(`following the chain of ${name}`, all > 0 ? read / all : 1);
  const { whole, head, fault } = await verifyAudit(db, id, { kept, reached });
  steps.end();
  const entries = whole === 1 ? "1 entry" : `${count(whole)} entries`;
  if (fault) {
    // As a page says it, but for the spaces that bind a number to its noun there.
    const says = say(`deskAudit.chain.fault.${fault.what}`, { n: fault.n }).replaceAll("\u00a0", " ");
    console.log(`${slug}: the chain is broken after ${entries}. ${says}`);
  } else console.log(`${slug}: the chain is whole, ${entries}. Its end: ${head.n}:${head.hash}`);
  return fault === null;
}

/** `N:HASH`, as it was printed. */
function keptHead(typed: string): ChainHead {
  const [, n, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(typed) ?? [];
  if (!n || !hash) throw new UsageError("--head takes what was printed as the end of the chain, such as 12:5e1d....");
  return { n: Number(n), hash };
}
