import { type AuditEntry, sha256 } from "../audit/entry.ts";
import type { Id } from "../protocol/basics.ts";
import type { Taken } from "./insertDecision.ts";
import type { Judged } from "./lockCase.ts";

/** A decision as it stands in the audit: of its texts only the hashes. */
export function auditOfDecision({ ofCase, comment, moderator, batchId }: Judged, id: Id, taken: Taken): AuditEntry {
  const { decision, reason = null, note = null, internalNote = null, to, undoes = null } = taken;
  const { escalatedRole, escalatedTo } = taken;
  const facts = {
    article: comment.articleId,
    case: ofCase.id,
    decision,
    decisionId: id,
    reason,
    from: comment.state,
    to,
    undoes,
    revision: comment.revision,
    text: sha256(comment.text),
    note: note && sha256(note),
    ...(internalNote ? { internalNote: sha256(internalNote) } : {}),
    ...(escalatedRole || escalatedTo ? { escalatedTo: escalatedRole ?? `member:${escalatedTo}` } : {}),
    ...(batchId ? { batch: batchId } : {}),
  };
  return { actorId: moderator.id, kind: "decided", subject: `comment:${comment.id}`, facts };
}
