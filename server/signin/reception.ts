import type { IncomingMessage, ServerResponse } from "node:http";
import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Rates } from "../http/rateLimit.ts";
import type { NextStep, SignInAnswer } from "../protocol/accounts.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import { type Entrance, enter } from "../users/enter.ts";
import { type Member, memberColumns } from "../users/viewer.ts";
import { hasAuthenticator } from "./authenticators.ts";
import { giveProof } from "./proofs.ts";

/** Where people sign in to one site. */
export interface Reception extends Entrance {
  db: Pool;
  siteId: Id;
  siteName: string;
  publicUrl: () => string;
  rates: Rates;
  /** False where no mail is sent: what needs it is refused. */
  sendsMail: boolean;
}

/** Throws `no-mail` where none is sent. */
export function needMail({ sendsMail }: Reception): void {
  if (!sendsMail) throw new Problem("no-mail");
}

const secondFactorMinutes = 10;

/**
 * What follows when somebody showed a password, or that mail reaches them: a session, or the question for the second factor where they
 * have an authenticator app.
 */
export async function admit(
  reception: Reception,
  [req, res]: [IncomingMessage, ServerResponse],
  who: Member,
  way: "password" | "link",
): Promise<SignInAnswer> {
  const { db, siteId } = reception;
  if (!(await hasAuthenticator(db, who.id))) return await enter(reception, req, res, who, { way });
  const proof = { kind: "second-factor", siteId, memberId: who.id, facts: { way } } as const;
  return { next: "second-factor", ticket: await giveProof(db, proof, secondFactorMinutes) } satisfies NextStep;
}

export const memberById = (db: Db, id: Id): Promise<Member> =>
  db.one<Member>(sql`select ${memberColumns} from members m where m.id = ${id}`);

/** The account of our own with this address. */
export const accountWith = (db: Db, siteId: Id, email: string): Promise<Member | undefined> =>
  db.maybe<Member>(sql`
    select ${memberColumns} from members m where m.site_id = ${siteId} and m.email = ${email} and m.has_own_account`);
