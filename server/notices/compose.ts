import { say } from "../../locales/say.ts";
import { type ToldKind, toldLine } from "../mail/kinds.ts";
import type { Values } from "../mail/write.ts";
import { commentText } from "../protocol/commentText.ts";
import type { LetterPart } from "../protocol/mailTemplates.ts";
import type { Notice } from "../protocol/views.ts";
import type { Tellable } from "./tellNow.ts";

/** What leaves the page of one notice: a line, the words of the other's comment, and where to read on. */
interface Composed {
  line: string;
  name: string;
  title: string;
  quote: string;
  url: string;
}

const quoteMost = 280;

/** How a notice reads outside the page, in the language in force. Of a decision it says that there is one; its reasons stand on the page. */
export function compose({ notice, html, url }: Tellable, publicUrl: string): Composed {
  const quote = html === null ? "" : cut(commentText(html), quoteMost);
  const name = "by" in notice ? notice.by : "";
  const title = "articleTitle" in notice ? notice.articleTitle : "";
  const line = toldLine(toldKindOf(notice), { name, title });
  return { line, name, title, quote, url: url.startsWith("/") ? publicUrl + url : url };
}

/** Which kind of mail tells of it. */
export function toldKindOf({ kind }: Notice): ToldKind {
  switch (kind) {
    case "replied":
      return "told-replied";
    case "mentioned":
      return "told-mentioned";
    case "new-from-person":
      return "told-person";
    case "new-in-thread":
      return "told-thread";
    case "new-in-article":
      return "told-article";
    case "sanctioned":
    case "sanction-lifted":
      return "told-account";
    default:
      return "told-decision";
  }
}

const cut = (text: string, most: number) => {
  const points = [...text];
  return points.length <= most ? text : `${points.slice(0, most - 1).join("")}…`;
};

/** What stands in the places of a mail about one notice. */
export const valuesOfOne = ({ name, title, quote, url }: Composed, site: string): Values => ({
  site,
  name,
  title,
  quote,
  link: url,
});

/** And of one about what came together in a day. */
export const valuesOfDigest = (told: readonly Composed[], site: string): Values => ({
  site,
  count: told.length,
  notices: told.flatMap(partsOf),
});

const partsOf = ({ line, quote, url }: Composed): LetterPart[] => [
  line,
  ...(quote ? [{ quote }] : []),
  { label: say("mail.read"), url },
];
