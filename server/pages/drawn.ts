import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { home } from "../../client/core/home.ts";
import type { Language } from "../../locales/languages.ts";
import { inLanguage } from "../../locales/say.ts";

/** HTML of what is drawn in a language. */
export const drawn = <P>(language: Language, node: VNode<P>): string =>
  inLanguage(language, () => renderToString(node));

/** The same for a page of another origin: what leads to us says where we are. */
export function drawnForElsewhere<P>(publicUrl: string, language: Language, node: VNode<P>): string {
  const { origin } = home;
  home.origin = publicUrl;
  try {
    return drawn(language, node);
  } finally {
    home.origin = origin;
  }
}
