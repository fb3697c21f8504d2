import { languageOf, tagOf } from "../../locales/languages.ts";
import { inLanguage, say } from "../../locales/say.ts";
import { keepLanguageCookie } from "../core/languageCookie.ts";
import { loadWords } from "../core/words.ts";

/**
 * The newspaper's own few lines: wherever its page names the number of comments, that number follows the discussion, which
 * tells it by a `comity:count` event; and the flag beside the title of an event follows its state (`comity:article`).
 */
const language = languageOf(document.documentElement.lang) ?? "en";

document.addEventListener("comity:count", async event => {
  const count = (event as CustomEvent<{ count?: unknown }>).detail?.count;
  const article = (event.target as Element | null)?.getAttribute("article");
  if (typeof count !== "number" || !article) return;
  await loadWords(["lists"], language);
  const says = inLanguage(language, () => say("lists.comments", { count }));
  for (const place of document.querySelectorAll(`[data-comity-count="${CSS.escape(article)}"]`)) {
    if (place.textContent !== says) place.textContent = says;
  }
});

keepLanguageCookie();

type Stage = Record<"state", string> & Record<"opensAt" | "closesAt", string | null>;

document.addEventListener("comity:article", async event => {
  const { article } = (event as CustomEvent<{ article: Stage }>).detail;
  const slug = (event.target as Element).getAttribute("article") ?? "";
  await loadWords(["pages"], language);
  for (const flags of document.querySelectorAll(`[data-comity-flags="${CSS.escape(slug)}"]`)) {
    for (const flag of flags.querySelectorAll<HTMLElement>("[data-state]")) {
      flag.hidden = flag.dataset.state !== article.state;
    }
    for (const time of flags.querySelectorAll("time")) tellTime(time, article);
  }
});

const clocks = new Intl.DateTimeFormat(tagOf(language), { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** What the server drew stays where it says the same. */
function tellTime(time: HTMLTimeElement, article: Stage): void {
  const when = time.dataset.when === "opensAt" ? "opensAt" : "closesAt";
  const at = article[when];
  if (at === null || time.dateTime === at) return;
  time.dateTime = at;
  const said = inLanguage(language, () => say(`pages.event.${when}`, { time: clocks.format(new Date(at)) }));
  time.textContent = ` ${said}`;
}
