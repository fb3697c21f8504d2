import { type ComponentChild, Fragment, h, hydrate, render } from "preact";
import { directionOf } from "../../locales/languages.ts";
import { type Room, spoken } from "../../locales/say.ts";
import { onLanguage } from "../core/language.ts";
import { loadWords } from "../core/words.ts";
import { articleName } from "./articleName.ts";
import { Trouble, Waiting } from "./Placeholder.tsx";
import { adoptLook } from "./styles.ts";

/** The program of a part of a page: what it needs for its first drawing, and how it is drawn. */
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
 * Brings a part to life: from `start` as the server drew it, or, where it drew nothing, read and drawn here. `takeOver` is called just before
 * the first drawing. Answers how to end it.
 */
export type Begin<Start> = (element: HTMLElement, start: Start | null, takeOver: () => void) => Promise<() => void>;

export const bringToLife =
  <Start>(part: Part<Start>): Begin<Start> =>
  async (element, drawn, takeOver) => {
    await loadWords(part.rooms);
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    // Unless the server's own link to it was let in.
    if (!root.querySelector("link")?.sheet) await adoptLook(root).catch(() => {});
    // From here to the first drawing nothing is waited for: whatever is pressed is heard by one or the other.
    takeOver();
    const place = (drawn && root.getElementById("root")) || emptyPlace(root);
    let stop: (() => void) | undefined;

    const draw = (start: Start, how: typeof render) => {
      stop?.();
      const typed = root.querySelector("textarea")?.value ?? "";
      stop = onLanguage(() => draw(start, render));
      Object.assign(place, { lang: spoken(), dir: directionOf(spoken()) });
      // Another language is another tree: nothing keeps a sentence of the one before.
      how(h(Fragment, { key: spoken() }, part.draw(start, element, typed)), place);
    };
    const readAndDraw = async () => {
      const title = part.title();
      render(h(Waiting, { title }), place);
      try {
        const start = await part.read(articleName(element), new URLSearchParams(location.search));
        if (!element.isConnected) return;
        render(null, place);
        draw(start, render);
      } catch {
        render(h(Trouble, { title, onRetry: () => void readAndDraw() }), place);
      }
    };

    // What the server drew in another language than its reader's is written over.
    if (drawn) draw(drawn, place.lang === spoken() ? hydrate : render);
    else await readAndDraw();
    return () => {
      stop?.();
      render(null, place);
    };
  };

/** An empty title keeps that of the element from being shown over everything in it. */
function emptyPlace(root: ShadowRoot): HTMLElement {
  const place = Object.assign(document.createElement("div"), { id: "root", title: "" });
  root.replaceChildren(place);
  return place;
}
