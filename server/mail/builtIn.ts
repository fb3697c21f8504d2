import { type Message, messageBehind, say } from "../../locales/say.ts";
import { type MailPlace, type MailTemplateKind, mailPlaces } from "../protocol/mailPlaces.ts";
import type { MailTemplate } from "../protocol/mailTemplates.ts";
import { kinds, type MailKind, type ToldKind, toldLine } from "./kinds.ts";

/** A kind in the built-in words, in the language in force: what is sent, and what a site begins with that writes its own. */
export function builtIn(kind: MailTemplateKind): MailTemplate {
  if (kind === "digest") return { subject: asWritten(messageBehind("mail.digestSubject")), text: "{notices}" };
  return isAsked(kind) ? asked(kind) : told(kind);
}

/** Why one gets it, and what one can do who did not ask for it: it stands under the site's own words too. */
export const reasonOf = (kind: MailTemplateKind, site: string): string =>
  isAsked(kind) ? say(`mail.${kinds[kind]}Reason`) : say("mail.noticeReason", { site });

const isAsked = (kind: MailTemplateKind): kind is MailKind => Object.hasOwn(kinds, kind);

function told(kind: ToldKind): MailTemplate {
  const line = toldLine(kind, { name: "{name}", title: "{title}" });
  const quote = has(kind, "quote") ? ["{quote}"] : [];
  return { subject: line, text: paragraphs(line, ...quote, `[${say("mail.read")}]({link})`) };
}

function asked(kind: MailKind): MailTemplate {
  const name = kinds[kind];
  const site = "{site}";
  const text = paragraphs(
    say(`mail.${name}Text`, { site }),
    ...(has(kind, "change") ? ["{change}"] : []),
    `[${say(`mail.${name}Action`)}]({link})`,
    ...(has(kind, "code") ? [say("mail.orCode", { code: "{code}" })] : []),
    ...(has(kind, "validity") ? ["{validity}"] : []),
  );
  return { subject: say(`mail.${name}Subject`, { site }), text };
}

const has = (kind: MailTemplateKind, place: MailPlace) => (mailPlaces[kind] as readonly MailPlace[]).includes(place);

const paragraphs = (...texts: string[]) => texts.join("\n\n");

/** A message as somebody would type it. */
function asWritten(message: Message): string {
  if (typeof message === "string") return message;
  return message
    .map(part => {
      if (part === 0) return "#";
      if (typeof part === "string") return part;
      const [place, forms] = part;
      if (!forms) return `{${place}}`;
      const written = Object.entries(forms).map(([form, words]) => `${form} {${asWritten(words)}}`);
      return `{${place}, plural, ${written.join(" ")}}`;
    })
    .join("");
}
