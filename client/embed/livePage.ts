import { languageOf, tagOf } from "../../locales/languages.ts";
import { inLanguage, say } from "../../locales/say.ts";
import { loadWords } from "../core/words.ts";

/**
 * The live page's own few lines: in a narrow window one part is seen at a time. Here it comes to the front when a link or another part asks for
 * it, each part stays where it was read, and a part that is not seen says what is new in it.
 */
const language = languageOf(document.documentElement.lang) ?? "en";
const words = loadWords(["pages"], language);
const choices = [...document.querySelectorAll<HTMLInputElement>(".live-tabs input")];
const isNarrow = matchMedia("(max-width: 1020px)");
const readTo = new Map<string, number>();
let seen = choices.find(choice => choice.checked)?.value ?? "";

function show(part: string): void {
  const choice = choices.find(({ value }) => value === part);
  if (!choice || choice.checked) return;
  choice.checked = true;
  moved();
}

/** Another part is in front: it begins where it was left. */
function moved(): void {
  const now = choices.find(choice => choice.checked)?.value ?? "";
  if (now === seen) return;
  if (isNarrow.matches) {
    readTo.set(seen, scrollY);
    const tabs = document.querySelector(".live-tabs")?.getBoundingClientRect().top ?? 0;
    scrollTo({ top: readTo.get(now) ?? Math.min(scrollY, scrollY + tabs), behavior: "instant" });
  }
  seen = now;
}

const partOf = (target: EventTarget | null) =>
  (target instanceof Element ? target.closest("[data-part]") : null)?.getAttribute("data-part") ?? "";

document.querySelector(".live-tabs")?.addEventListener("change", moved);
document.addEventListener("comity:show", event => show(partOf(event.target)));
addEventListener("hashchange", () => show(location.hash.slice(1)));
show(location.hash.slice(1));

document.addEventListener("comity:new", async event => {
  const { count } = (event as CustomEvent<{ count: number }>).detail;
  const place = document.querySelector(`[data-comity-new="${partOf(event.target)}"]`);
  await words;
  const says = inLanguage(language, () => say("pages.live.someNew", { count }));
  if (place) place.textContent = count > 0 ? says : "";
});

document.addEventListener("comity:count", event => {
  const { count } = (event as CustomEvent<{ count: number }>).detail;
  const place = document.querySelector(`[data-comity-in="${partOf(event.target)}"]`);
  if (place) place.textContent = new Intl.NumberFormat(tagOf(language)).format(count);
});
