import { type ComponentChild, h } from "preact";
import { atHome } from "../../client/core/home.ts";
import type { PagePart } from "../protocol/pageParts.ts";
import { EmbeddedElement } from "./EmbeddedElement.tsx";

interface Element {
  part: PagePart;
  /** By which the page around it names the article. */
  name: string;
  /** The whole address of that page. */
  url: string;
  title: string;
  look?: "live" | undefined;
}

interface FragmentProps extends Element {
  start: object;
  drawing: ComponentChild;
  /** What search engines are told, as JSON. */
  data?: string | undefined;
}

/**
 * A part of an article's page for a page elsewhere, to be put into its HTML by whoever serves it: drawn already, told to search
 * engines, and with the program that takes over what stands there.
 */
export function Fragment({ part, name, url, title, look, start, drawing, data }: FragmentProps) {
  return (
    <>
      <EmbeddedElement
        name={`comity-${part}`}
        slug={name}
        attributes={{ url, title, ...(look ? { look } : {}) }}
        start={start}
      >
        {drawing}
      </EmbeddedElement>
      {data && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: data }} />}
      <Program />
    </>
  );
}

/** The same before anybody has asked for the article: nothing is drawn, and the program asks for it. */
export function UndrawnFragment({ part, name, ...attributes }: Element) {
  return (
    <>
      {h(`comity-${part}`, { article: name, ...attributes })}
      <Program />
    </>
  );
}

const Program = () => <script type="module" src={atHome("/embed.js")} />;
