import "../../locales/all.ts";
import { directionOf, type Language } from "../../locales/languages.ts";
import { inLanguage, say } from "../../locales/say.ts";
import type { LetterLink, LetterPart } from "../protocol/mailTemplates.ts";
import type { Message } from "./mailer.ts";

/** What a mail says, before it is laid out. Texts are plain: what they hold of others is never taken for markup. */
export interface Letter {
  subject: string;
  parts: LetterPart[];
  /** Why its receiver gets it, and what they can do if they did not ask for it. */
  reason: string;
  /** Where mail of this kind is ended, for what comes again. */
  unsubscribe?: string | undefined;
}

export interface Sender {
  /** Of the site, or as it wishes to be named in mails. */
  name: string;
  replyTo: string | null;
  /** Who stands behind it, with an address, as many laws ask. */
  footer: string | null;
  /** In which its mails are written where nobody says another language. */
  language: Language;
}

/** The letter as one mail: as text, and as HTML that needs nothing from anywhere. */
export function layOut(letter: Letter, sender: Sender, to: string, language: Language): Message {
  const { subject, unsubscribe } = letter;
  return inLanguage(language, () => ({
    to,
    fromName: sender.name,
    replyTo: sender.replyTo ?? undefined,
    subject,
    unsubscribe,
    text: asText(letter, sender),
    html: asHtml(letter, sender, language),
  }));
}

/** What stands under every letter: from whom it is, why it came, how its kind is ended, and who stands behind the site. */
export const footOf = ({ reason, unsubscribe }: Letter, { name, footer }: Sender): string[] =>
  [name, reason, unsubscribe ? `${say("mail.unsubscribe")}: ${unsubscribe}` : "", footer ?? ""].filter(Boolean);

export function asText(letter: Letter, sender: Sender): string {
  const written = letter.parts.map(part => {
    if (Array.isArray(part)) return part.map(run => (typeof run === "string" ? run : inText(run))).join("");
    if (typeof part === "string") return part;
    if ("quote" in part) return part.quote.replace(/^/gm, "> ");
    return part.label === part.url ? part.url : `${part.label}:\n${part.url}`;
  });
  return `${[...written, `-- \n${footOf(letter, sender).join("\n")}`].join("\n\n")}\n`;
}

const inText = ({ label, url }: LetterLink) => (label === url ? url : `${label} (${url})`);

const styles = {
  page: "margin:0;padding:24px 12px;background:#f4f2ee;color:#1c1b19;font:16px/1.5 Georgia,'Times New Roman',serif",
  sheet: "max-width:560px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #d9d5cc",
  name: "margin:0 0 20px;font-size:14px;font-weight:bold",
  part: "margin:0 0 16px;white-space:pre-line",
  quote: "margin:0 0 16px;padding:0 12px;border-inline-start:3px solid #d9d5cc;color:#45423c;white-space:pre-line",
  button: "display:inline-block;padding:10px 18px;background:#1c1b19;color:#ffffff;text-decoration:none",
  foot: "margin:24px 0 0;padding-top:16px;border-top:1px solid #d9d5cc;color:#5d5950;font-size:13px",
};

function asHtml({ subject, parts, reason, unsubscribe }: Letter, { name, footer }: Sender, language: Language): string {
  const written = parts.map(part => {
    if (typeof part === "string" || Array.isArray(part))
      return `<p style="${styles.part}">${runsOf(part).join("")}</p>`;
    if ("quote" in part) return `<blockquote style="${styles.quote}">${escapeHtml(part.quote)}</blockquote>`;
    return `<p style="${styles.part}">${link(part.url, part.label, styles.button)}</p>`;
  });
  const foot = [
    escapeHtml(reason),
    ...(unsubscribe ? [link(unsubscribe, say("mail.unsubscribe"), "color:#5d5950")] : []),
    ...(footer ? [escapeHtml(footer)] : []),
  ];
  return [
    "<!doctype html>",
    `<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="${styles.page}"><div style="${styles.sheet}"><p style="${styles.name}">${escapeHtml(name)}</p>`,
    ...written,
    `<p style="${styles.foot}">${foot.join("<br>")}</p></div></body></html>`,
  ].join("\n");
}

const runsOf = (part: string | (string | LetterLink)[]) =>
  [part].flat().map(run => (typeof run === "string" ? escapeHtml(run) : link(run.url, run.label, "color:#1c1b19")));

const link = (url: string, words: string, style: string) =>
  `<a href="${escapeHtml(url)}" style="${style}">${escapeHtml(words)}</a>`;

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, sign => signs[sign] ?? "");
