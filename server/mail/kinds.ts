import { say } from "../../locales/say.ts";
import type { Values } from "./write.ts";

/** What Comity writes to one address because somebody asked for it, and how its messages are named: `mail.<name>Subject` ... */
export const kinds = {
  "verify-address": "verify",
  /** Somebody wants an account with an address that has one: its owner alone is told so. */
  "account-exists": "exists",
  "sign-in-link": "signIn",
  /** There is no account with this address: said here, so that nobody else can find it out. */
  "no-account": "none",
  "reset-password": "reset",
  "change-address": "change",
  "address-taken": "taken",
  /** To the owner, at the address that they had before. */
  "credential-changed": "credential",
  /** Until when one can change one's mind. */
  "deletion-asked": "deletion",
  /** The second step of opting in to notices by e-mail. */
  "confirm-notices": "confirm",
} as const;

export type MailKind = keyof typeof kinds;

/** What a notice that leaves the page tells, and how its line is named: `mail.told.<name>`. */
const toldKinds = {
  "told-replied": "replied",
  "told-mentioned": "mentioned",
  "told-person": "person",
  "told-thread": "thread",
  "told-article": "article",
  "told-decision": "decision",
  "told-account": "account",
} as const;

export type ToldKind = keyof typeof toldKinds;

export type CredentialChange =
  | "password"
  | "email"
  | "passkey-added"
  | "passkey-removed"
  | "authenticator-added"
  | "authenticator-removed"
  | "recovery-codes"
  | "way-added"
  | "way-removed";

/**
 * Where the mail leads to, and for how long, if not for ever. No name and no text of anybody: with them one could write to a stranger in
 * our name, by entering their address.
 */
export interface MailFacts {
  url: string;
  /** What can be typed instead of following the link. */
  code?: string;
  minutes?: number;
  /** Of `credential-changed`. */
  what?: CredentialChange;
}

/** What stands in the places of a mail, in the language in force. */
export const valuesOf = ({ url, code = "", minutes, what }: MailFacts, site: string): Values => ({
  site,
  link: url,
  code,
  validity: minutes ? worksFor(minutes) : "",
  change: what ? say(`mail.changed.${what}`) : "",
});

const anHour = 60;

const aDay = 24 * anHour;

function worksFor(minutes: number): string {
  if (minutes >= 2 * aDay) return say("mail.worksForDays", { days: Math.floor(minutes / aDay) });
  if (minutes >= 2 * anHour) return say("mail.worksForHours", { hours: Math.floor(minutes / anHour) });
  return say("mail.worksForMinutes", { minutes });
}

/** A notice in one line: of whom, and under which article, as far as it tells of these. */
export function toldLine(kind: ToldKind, { name, title }: { name: string; title: string }): string {
  switch (kind) {
    case "told-replied":
    case "told-mentioned":
    case "told-person":
      return say(`mail.told.${toldKinds[kind]}`, { name, title });
    case "told-thread":
    case "told-article":
    case "told-decision":
      return say(`mail.told.${toldKinds[kind]}`, { title });
    case "told-account":
      return say("mail.told.account");
  }
}
