/** What is audited, named as what happened. The desk has words for each (locales/deskAudit: `kind`, `did`). */
export const auditKinds = [
  "decided",
  "policy-changed",
  "settings-changed",
  "role-changed",
  "correction-live",
  "correction-retired",
  "audit-exported",
  "sanction-given",
  "sanction-lifted",
  "statements-exported",
  "watch-list-changed",
  "batch-decided",
  "batch-undone",
  "appeal-made",
  "appeal-decided",
  "second-look-given",
  "second-look-settled",
  "legal-notice-received",
  "hand-over-given",
  "hand-over-taken",
  "article-changed",
  "article-published",
  "update-posted",
  "update-corrected",
  "update-withdrawn",
  "question-moved",
] as const;

export type AuditKind = (typeof auditKinds)[number];

/** What an entry is about: the kind of thing and its id, as in `comment:12`. */
export const auditSubjects = [
  "hand-over",
  "comment",
  "case",
  "member",
  "policy",
  "correction",
  "site",
  "sanction",
  "watch-list",
  "batch",
  "appeal",
  "legal-notice",
  "article",
  "update",
] as const;

export type AuditSubject = `${(typeof auditSubjects)[number]}:${string}`;
