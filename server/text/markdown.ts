import MarkdownIt from "markdown-it";
import sanitizeHtml from "sanitize-html";
import type { Evidence } from "../protocol/findings.ts";
import { addSpoilers } from "./spoiler.ts";

/** Stored with every rendered text; raised when the same source would render differently. */
export const rendererVersion = 2;

/** Deeper quotes and lists stay as they were typed: what nests without end is an attack. */
const nestingMost = 20;

const comments = parser(
  ["emphasis", "link", "escape", "backticks", "spoiler", "newline", "linkify"],
  ["blockquote", "list", "fence"],
);
const lines = parser(["emphasis", "link", "escape"], []);

/** Bold, italics, links, quotes, lists, code and spoilers; no images, tables, reference links, headings or HTML. */
function parser(inline: string[], blocks: string[]): InstanceType<typeof MarkdownIt> {
  const markdown = new MarkdownIt("zero", { html: false, linkify: true, breaks: true, maxNesting: nestingMost });
  addSpoilers(markdown);
  markdown.enable([...inline, ...blocks]);
  // Only what says https:// itself becomes a link: "end.Start" and "3.5" are no addresses.
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  // The library's own check is a deny list and lets blob:, feed: and intent: pass.
  markdown.validateLink = isAllowedLink;
  return markdown;
}

const schemes = ["http", "https", "mailto"];

function isAllowedLink(address: string): boolean {
  return URL.canParse(address) && schemes.includes(new URL(address).protocol.slice(0, -1));
}

const allowed: sanitizeHtml.IOptions = {
  allowedTags: ["p", "br", "em", "strong", "a", "blockquote", "ul", "ol", "li", "code", "pre", "span"],
  allowedAttributes: { a: ["href", "rel"], ol: ["start"], span: ["tabindex"] },
  allowedClasses: { span: ["spoiler"] },
  allowedSchemes: schemes,
  allowedSchemesAppliedToAttributes: ["href"],
  allowProtocolRelative: false,
  disallowedTagsMode: "escape",
  nestingLimit: 2 * nestingMost + 10,
};

/** The newsroom's own Markdown, of the same small kind, as safe HTML: its links are links of the house. */
export function renderUpdate(text: string): string {
  return sanitizeHtml(comments.render(text), allowed).trim();
}

const ofReaders: sanitizeHtml.IOptions = {
  ...allowed,
  transformTags: { a: sanitizeHtml.simpleTransform("a", { rel: "nofollow ugc noopener" }) },
};

/**
 * A comment's Markdown as HTML that is safe to put into a page: rendered, then sanitised last by an allowlist. Of what is `masked` (UTF-16
 * offsets) asterisks are seen.
 */
export function renderComment(text: string, masked: readonly Evidence[] = []): string {
  return sanitizeHtml(comments.render(veiled(text, masked)), ofReaders)
    .replaceAll(veil, "*")
    .trim();
}

/** HTML of a comment that somebody else has gone over, such as a machine that translates: only what a comment may have. */
export const cleanComment = (html: string): string => sanitizeHtml(html, ofReaders).trim();

/** Stands for an asterisk while Markdown is read, where those mean emphasis: a noncharacter, which is in no text that people write. */
const veil = "\ufdd0";
/** Each sign that is read; the marks of Markdown stay, and where a link leads. */
const hidden = (text: string) =>
  text.replace(/(\]\([^)]*\))|[^\s*_`[\]()~\p{Pd}.]\p{M}*/gu, (_, link: string | undefined) => link ?? veil);

function veiled(text: string, masked: readonly Evidence[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of [...masked].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(done, Math.max(done, start)), hidden(text.slice(Math.max(done, start), end)));
    done = Math.max(done, end);
  }
  return parts.join("") + text.slice(done);
}

/** The newsroom's inline Markdown (emphasis and links) as safe HTML, for one paragraph. */
export function renderInline(text: string): string {
  return sanitizeHtml(lines.renderInline(text), { ...allowed, allowedTags: ["em", "strong", "a", "br"] });
}

/** The words of a Markdown text without its marks, for quotes and descriptions: at most so many code points, cut at a word. */
export function plainText(text: string, most: number): string {
  const words: string[] = [];
  for (const token of comments.parse(text, {})) {
    if (token.type === "fence") words.push(token.content);
    let isCovered = false;
    for (const child of token.children ?? []) {
      if (child.type === "spoiler_open") words.push("…");
      if (child.type.startsWith("spoiler")) isCovered = child.type !== "spoiler_close";
      else if (isCovered) continue;
      else if (child.type === "softbreak" || child.type === "hardbreak") words.push(" ");
      else words.push(child.content);
    }
    if (token.type.endsWith("_close")) words.push(" ");
  }
  return cut(words.join("").replace(/\s+/g, " ").trim(), most);
}

function cut(text: string, most: number): string {
  const points = [...text];
  if (points.length <= most) return text;
  const start = points.slice(0, most - 1).join("");
  const atWord = start.replace(/\s+\S*$/, "");
  return `${atWord.length > start.length / 2 ? atWord : start}…`;
}
