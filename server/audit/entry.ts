import { hash } from "node:crypto";
import type { AuditKind, AuditSubject } from "../protocol/auditKinds.ts";
import type { Id } from "../protocol/basics.ts";

/** Something that was done on a site, for its audit. */
export interface AuditEntry {
  /** Who did it; null when it was the machine. */
  actorId: Id | null;
  kind: AuditKind;
  subject: AuditSubject;
  /** What is needed to understand it later, in at most 8,000 bytes. Never a text that a person wrote, only its {@link sha256}. */
  facts: Facts;
}

export type Fact = string | number | boolean | null | readonly Fact[] | Facts;
export interface Facts {
  readonly [name: string]: Fact;
}

/** An entry with its place in the chain of its site, as `audit` holds it. */
export interface Link {
  siteId: Id;
  /** 1, 2, 3 ... without gaps. */
  n: string;
  /** Milliseconds since 1970, in decimal digits. */
  at: string;
  actorId: Id | null;
  kind: string;
  subject: string;
  /** In canonical form: see {@link canonical}. */
  facts: string;
}

/** What the first entry of a chain follows: 64 zeros. */
export const genesis = "0".repeat(64);

/**
 * `hash = SHA-256(previous hash, canonical row)`: 64 small hexadecimal digits of the previous entry's hash (before the first 64 zeros), and
 * directly after them the row as one line of JSON in UTF-8 without spaces,
 *
 *     [site,n,at,actor,"kind","subject",facts]
 *
 * where site, n and actor are numbers (actor null: the machine), `at` is a number of milliseconds since 1970, and facts are in the
 * canonical form of RFC 8785. The column `facts` holds that text as it was hashed, so whoever verifies takes it as it stands:
 *
 *     printf '%s%s' "$previous" '[1,1,1764152882123,7,"decided","comment:12",{"case":"3"}]' | sha256sum
 */
export function hashOf(previous: string, row: Link): string {
  const { siteId, n, at, actorId, kind, subject, facts } = row;
  const line = `[${siteId},${n},${at},${actorId},${JSON.stringify(kind)},${JSON.stringify(subject)},${facts}]`;
  return sha256(previous + line);
}

/** JSON as RFC 8785 (JCS) writes it: names sorted by UTF-16 units, no spaces, numbers and strings as ECMAScript does. */
export function canonical(fact: Fact): string {
  if (Array.isArray(fact)) return `[${fact.map(canonical).join(",")}]`;
  if (typeof fact !== "object" || fact === null) return JSON.stringify(fact);
  const members = Object.entries(fact as Facts).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${canonical(value)}`).join(",")}}`;
}

/** What stands in the audit for a text: it proves which one it was and tells none of it. */
export const sha256 = (text: string): string => hash("sha256", text, "hex");
