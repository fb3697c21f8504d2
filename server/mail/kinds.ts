import { say } from "../../locales/say.ts";
import type { Letter } from "./letter.ts";

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
  /** A guest wants to own what they wrote as a guest. */
  claim: "claim",
  /** Until when one can change one's mind. */
  "deletion-asked": "deletion",
  /** The second step of opting in to notices by e-mail. */
  "confirm-notices": "confirm",
} as const;

export type MailKind = keyof typeof kinds;

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

/** How a kind reads, in the language in force. */
export function writeLetter(kind: MailKind, { url, code, minutes, what }: MailFacts, site: string): Letter {
  const name = kinds[kind];
  return {
    subject: say(`mail.${name}Subject`, { site }),
    parts: [
      say(`mail.${name}Text`, { site }),
      ...(what ? [say(`mail.changed.${what}`)] : []),
      { label: say(`mail.${name}Action`), url },
      ...(code ? [say("mail.orCode", { code })] : []),
      ...(minutes ? [worksFor(minutes)] : []),
    ],
    reason: say(`mail.${name}Reason`),
  };
}

const anHour = 60;

const aDay = 24 * anHour;

function worksFor(minutes: number): string {
  if (minutes >= 2 * aDay) return say("mail.worksForDays", { days: Math.floor(minutes / aDay) });
  if (minutes >= 2 * anHour) return say("mail.worksForHours", { hours: Math.floor(minutes / anHour) });
  return say("mail.worksForMinutes", { minutes });
}
