/** One opening tag of a page, with its attributes. */
export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

const opening = /<([a-z][\w-]*)((?:\s+[^\s=<>"'/]+(?:="[^"]*")?)*)\s*\/?>/gi;
const attribute = /([^\s=<>"'/]+)(?:="([^"]*)")?/g;

/** The opening tags of a page that our own renderer wrote (attributes always in double quotes). */
export function tagsOf(html: string): Tag[] {
  return [...withoutDataBlocks(html).matchAll(opening)].map(([, name = "", rest = ""]) => ({
    name: name.toLowerCase(),
    attributes: Object.fromEntries([...rest.matchAll(attribute)].map(([, key = "", value = ""]) => [key, value])),
  }));
}

/** The contents of the script elements with this type, as a browser would end them: at the first `</script`. */
export function scriptsOf(html: string, type: string): string[] {
  const found: string[] = [];
  for (const [, attributes = "", content = ""] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script/gi)) {
    if (attributes.includes(`type="${type}"`)) found.push(content);
  }
  return found;
}

/** The page without what stands in script elements: what is left is markup and words. */
export const withoutDataBlocks = (html: string): string => html.replace(/(<script[^>]*>)[\s\S]*?(<\/script)/gi, "$1$2");

/** The words of a page, without tags and entities. */
export function wordsOf(html: string): string {
  return withoutDataBlocks(html)
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\u00a0/g, " ")
    .replace(/\s+/g, " ");
}
