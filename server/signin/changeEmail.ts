import { sql } from "../db/sql.ts";
import { mailLater } from "../mail/mailLater.ts";
import { Problem } from "../protocol/problems.ts";
import { mailedUrl, mayAskForMail } from "./byMail.ts";
import { type Owner, tellOwner } from "./credentials.ts";
import { dropProofs, giveProof, takeProof } from "./proofs.ts";
import { accountWith, type Reception } from "./reception.ts";

const minutes = 60;

/**
 * Asks for another address, which is the owner's once the link of the mail to it was used. Whether it has an account already is told
 * in that mail alone. Throws `no-mail`, `too-many-requests`.
 */
export async function askForEmail(reception: Reception, owner: Owner, email: string): Promise<void> {
  const { db, siteId, publicUrl } = reception;
  await mayAskForMail(reception, email);
  await db.transaction(async tx => {
    const isTaken = (await accountWith(tx, siteId, email)) !== undefined;
    const token = await giveProof(tx, { kind: "change-email", siteId, memberId: owner.id, facts: { email } }, minutes);
    const to = { address: email };
    if (isTaken) await mailLater(tx, { siteId, to, kind: "address-taken", facts: { url: publicUrl() } });
    else
      await mailLater(tx, { siteId, to, kind: "change-address", facts: { url: mailedUrl(reception, token), minutes } });
  });
}

/** Takes the new address, to which mail was shown to arrive; the old one is told, and no mail to it opens anything. Answers it. Throws `link-over`. */
export async function changeEmail(reception: Reception, key: Buffer): Promise<string> {
  const { db, siteId } = reception;
  return await db.transaction(async tx => {
    const { memberId, facts } = await takeProof(tx, siteId, key, ["change-email"]);
    // Somebody else may have shown meanwhile that it is theirs.
    if (memberId === null || (await accountWith(tx, siteId, facts.email))) throw new Problem("link-over");
    await tellOwner(tx, reception, memberId, "email");
    await tx.run(sql`update members set email = ${facts.email}, email_verified_at = now() where id = ${memberId}`);
    await dropProofs(tx, memberId);
    return facts.email;
  });
}
