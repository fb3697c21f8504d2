import { saying } from "../../locales/saying.ts";
import { lockComment } from "../comments/queries.ts";
import type { Pool } from "../db/pool.ts";
import { deskChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { Finding } from "../protocol/findings.ts";
import { told } from "../protocol/told.ts";
import { openCase, openCaseOf } from "../review/cases.ts";
import { storeFindings } from "../review/findings.ts";
import { signalsOf } from "../review/signals.ts";
import type { Reply } from "./ask.ts";
import { end, type Taken } from "./queries.ts";

/**
 * Writes what came of asking: one more finding on the open case, which is weighed again, and told to the desk. Where the case
 * was decided or the text changed meanwhile, it is dropped.
 */
export function settle(db: Pool, { id, commentId, revision, ...asked }: Taken, reply: Reply): Promise<void> {
  const now = new Date();
  return db.transaction(async tx => {
    const comment = await lockComment(tx, commentId);
    const waiting = comment?.revision === revision ? await openCaseOf(tx, commentId) : undefined;
    if (!comment || !waiting) return void (await end(tx, id, "dropped", null, now));
    const [outcome, opinion] =
      "opinion" in reply ? (["answered", reply.opinion] as const) : ([reply.none, null] as const);
    if (!(await end(tx, id, outcome, opinion, now))) return;

    const { policyVersion, seconds } = asked;
    await storeFindings(tx, [{ commentId, revision, policyVersion, findings: [finding(reply, seconds)], now }]);
    const { siteId, articleId } = comment;
    const signals = await signalsOf(tx, comment, waiting);
    const { caseId } = await openCase(tx, { siteId, articleId, commentId }, signals, now);
    await record(tx, [{ channel: deskChannel(siteId), event: { kind: "case-changed", caseId } }]);
  });
}

/** In our words: nothing that the other side wrote is shown to anybody. What finds nothing asks for nothing. */
function finding(reply: Reply, seconds: number): Finding {
  const check = "secondOpinion";
  if ("opinion" in reply) {
    const { label, score } = reply.opinion;
    const then = label === "none" ? "note" : "flag";
    const says = saying(`checks.second.${label}`);
    return { check, then, ...told(says), evidence: [], ...(score === undefined ? {} : { score }) };
  }
  const says =
    reply.none === "absent"
      ? saying("checks.second.late", { seconds: String(seconds) })
      : saying("checks.second.unusable");
  return { check, then: "note", ...told(says), evidence: [] };
}
