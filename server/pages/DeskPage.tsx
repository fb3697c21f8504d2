import { directionOf } from "../../locales/languages.ts";
import { say, spoken } from "../../locales/say.ts";

/** The moderators' desk: an empty frame that the desk's own program fills. It stands on its own, without the newspaper. */
export function DeskPage({ siteName }: { siteName: string }) {
  return (
    <html lang={spoken()} dir={directionOf(spoken())}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{say("desk.pageTitle", { name: siteName })}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="/assets/desk-style.css" />
        <script type="module" src="/assets/desk.js" />
      </head>
      <body>
        <div id="desk" data-site-name={siteName} />
        <noscript>
          <p>{say("pages.deskNeedsScript")}</p>
        </noscript>
      </body>
    </html>
  );
}
