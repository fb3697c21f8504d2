import type { Evidence, Finding } from "../../protocol/views.ts";
import type { Check } from "../screen.ts";

/** Endings that make a bare name an address. "e.g.", "3.5" and "end.Start" have none of them. */
const endings =
  "com|org|net|edu|gov|info|biz|io|co|ai|app|dev|me|tv|ly|gl|xyz|site|online|shop|store|club|link|vip|news|eu|uk|de|ch|fr|es|it|nl|pl|ru|us|ca|au|in|cn|example";
/** In capitals fewer: "IN", "IT" and "US" end sentences of those who shout. */
const loudEndings = "COM|ORG|NET|INFO|BIZ|XYZ|SITE|ONLINE|SHOP|STORE|CLUB|EXAMPLE";
const written = /(?:h(?:tt|xx)ps?:\/\/|\bmailto:|\bwww\.)[^\s<>"]+/giu;
/** What a Markdown link leads to, however it is written: `[free](&#104;ttps://...)`. Without a scheme it becomes none. */
const behindWords = /\]\(\s*([^\s()]*[:&][^\s()]*)/gu;
const bare = new RegExp(
  `(?<![\\p{L}\\p{N}@.\\-/])(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.){1,4}(?:${endings}|${loudEndings})(?![\\p{L}\\p{N}-])(?:\\/[^\\s<>"]*)?`,
  "gu",
);
/** "shop dot example", "shop[.]example": an address for people that machines should not see. */
const spelled = new RegExp(
  `(?<![\\p{L}\\p{N}])[a-z0-9-]{2,40}(?: dot |\\[\\.\\]|\\(\\.\\)|\\[dot\\]|\\(dot\\))(?:${endings})(?![\\p{L}\\p{N}])`,
  "giu",
);

/** Addresses in a text: links of newcomers, of members, and more of them than is usual. Staff may link. */
export const links: Check = ({ text, facts, policy }) => {
  const evidence = addressesIn(text);
  if (evidence.length === 0 || facts.isStaff) return [];
  const isNewcomer = facts.published < policy.newcomer.comments;
  const then = isNewcomer ? policy.links.newcomers : policy.links.members;
  const findings: Finding[] = [];
  if (then !== "off")
    findings.push({ check: "links", then, why: whyLink(evidence.length, isNewcomer, then), evidence });
  if (evidence.length > policy.links.most) {
    const why = `It has ${evidence.length} links; from ${policy.links.most + 1} on a moderator looks first.`;
    findings.push({
      check: "links",
      then: "hold",
      why,
      evidence,
      score: evidence.length,
      threshold: policy.links.most,
    });
  }
  return findings;
};

function whyLink(count: number, isNewcomer: boolean, then: Finding["then"]): string {
  const what = count === 1 ? "It has a link" : `It has ${count} links`;
  const where = isNewcomer ? "somebody’s first comments" : "comments";
  if (then === "refuse") return `${what}, and ${where} are not accepted with one.`;
  return then === "hold" ? `${what}, and we look at links in ${where} before they appear.` : `${what}.`;
}

function addressesIn(text: string): Evidence[] {
  const found = [written, behindWords, bare, spelled].flatMap(pattern =>
    [...text.matchAll(pattern)].map(({ index, 0: match, 1: address = match }) => {
      const start = index + match.length - address.length;
      const end = start + address.replace(/[.,;:!?)\]}'"’”]+$/u, "").length;
      return { start, end };
    }),
  );
  let last = -1;
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < last) return false;
      last = end;
      return true;
    });
}
