import { type Language, languageOf } from "../../locales/languages.ts";

/** In which a part of a page speaks: that of what stands around it. */
export const languageAt = (element: Element): Language =>
  languageOf(element.closest("[lang]")?.getAttribute("lang")) ?? "en";
