import { createHash, randomInt } from "node:crypto";
import { createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { EnterAsGuest, GuestChallenge } from "../protocol/guests.ts";
import { Problem } from "../protocol/problems.ts";

/** A key takes some 3 ms on a laptop and 10 ms on an old phone: the work is done in a second or two, and a thousand times costs an hour. */
const keysLeast = 150;
const keysMost = 350;
const cost = 5_000;
const holdsMs = 10 * 60_000;

/** Work for one guest of a site; whoever solves it looked at so many keys, one after the other. */
export async function guestChallenge(db: Db, siteId: Id): Promise<GuestChallenge> {
  const challenge = await createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost,
    counter: randomInt(keysLeast, keysMost),
    deriveKey,
    expiresAt: new Date(Date.now() + holdsMs),
    hmacSignatureSecret: await secretOf(db, siteId),
  });
  return challenge as GuestChallenge;
}

/** Accepts a solved challenge, each once. Throws `challenge-failed`. */
export async function spendChallenge(db: Db, siteId: Id, { challenge, solution }: EnterAsGuest): Promise<void> {
  const { time: _, ...solved } = solution;
  const { verified } = await verifySolution({
    challenge,
    solution: solved,
    deriveKey,
    hmacSignatureSecret: await secretOf(db, siteId),
  });
  if (!verified) throw new Problem("challenge-failed");
  const { nonce, expiresAt } = challenge.parameters;
  const isFirst = await db.run(sql`
    insert into spent_challenges (nonce, expires_at) values (decode(${nonce}, 'hex'), to_timestamp(${expiresAt}))
    on conflict do nothing`);
  if (isFirst === 0) throw new Problem("challenge-failed");
}

export function forgetSpentChallenges(db: Db): Promise<number> {
  return db.run(sql`delete from spent_challenges where expires_at < now()`);
}

/** Of all nodes, and of no other use: made from the key of the site that no door tells. */
async function secretOf(db: Db, siteId: Id): Promise<string> {
  const { key } = await db.one<{ key: Buffer }>(sql`select draw_key as key from sites where id = ${siteId}`);
  return createHash("sha256").update(key).update("guests").digest("hex");
}
