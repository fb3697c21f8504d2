/** What may stand in each kind of mail for what it is about, written `{link}`. */
export const mailPlaces = {
  "verify-address": ["site", "link", "code", "validity"],
  "account-exists": ["site", "link", "code", "validity"],
  "sign-in-link": ["site", "link", "code", "validity"],
  "no-account": ["site", "link"],
  "reset-password": ["site", "link", "validity"],
  "change-address": ["site", "link", "validity"],
  "address-taken": ["site", "link"],
  "credential-changed": ["site", "link", "change"],
  "deletion-asked": ["site", "link"],
  "confirm-notices": ["site", "link", "validity"],
  "told-replied": ["site", "link", "name", "title", "quote"],
  "told-mentioned": ["site", "link", "name", "title", "quote"],
  "told-person": ["site", "link", "name", "title", "quote"],
  "told-thread": ["site", "link", "title", "quote"],
  "told-article": ["site", "link", "title", "quote"],
  "told-decision": ["site", "link", "title", "quote"],
  "told-account": ["site", "link"],
  digest: ["site", "notices", "count"],
} as const satisfies Record<string, readonly MailPlace[]>;

/**
 * `validity`: for how long the link works, as a sentence; `change`: what was changed, as a sentence; `quote`: the words of the comment;
 * `notices`: what came together, one after the other; `count`: how many, as a number. The others are what they are called.
 */
export type MailPlace =
  | "site"
  | "link"
  | "code"
  | "validity"
  | "change"
  | "name"
  | "title"
  | "quote"
  | "notices"
  | "count";

export type MailTemplateKind = keyof typeof mailPlaces;

/** True of what tells of something that happened, and can be ended; the others were asked for at one address. */
export const isNotice = (kind: MailTemplateKind): boolean => kind === "digest" || kind.startsWith("told-");

/** Without which a mail is of no use to who gets it. */
export const isNeeded = (place: MailPlace): boolean => ["link", "code", "change", "notices"].includes(place);

/** What a subject may say: it is seen by who looks over a shoulder. */
const inSubjects: readonly MailPlace[] = ["site", "name", "title", "count"];

export const subjectPlaces = (kind: MailTemplateKind): MailPlace[] =>
  mailPlaces[kind].filter(place => inSubjects.includes(place));
