import { countUse } from "../http/rateLimit.ts";
import type { SignIn } from "../protocol/requests.ts";
import { signIn } from "../users/accounts.ts";
import type { Member } from "../users/viewer.ts";
import type { Reception } from "./reception.ts";

/**
 * The member with this e-mail and password. Guesses at one account are counted from however many networks they come, whether there is such
 * an account or not; its owner can still come in by mail or with a passkey. Throws `wrong-credentials`, `too-many-requests`.
 */
export async function memberByPassword({ db, siteId, rates }: Reception, request: SignIn): Promise<Member> {
  await countUse(db, "passwordOf", rates.passwordOf, `${siteId}:${request.email}`);
  return await signIn(db, siteId, request);
}
