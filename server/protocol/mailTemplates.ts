import { z } from "zod";
import { languages } from "../../locales/languages.ts";
import type { Time } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { type MailTemplateKind, mailPlaces } from "./mailPlaces.ts";
import type { FieldError } from "./problems.ts";
import { SiteParams } from "./requests.ts";
import { label, required } from "./words.ts";

const kinds = Object.keys(mailPlaces) as MailTemplateKind[];

/** How one kind of mail is written: ICU messages with the places of `mailPlaces`. */
export const MailTemplate = z.strictObject({
  subject: required(200)
    .refine(text => !/[\n\r\u0085\u2028\u2029]/.test(text), fault("faults.mail.oneLine"))
    .pipe(label(200)),
  /** Paragraphs between empty lines; `[words]({link})` is a link, and a button where it stands alone. */
  text: required(5_000).transform(text => text.replaceAll("\r\n", "\n").trim()),
});
export type MailTemplate = z.infer<typeof MailTemplate>;

export const MailTemplateParams = SiteParams.extend({
  kind: z.enum(kinds, fault("faults.mail.kind")),
  language: z.enum(languages, fault("faults.languageSpoken")),
});
export type MailTemplatePlace = Pick<z.infer<typeof MailTemplateParams>, "kind" | "language">;

export const ChangeMailTemplate = MailTemplate.extend({
  /** When the own words that were read were written; null: there were none. A change since then is a conflict. */
  readAt: z.iso.datetime(fault("faults.time")).nullable(),
});
export type ChangeMailTemplate = z.infer<typeof ChangeMailTemplate>;

/** Which mails a site writes in its own words. */
export interface MailTemplatesView {
  items: (MailTemplatePlace & { changedAt: Time })[];
}

export interface MailTemplateView extends MailTemplatePlace {
  builtIn: MailTemplate;
  /** `faults`: why it cannot be written any more, so that the built-in words are sent instead. */
  own: (MailTemplate & { changedAt: Time; changedBy: string | null; faults: FieldError[] }) | null;
}

/** A paragraph of a mail. */
export type LetterPart = string | (string | LetterLink)[] | { quote: string } | LetterLink;
export interface LetterLink {
  label: string;
  url: string;
}

/** A mail as it would come, with invented facts. */
export interface MailPreview {
  fromName: string;
  subject: string;
  parts: LetterPart[];
  /** What stands under every mail of this kind. */
  foot: string[];
  /** The whole of it, as programs show it that show no HTML. */
  text: string;
}

const usual = ["sign-in-needed", "not-allowed", "not-found"] as const;

export const mailTemplateEndpoints = {
  getMailTemplates: endpoint({
    method: "get",
    path: "/sites/:site/mail-templates",
    says: "Which kinds of mail the site writes in its own words, and in which languages",
    params: SiteParams,
    answers: "MailTemplatesView",
    problems: usual,
  }),
  getMailTemplate: endpoint({
    method: "get",
    path: "/sites/:site/mail-templates/:kind/:language",
    says: "How a kind of mail is written in a language: the built-in words, and the site's own",
    params: MailTemplateParams,
    answers: "MailTemplateView",
    problems: usual,
  }),
  changeMailTemplate: endpoint({
    method: "put",
    writes: "desk",
    path: "/sites/:site/mail-templates/:kind/:language",
    says: "Writes a kind of mail in the site's own words from now on",
    params: MailTemplateParams,
    body: ChangeMailTemplate,
    answers: "MailTemplateView",
    problems: [...usual, "settings-changed"],
  }),
  removeMailTemplate: endpoint({
    method: "delete",
    writes: "desk",
    path: "/sites/:site/mail-templates/:kind/:language",
    says: "Goes back to the built-in words; again changes nothing",
    params: MailTemplateParams,
    answers: "MailTemplateView",
    problems: usual,
  }),
  previewMailTemplate: endpoint({
    method: "post",
    writes: "desk",
    path: "/sites/:site/mail-templates/:kind/:language/previews",
    says: "How a mail in these words would come; nothing is kept or sent",
    params: MailTemplateParams,
    body: MailTemplate,
    answers: "MailPreview",
    problems: usual,
  }),
};
