import { countUse } from "../http/rateLimit.ts";
import { Problem } from "../protocol/problems.ts";
import type { Member } from "../users/viewer.ts";
import { isSecondFactor } from "./authenticators.ts";
import { keyOf, takeProof, tryProof } from "./proofs.ts";
import { memberById, type Reception } from "./reception.ts";

/**
 * Who showed the first factor before, in that way, and now the second. Throws `wrong-code`, `link-over` when it took too long or too many
 * tries, `too-many-requests`.
 */
export async function memberBySecondFactor(
  { db, siteId, rates }: Reception,
  ticket: string,
  code: string,
): Promise<{ who: Member; way: "password" | "link" }> {
  const { memberId, facts } = await tryProof(db, siteId, ticket, "second-factor");
  if (memberId === null) throw new Error("a second factor of nobody");
  await countUse(db, "secondFactorOf", rates.secondFactorOf, memberId);
  if (!(await isSecondFactor(db, memberId, code))) throw new Problem("wrong-code");
  await takeProof(db, siteId, keyOf(ticket), ["second-factor"]);
  return { who: await memberById(db, memberId), way: facts.way };
}
