/** How an element's article is named at the doors: with an address of its page beside it, by the newsroom's own key, else by id or slug. */
export function articleName(element: Element): string {
  const name = element.getAttribute("article")?.trim() ?? "";
  return element.hasAttribute("url") ? `key:${name}` : name;
}
