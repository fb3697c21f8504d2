import { h, hydrate, render } from "preact";
import type { ArticleView } from "../../server/protocol/articles.ts";
import { type Sort, sorts } from "../../server/protocol/basics.ts";
import type { Permalink, ThreadPage } from "../../server/protocol/views.ts";
import { api } from "../core/api.ts";
import { Discussion } from "../thread/Discussion.tsx";
import type { DiscussionStart } from "../thread/start.ts";
import { Trouble, Waiting } from "./Placeholder.tsx";

const styleHref = "/assets/embed-style.css";

/**
 * `<comity-discussion article="slug-or-id">`: the discussion of an article, in a shadow root of its own. Where the server has
 * drawn it already (a declarative shadow root) it comes alive as it stands; else it is read and drawn here. Taken off the page it
 * ends. Tells the page how many comments there are by a `comity:count` event.
 */
class ComityDiscussion extends HTMLElement {
  #isStarted = false;

  connectedCallback(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    const drawn = this.shadowRoot?.getElementById("start");
    // Used once: whoever comes back later reads what is there then.
    drawn?.remove();
    if (this.shadowRoot && drawn) this.#draw(this.shadowRoot, JSON.parse(drawn.textContent ?? ""), hydrate);
    else this.#fetchAndDraw();
  }

  disconnectedCallback(): void {
    // A move within the page takes it off and puts it back at once: only what stays away is over.
    queueMicrotask(() => {
      if (this.isConnected || !this.#isStarted) return;
      this.#isStarted = false;
      const place = this.shadowRoot?.getElementById("root");
      if (place) render(null, place);
    });
  }

  async #fetchAndDraw(): Promise<void> {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const article = this.getAttribute("article") ?? "";
    const place = emptyRoot(root);
    render(h(Waiting, {}), place);
    try {
      const start = await read(article, new URLSearchParams(location.search));
      if (!this.isConnected) return;
      render(null, place);
      this.#draw(root, start, render);
    } catch {
      render(h(Trouble, { onRetry: () => void this.#fetchAndDraw() }), place);
    }
  }

  #draw(root: ShadowRoot, start: DiscussionStart, how: typeof render): void {
    const place = root.getElementById("root");
    if (!place) throw new Error("the discussion has no place to be drawn");
    const onCount = (count: number) =>
      this.dispatchEvent(new CustomEvent("comity:count", { bubbles: true, detail: { count } }));
    const typed = root.querySelector("textarea")?.value ?? "";
    how(h(Discussion, { start, typed, onCount }), place);
  }
}

function emptyRoot(root: ShadowRoot): HTMLElement {
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: styleHref });
  const place = Object.assign(document.createElement("div"), { id: "root" });
  root.replaceChildren(style, place);
  return place;
}

/** What the server would have drawn for this address: its order, and the one comment that it names. */
async function read(name: string, asked: URLSearchParams): Promise<DiscussionStart> {
  const sort = sorts.find(one => one === asked.get("sort")) ?? "newest";
  const path = `articles/${encodeURIComponent(name)}`;
  const [article, thread] = await Promise.all([
    api.get<ArticleView>(path),
    api.get<ThreadPage>(threadPath(path, sort)),
  ]);
  const id = asked.get("comment");
  const permalink = await named(id, article);
  return { article, thread, sort, permalink, isGone: Boolean(id) && !permalink, now: new Date().toISOString() };
}

const threadPath = (path: string, sort: Sort) => `${path}/comments?sort=${sort}`;

/** One that is not there, or elsewhere, is no reason to show nothing. */
async function named(id: string | null, article: ArticleView): Promise<Permalink | null> {
  if (!id || !/^[1-9]\d{0,17}$/.test(id)) return null;
  const found = await api.get<Permalink>(`comments/${id}`).catch(() => null);
  return found?.comment.articleId === article.id ? found : null;
}

if (!customElements.get("comity-discussion")) customElements.define("comity-discussion", ComityDiscussion);
