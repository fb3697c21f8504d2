import { say } from "../../locales/say.ts";
import type { Letter, Part } from "../mail/letter.ts";
import { commentText } from "../protocol/commentText.ts";
import type { Notice } from "../protocol/views.ts";
import type { Tellable } from "./tellNow.ts";

/** What leaves the page of one notice: a line, the words of the other's comment, and where to read on. */
interface Composed {
  line: string;
  quote: string;
  url: string;
}

const quoteMost = 280;

/** How a notice reads outside the page, in the language in force. Of a decision it says that there is one; its reasons stand on the page. */
export function compose({ notice, html, url }: Tellable, publicUrl: string): Composed {
  const quote = html === null ? "" : cut(commentText(html), quoteMost);
  return { line: lineOf(notice), quote, url: url.startsWith("/") ? publicUrl + url : url };
}

function lineOf(notice: Notice): string {
  switch (notice.kind) {
    case "replied":
      return say("mail.told.replied", { name: notice.by, title: notice.articleTitle });
    case "mentioned":
      return say("mail.told.mentioned", { name: notice.by, title: notice.articleTitle });
    case "new-from-person":
      return say("mail.told.person", { name: notice.by, title: notice.articleTitle });
    case "new-in-thread":
      return say("mail.told.thread", { title: notice.articleTitle });
    case "new-in-article":
      return say("mail.told.article", { title: notice.articleTitle });
    case "sanctioned":
    case "sanction-lifted":
      return say("mail.told.account");
    default:
      return say("mail.told.decision", { title: notice.articleTitle });
  }
}

const cut = (text: string, most: number) => {
  const points = [...text];
  return points.length <= most ? text : `${points.slice(0, most - 1).join("")}…`;
};

interface Ending {
  site: string;
  unsubscribe: string;
}

/** One notice as a letter. */
export function letterOf(told: Composed, { site, unsubscribe }: Ending): Letter {
  return { subject: told.line, parts: partsOf(told), reason: say("mail.noticeReason", { site }), unsubscribe };
}

/** What came together in a day as one letter. */
export function digestOf(told: Composed[], { site, unsubscribe }: Ending): Letter {
  return {
    subject: say("mail.digestSubject", { count: told.length, site }),
    parts: told.flatMap(partsOf),
    reason: say("mail.noticeReason", { site }),
    unsubscribe,
  };
}

const partsOf = ({ line, quote, url }: Composed): Part[] => [
  line,
  ...(quote ? [{ quote }] : []),
  { label: say("mail.read"), url },
];
