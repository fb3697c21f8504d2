import { z } from "zod";
import type { ChainFault, ChainHead } from "./auditChain.ts";
import { auditKinds, auditSubjects } from "./auditKinds.ts";
import type { Id, Page, Time } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { limits } from "./limits.ts";
import { moment } from "./moment.ts";
import { IdParam, SiteParams } from "./requests.ts";

const subject = z.string().regex(new RegExp(`^(${auditSubjects.join("|")}):[0-9a-z-]{1,40}$`), fault("faults.subject"));

const filters = {
  kind: z.enum(auditKinds).optional(),
  /** Who did it; `machine` for what nobody did. */
  actor: z.union([IdParam, z.literal("machine")], fault("faults.actor")).optional(),
  /** What it is about, such as `comment:12`. */
  subject: subject.optional(),
  /** From this time on, and before that one. */
  from: moment.optional(),
  to: moment.optional(),
};

/** `upTo`: from this number downwards. */
export const AuditQuery = z.strictObject({
  ...filters,
  upTo: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageMost).default(limits.pageDefault),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
export type AuditFilter = Pick<AuditQuery, keyof typeof filters>;

export const ExportAudit = z.strictObject({ ...filters, format: z.enum(["csv", "json"]) });
export type ExportAudit = z.infer<typeof ExportAudit>;

/** An entry of the audit. What it is about is named as it is called now. */
export interface AuditEntryView {
  n: number;
  at: Time;
  /** Null: the machine. The name is for the desk alone. */
  actor: { id: Id; name: string } | null;
  /** One of protocol/auditKinds.ts, unless somebody changed the table. */
  kind: string;
  subject: string;
  article: { slug: string; title: string } | null;
  person: { id: Id; name: string } | null;
  facts: Record<string, unknown>;
  /** Hashes of this entry, of the one before it (64 zeros before the first), and of the next; null at the end. */
  hash: string;
  previous: string;
  next: string | null;
}

/** Entries, newest first. */
export interface AuditPage extends Page<AuditEntryView> {
  head: ChainHead;
  /** What following the chain last came to on this node; null before the first time. */
  check: ChainCheck | null;
  /** Who did something here, by name; 300 at most. */
  actors: { id: Id; name: string }[];
}

export interface ChainCheck {
  checkedAt: Time;
  /** Entries that are what was written, from the first on. */
  whole: number;
  head: ChainHead;
  fault: ChainFault | null;
}

const problems = ["sign-in-needed", "not-allowed", "not-found"] as const;

export const auditEndpoints = {
  getAudit: endpoint({
    method: "get",
    path: "/sites/:site/audit",
    says: "Who did what on the site, newest first, with the hashes that chain the entries",
    params: SiteParams,
    query: AuditQuery,
    answers: "AuditPage",
    problems,
  }),
  checkAudit: endpoint({
    method: "post",
    writes: "desk",
    path: "/sites/:site/audit/checks",
    says: "Follows the chain from its first entry to its end, and names the first entry that is not what was written",
    params: SiteParams,
    answers: "ChainCheck",
    problems,
  }),
  exportAudit: endpoint({
    method: "post",
    writes: "desk",
    path: "/sites/:site/audit/exports",
    says: "All entries that meet the filter, oldest first, as CSV or JSON, with what is needed to verify them; itself an entry",
    params: SiteParams,
    body: ExportAudit,
    answers: "a file",
    problems,
  }),
};
