import { randomBytes } from "node:crypto";
import { say } from "../../locales/say.ts";
import { sha256 } from "../audit/entry.ts";
import { recordAudit } from "../audit/record.ts";
import { lockComment } from "../comments/queries.ts";
import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { Id } from "../protocol/basics.ts";
import type { GiveNotice, LegalReceipt } from "../protocol/legalNotices.ts";
import { Problem } from "../protocol/problems.ts";
import { openCase, openCaseOf } from "../review/cases.ts";
import { signalsOf } from "../review/signals.ts";
import { aToken, hashOf } from "../users/tokens.ts";

/**
 * Takes a notice that a comment is unlawful, by anybody: the comment's case outweighs every other of its age. Of a comment that
 * readers do not see there is nothing to tell. Throws `not-found`, and `already-reported` for whoever has sent one that still
 * waits.
 */
export function giveNotice(
  db: Pool,
  siteId: Id,
  commentId: Id,
  notice: GiveNotice,
  now = new Date(),
): Promise<LegalReceipt> {
  return db.transaction(async tx => {
    const comment = await lockComment(tx, commentId);
    if (comment?.state !== "visible" || comment.siteId !== siteId) throw new Problem("not-found");
    const known = await openCaseOf(tx, commentId);
    const signals = { ...(await signalsOf(tx, comment, known)), hasLegal: true };
    const { articleId } = comment;
    const { caseId, isNew } = await openCase(tx, { siteId, articleId, commentId }, signals, now);
    const { kind, law, explanation, country, name = null, email = null } = notice;
    const secret = aToken();
    const made = await tx.maybe<{ id: Id; reference: string }>(sql`
      insert into legal_notices (
        site_id, comment_id, revision, case_id, reference, token_hash, kind, law, explanation, country, in_good_faith, name, email,
        made_at)
      values (
        ${siteId}, ${commentId}, ${comment.revision}, ${caseId}, ${aReference()}, ${hashOf(secret)}, ${kind}, ${law},
        ${explanation}, ${country}, true, ${name}, ${email}, ${now})
      on conflict (comment_id, email) where outcome is null do nothing
      returning id, reference`);
    if (!made) throw new Problem("already-reported", { detail: () => say("details.noticeWaits") });
    const facts = { comment: commentId, case: caseId, kind, country, explanation: sha256(explanation) };
    const entry = { actorId: null, kind: "legal-notice-received", subject: `legal-notice:${made.id}`, facts } as const;
    await recordAudit(tx, siteId, [entry], now);
    await record(tx, [
      { channel: deskChannel(siteId), event: { kind: isNew ? "case-opened" : "case-changed", caseId } },
    ]);
    return { reference: made.reference, secret };
  });
}

/** Digits and letters that are not mistaken for each other when they are read out (Crockford’s base 32). */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** `LN-7K2M4-9QXD0`: 50 bits, so that none is given twice. */
function aReference(): string {
  const drawn = [...randomBytes(10)].map(byte => signs[byte % signs.length]).join("");
  return `LN-${drawn.slice(0, 5)}-${drawn.slice(5)}`;
}
