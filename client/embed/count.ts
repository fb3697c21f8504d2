import { inLanguage, say } from "../../locales/say.ts";
import type { Counts } from "../../server/protocol/exchange.ts";
import { limits } from "../../server/protocol/limits.ts";
import { settleHome } from "../core/home.ts";
import { loadWords } from "../core/words.ts";
import { languageAt } from "./languageAt.ts";
import { readOpen } from "./readOpen.ts";

settleHome(import.meta.url);

/** Those that wait for a number; asked for together, once whatever is running has put all of its elements into the page. */
const waiting = new Set<CommentCount>();

/**
 * `<comity-count article="tariff-pause">`: how many comments an article has, in words of the page's language, or with `look="number"` as a number. What stands
 * in it stays until the number is there, and where there is none. It follows a discussion of the article on the same page.
 */
class CommentCount extends HTMLElement {
  static observedAttributes = ["article"];

  get article(): string {
    return this.getAttribute("article") ?? "";
  }

  connectedCallback(): void {
    if (waiting.size === 0) setTimeout(() => askForAll().catch(leaveAsTheyAre));
    waiting.add(this);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.connectedCallback();
  }

  async show(count: number): Promise<void> {
    const language = languageAt(this);
    await inLanguage(language, () => loadWords(["lists"]));
    this.textContent =
      this.getAttribute("look") === "number"
        ? new Intl.NumberFormat(language).format(count)
        : inLanguage(language, () => say("lists.comments", { count }));
  }
}

/** Names in their order, so that the same articles are the same address to a cache. */
async function askForAll(): Promise<void> {
  const elements = [...waiting].filter(({ isConnected, article }) => isConnected && article !== "");
  waiting.clear();
  const names = [...new Set(elements.map(({ article }) => article))].sort();
  for (let from = 0; from < names.length; from += limits.countsMost) {
    const asked = names.slice(from, from + limits.countsMost);
    const { counts } = await readOpen<Counts>(`counts?articles=${asked.map(encodeURIComponent).join()}`);
    for (const element of elements) {
      const count = counts[element.article];
      if (count !== undefined && asked.includes(element.article)) await element.show(count);
    }
  }
}

/** A page is whole without numbers. */
const leaveAsTheyAre = () => {};

document.addEventListener("comity:count", event => {
  const { count } = (event as CustomEvent<{ count: number }>).detail;
  const article = (event.target as Element).getAttribute("article");
  for (const element of document.querySelectorAll<CommentCount>("comity-count")) {
    if (element.article === article) void element.show(count);
  }
});

if (!customElements.get("comity-count")) customElements.define("comity-count", CommentCount);
