import { type ComponentChild, Fragment, h, hydrate, render } from "preact";
import { directionOf } from "../../locales/languages.ts";
import { type Room, speak, spoken } from "../../locales/say.ts";
import { languageFor, onLanguage } from "../core/language.ts";
import { loadWords } from "../core/words.ts";
import { Trouble, Waiting } from "./Placeholder.tsx";

const styleHref = "/assets/embed-style.css";

/** A part of a page: what it needs for its first drawing, and how it is drawn. */
export interface Part<Start> {
  /** Of messages: what its first drawing says. */
  rooms: readonly Room[];
  /** Its heading while it is read, and when it could not be. */
  title(): string;
  /** What the server would have drawn for this address. */
  read(article: string, asked: URLSearchParams): Promise<Start>;
  /** `element`: as which it stands in the page; `typed`: what was typed into the server's drawing. */
  draw(start: Start, element: HTMLElement, typed: string): ComponentChild;
}

/**
 * Defines `<name article="slug-or-id">`, a part of a page in a shadow root of its own. Where the server has drawn it already (a
 * declarative shadow root) it comes alive as it stands; else it is read and drawn here. Taken off the page it ends.
 */
export function defineElement<Start>(name: string, part: Part<Start>): void {
  if (!customElements.get(name)) customElements.define(name, elementOf(part));
}

const elementOf = <Start>(part: Part<Start>) =>
  class extends HTMLElement {
    static observedAttributes = ["token"];
    #isStarted = false;
    /** Hears of no other language any more. */
    #stop: (() => void) | undefined;

    /** `token`: of the page's own accounts; that it is refused is told by an event. */
    attributeChangedCallback(_name: string, _before: string | null, token: string | null): void {
      if (token) this.signIn(token).catch(() => {});
    }

    /** Signs in all parts of the page with a token of the page's own accounts; answers who that is here. */
    async signIn(token: string): Promise<{ id: string; name: string }> {
      const { id, name } = await (await import("./ownAccounts.ts")).signInBy(token, this);
      return { id, name };
    }

    async signOut(): Promise<void> {
      await (await import("./ownAccounts.ts")).signOut();
    }

    connectedCallback(): void {
      if (this.#isStarted) return;
      this.#isStarted = true;
      const drawn = this.shadowRoot?.getElementById("start");
      // Used once: whoever comes back later reads what is there then.
      drawn?.remove();
      void this.#start(drawn);
    }

    async #start(drawn: HTMLElement | null | undefined): Promise<void> {
      speak(languageFor(this));
      await loadWords(part.rooms);
      if (!this.isConnected) return;
      if (!this.shadowRoot || !drawn) return this.#fetchAndDraw();
      // What the server drew in another language than its reader's is written over.
      const isSaidSo = this.shadowRoot.getElementById("root")?.lang === spoken();
      this.#draw(this.shadowRoot, JSON.parse(drawn.textContent ?? ""), isSaidSo ? hydrate : render);
    }

    disconnectedCallback(): void {
      // A move within the page takes it off and puts it back at once: only what stays away is over.
      queueMicrotask(() => {
        if (this.isConnected || !this.#isStarted) return;
        this.#isStarted = false;
        this.#stop?.();
        const place = this.shadowRoot?.getElementById("root");
        if (place) render(null, place);
      });
    }

    async #fetchAndDraw(): Promise<void> {
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      const article = this.getAttribute("article") ?? "";
      const place = emptyRoot(root);
      const title = part.title();
      render(h(Waiting, { title }), place);
      try {
        const start = await part.read(article, new URLSearchParams(location.search));
        if (!this.isConnected) return;
        render(null, place);
        this.#draw(root, start, render);
      } catch {
        render(h(Trouble, { title, onRetry: () => void this.#fetchAndDraw() }), place);
      }
    }

    #draw(root: ShadowRoot, start: Start, how: typeof render): void {
      const place = root.getElementById("root");
      if (!place) throw new Error("the part has no place to be drawn");
      this.#stop?.();
      const typed = root.querySelector("textarea")?.value ?? "";
      this.#stop = onLanguage(() => this.#draw(root, start, render));
      Object.assign(place, { lang: spoken(), dir: directionOf(spoken()) });
      // Another language is another tree: nothing keeps a sentence of the one before.
      how(h(Fragment, { key: spoken() }, part.draw(start, this, typed)), place);
    }
  };

function emptyRoot(root: ShadowRoot): HTMLElement {
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: styleHref });
  const place = Object.assign(document.createElement("div"), { id: "root" });
  root.replaceChildren(style, place);
  return place;
}
