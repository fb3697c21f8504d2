import { type Language, languageOf } from "../../locales/languages.ts";
import { speak } from "../../locales/say.ts";
import { stored } from "./kept.ts";
import { loadWords } from "./words.ts";

const name = "comity:language";
const redraws = new Set<() => void>();

/** The language of a part of a page: what its reader has chosen, else what the element or the page around it says. */
export function languageFor(element: Element): Language {
  const chosen = languageOf(stored(storage => storage.getItem(name)));
  return chosen ?? languageOf(element.closest("[lang]")?.getAttribute("lang")) ?? "en";
}

/** From here on this browser's reader reads in this language. The page is told, so that its own words can follow. */
export async function chooseLanguage(language: Language): Promise<void> {
  await loadWords(undefined, language);
  speak(language);
  stored(storage => storage.setItem(name, language));
  for (const redraw of [...redraws]) redraw();
  document.dispatchEvent(new CustomEvent("comity:language", { detail: { language } }));
}

/** Calls when another language was chosen; answers how to stop. */
export function onLanguage(redraw: () => void): () => void {
  redraws.add(redraw);
  return () => void redraws.delete(redraw);
}
