import { inLanguage, say } from "../../locales/say.ts";
import { commentText } from "../../server/protocol/commentText.ts";
import type { List, ListedArticle, ListedComment } from "../../server/protocol/exchange.ts";
import { settleHome } from "../core/home.ts";
import { loadWords } from "../core/words.ts";
import { languageAt } from "./languageAt.ts";
import { readOpen } from "./readOpen.ts";

settleHome(import.meta.url);

interface Line {
  url: string;
  says: string;
  beside: string;
}

/**
 * Defines `<name>`, a list of links in the page's own look; `takes`: its attributes, which the API knows by the same names. What stands in it
 * stays until the list is there, and where there is nothing to list.
 */
function defineList(name: string, takes: readonly string[], read: (asked: string) => Promise<() => Line[]>): void {
  if (customElements.get(name)) return;
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback(): void {
        this.#fill().catch(() => {});
      }

      async #fill(): Promise<void> {
        const given = takes.flatMap(one => (this.hasAttribute(one) ? [[one, this.getAttribute(one) ?? ""]] : []));
        const language = languageAt(this);
        const [lines] = await Promise.all([
          read(new URLSearchParams(given).toString()),
          inLanguage(language, () => loadWords(["lists"])),
        ]);
        const items = inLanguage(language, lines).map(item);
        if (items.length === 0) return;
        const list = document.createElement("ol");
        list.append(...items);
        this.replaceChildren(list);
      }
    },
  );
}

function item({ url, says, beside }: Line): HTMLElement {
  const link = Object.assign(document.createElement("a"), { href: url, textContent: says, dir: "auto" });
  const small = Object.assign(document.createElement("small"), { textContent: beside, dir: "auto" });
  const line = document.createElement("li");
  line.append(link, " ", small);
  return line;
}

defineList("comity-latest", ["limit"], async asked => {
  const { items } = await readOpen<List<ListedComment>>(`latest?${asked}`);
  return () =>
    items.map(({ comment, url, article }) => ({
      url,
      says: shortened(commentText(comment.html)),
      beside: say("lists.by", { name: comment.author.name, title: article.title }),
    }));
});

defineList("comity-most-discussed", ["limit", "days"], async asked => {
  const { items } = await readOpen<List<ListedArticle>>(`most-discussed?${asked}`);
  return () =>
    items.map(({ url, title, commentCount }) => ({
      url,
      says: title,
      beside: say("lists.comments", { count: commentCount }),
    }));
});

const quoteCodePoints = 120;

function shortened(text: string): string {
  const letters = [...text.replace(/\s+/g, " ")];
  return letters.length > quoteCodePoints ? `${letters.slice(0, quoteCodePoints).join("")}\u00a0…` : letters.join("");
}
