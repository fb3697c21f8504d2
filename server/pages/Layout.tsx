import type { ComponentChildren } from "preact";
import { say, sayWith, spoken } from "../../locales/say.ts";

/** What every page of the publication needs to know. */
export interface Frame {
  site: { slug: string; name: string };
  /** The sections that have articles, for the masthead. */
  sections: string[];
  /** The address that readers use, without a slash at its end. */
  publicUrl: string;
  now: Date;
}

interface LayoutProps {
  frame: Frame;
  title: string;
  description: string;
  /** Address of the page that search engines should keep, mostly a path of ours; absent: they should keep none. */
  canonical?: string;
  language?: string;
  section?: string | undefined;
  /** More for the head: Open Graph, structured data. */
  head?: ComponentChildren;
  scripts?: string[];
  /** Two columns that need the room. */
  isWide?: boolean;
  skipTo?: { id: string; says: string };
  children: ComponentChildren;
}

const fromRightToLeft = new Set(["ar", "arc", "dv", "fa", "ha", "he", "ks", "ku", "ps", "ur", "yi"]);
/** The demo's publication: its pages say that it is made up. */
const inventedSlug = "meridian";
const mark =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='6' fill='%23174a8b'/%3E%3Cpath d='M6 24V9l10 9 10-9v15' fill='none' stroke='white' stroke-width='3.4'/%3E%3C/svg%3E";

/** The newspaper around a page: head, masthead, foot. */
export function Layout(props: LayoutProps) {
  const { frame, title, language = spoken(), section, skipTo, isWide = false, children } = props;
  return (
    <html lang={language} dir={fromRightToLeft.has(language) ? "rtl" : "ltr"}>
      <Head {...props} />
      <body>
        {skipTo && (
          <a class="skip-link" href={`#${skipTo.id}`}>
            {skipTo.says}
          </a>
        )}
        <Masthead frame={frame} section={section} isHome={title === frame.site.name} isWide={isWide} />
        {children}
        <Foot frame={frame} />
      </body>
    </html>
  );
}

function Head({ frame, title, description, canonical, head, scripts = [] }: LayoutProps) {
  const { site, publicUrl } = frame;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === site.name ? title : `${title} · ${site.name}`}</title>
      <meta name="description" content={description} />
      {canonical === undefined ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <link rel="canonical" href={new URL(canonical, publicUrl).href} />
          <meta property="og:site_name" content={site.name} />
          <meta property="og:title" content={title} />
          <meta property="og:description" content={description} />
          <meta property="og:url" content={new URL(canonical, publicUrl).href} />
        </>
      )}
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={mark} />
      <link rel="stylesheet" href="/assets/page.css" />
      {scripts.map(script => (
        <script key={script} type="module" src={script} />
      ))}
      {head}
    </head>
  );
}

interface MastheadProps {
  frame: Frame;
  section: string | undefined;
  isHome: boolean;
  isWide: boolean;
}

function Masthead({ frame, section, isHome, isWide }: MastheadProps) {
  return (
    <header class={isWide ? "masthead is-wide" : "masthead"}>
      <div class="masthead-in">
        <a class="masthead-name tap" href="/" aria-current={isHome && !section ? "page" : undefined}>
          {frame.site.name}
        </a>
        {frame.sections.length > 0 && (
          <nav aria-label={say("pages.sections")}>
            <ul>
              {frame.sections.map(name => (
                <li key={name}>
                  <a href={sectionPath(name)} aria-current={name === section ? "true" : undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </header>
  );
}

function Foot({ frame: { site } }: { frame: Frame }) {
  return (
    <footer class="foot">
      <div class="foot-in">
        <p>
          {site.slug === inventedSlug ? sayWith("pages.invented", { name: <b>{site.name}</b> }) : <b>{site.name}</b>}
        </p>
        <p class="foot-links">
          <a class="tap" href="/transparency">
            {say("pages.inNumbers")}
          </a>
          <a class="tap" href="/desk">
            {say("pages.desk")}
          </a>
        </p>
      </div>
    </footer>
  );
}

export const sectionPath = (section: string): string => `/?section=${encodeURIComponent(section)}`;
