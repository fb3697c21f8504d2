import type { LinkCard } from "../protocol/outside.ts";
import type { Page } from "./lookAt.ts";

const most = { title: 200, description: 300 };

/** What a page says of itself, as plain text; null where it has no title. */
export function readCard({ url, html, charset }: Page): LinkCard | null {
  const head = decoded(html, charset).split(/<body[\s>]/i)[0] ?? "";
  const said = metaOf(head);
  const title = line(said.get("og:title") ?? /<title[^>]*>([^<]*)<\/title>/i.exec(head)?.[1] ?? "", most.title);
  if (title === "") return null;
  const description = line(said.get("og:description") ?? said.get("description") ?? "", most.description);
  return { url, host: new URL(url).hostname.replace(/^www\./, ""), title, description };
}

function decoded(html: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(html);
  } catch {
    return new TextDecoder().decode(html);
  }
}

function metaOf(head: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [tag] of head.matchAll(/<meta\s[^<>]{1,2000}>/gi)) {
    const name = attribute(tag, "property") ?? attribute(tag, "name");
    const content = attribute(tag, "content");
    if (name !== undefined && content !== undefined && !found.has(name)) found.set(name, content);
  }
  return found;
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(tag);
  return found ? (found[1] ?? found[2] ?? found[3]) : undefined;
}

const named: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
};

/** On one line, without what cannot be seen, cut at so many code points. */
function line(text: string, length: number): string {
  const words = text
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (entity, decimal, hex, name) => {
      if (name) return named[name.toLowerCase()] ?? entity;
      const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : "";
    })
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  const points = [...words];
  return points.length <= length ? words : `${points.slice(0, length - 1).join("")}…`;
}
