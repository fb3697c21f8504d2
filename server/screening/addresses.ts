import type { Evidence } from "../protocol/findings.ts";
import { limits } from "../protocol/limits.ts";

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

/** Each way to write an address, with what it cannot be without: a quick look that most texts do not pass. */
const patterns = [
  { pattern: written, needs: /:\/\/|mailto:|www\./i },
  { pattern: behindWords, needs: /\]\(/ },
  { pattern: bare, needs: /\.[a-z]/i },
  { pattern: spelled, needs: / dot |[[(](?:\.|dot)[\])]/i },
];

/** Where addresses stand in a text, whichever way they are written, in order. */
export function addressesIn(text: string): Evidence[] {
  const found = patterns.flatMap(({ needs, pattern }) =>
    !needs.test(text)
      ? []
      : [...text.matchAll(pattern)].map(({ index, 0: match, 1: address = match }) => {
          const start = index + match.length - address.length;
          return { start, end: start + lengthOf(address) };
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

/** Signs that end a sentence or a bracket, and no address. */
const closing = new Set(".,;:!?)]}'\"’”");

/** Without the signs behind it. From the end, for a pattern would try each run of them in it. */
function lengthOf(address: string): number {
  let length = address.length;
  while (closing.has(address.charAt(length - 1))) length--;
  return length;
}

/**
 * The domain that an address leads to, without www: "shop.example" for `https://www.Shop.example/a`, `shop dot example` and
 * `&#104;ttps:/shop.example`. Null when it leads nowhere, or to a mailbox.
 */
export function domainOf(address: string): string | null {
  const plain = unescaped(address)
    .replace(/ dot |\[\.\]|\(\.\)|\[dot\]|\(dot\)/giu, ".")
    .replace(/^hxxp/iu, "http");
  const url = /^https?:/iu.test(plain) ? plain : `http://${plain}`;
  if (/^mailto:/iu.test(plain) || !URL.canParse(url)) return null;
  const domain = new URL(url).hostname.replace(/^www\./u, "").replace(/\.$/u, "");
  return /[.:]/u.test(domain) && domain.length <= limits.domainLetters ? domain : null;
}

/** A text with more addresses is held under any policy. */
const addressesMost = 50;

/** The domains that a text leads to, each once. */
export function domainsIn(text: string): string[] {
  const addresses = addressesIn(text).slice(0, addressesMost);
  const domains = addresses.map(({ start, end }) => domainOf(text.slice(start, end)));
  return [...new Set(domains.filter(domain => domain !== null))];
}

const named: Record<string, string> = { colon: ":", sol: "/", period: ".", commat: "@" };

/** As Markdown reads it: `&#58;`, `&#x3a;`, `&colon;` and `\:` are a colon. */
function unescaped(address: string): string {
  return address
    .replace(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/giu, (whole, hex, decimal) => {
      const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    })
    .replace(/&([a-z]+);/giu, (whole, name) => named[name.toLowerCase()] ?? whole)
    .replace(/\\(?=[!-/:-@[-`{-~])/gu, "");
}
