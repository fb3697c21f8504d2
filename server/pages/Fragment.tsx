import { h } from "preact";
import { atHome } from "../../client/core/home.ts";
import { Discussion } from "../../client/thread/Discussion.tsx";
import type { DiscussionStart } from "../../client/thread/start.ts";
import type { Site } from "../sites/sites.ts";
import { EmbeddedElement } from "./EmbeddedElement.tsx";
import { discussionData } from "./structuredData.ts";

interface FragmentProps {
  site: Site;
  publicUrl: string;
  /** By which the page around it names the article. */
  name: string;
  /** The whole address of that page. */
  url: string;
  start: DiscussionStart;
}

/**
 * The discussion of an article for a page elsewhere, to be put into its HTML by whoever serves it: drawn already, told to search
 * engines, and with the program that takes over what stands there.
 */
export function Fragment({ site, publicUrl, name, url, start }: FragmentProps) {
  const { article, thread } = start;
  return (
    <>
      <EmbeddedElement name="comity-discussion" slug={name} attributes={{ url, title: article.title }} start={start}>
        <Discussion start={start} />
      </EmbeddedElement>
      <script
        type="application/ld+json"
        dangerouslySetInnerHTML={{ __html: discussionData({ site, publicUrl }, article, thread, url) }}
      />
      <script type="module" src={atHome("/embed.js")} />
    </>
  );
}

/** The same before anybody has asked for the article: nothing is drawn, and the program asks for it. */
export function UndrawnFragment({ name, url, title }: Pick<FragmentProps, "name" | "url"> & { title: string }) {
  return (
    <>
      {h("comity-discussion", { article: name, url, title })}
      <script type="module" src={atHome("/embed.js")} />
    </>
  );
}
