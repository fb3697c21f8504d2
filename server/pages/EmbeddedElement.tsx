import { type ComponentChildren, h } from "preact";
import { atHome } from "../../client/core/home.ts";
import { directionOf } from "../../locales/languages.ts";
import { spoken } from "../../locales/say.ts";
import { jsonInHtml } from "./structuredData.ts";

interface EmbeddedElementProps {
  name: `comity-${string}`;
  /** Of the article. */
  slug: string;
  attributes?: Record<string, string>;
  /** What the first drawing was made of, for the program that takes over. */
  start: object;
  children: ComponentChildren;
}

/**
 * A part of the page as a newsroom embeds it, already drawn: the element's shadow root is declared in the HTML, so that readers
 * without JavaScript and search engines get every word, and the program takes over what stands there.
 */
export function EmbeddedElement({ name, slug, attributes = {}, start, children }: EmbeddedElementProps) {
  return h(
    name,
    { article: slug, lang: spoken(), ...attributes },
    h(
      "template",
      { shadowrootmode: "open" },
      <link rel="stylesheet" href={atHome("/assets/embed-style.css")} />,
      <script type="application/json" id="start" dangerouslySetInnerHTML={{ __html: jsonInHtml(start) }} />,
      <div id="root" title="" lang={spoken()} dir={directionOf(spoken())}>
        {children}
      </div>,
    ),
  );
}
