import { render } from "preact";
import { directionOf } from "../../locales/languages.ts";
import { say, speak, spoken } from "../../locales/say.ts";
import { languageFor, onLanguage } from "../core/language.ts";
import { keepLanguageCookie } from "../core/languageCookie.ts";
import { connectLive } from "../core/live.ts";
import { startSession } from "../core/session.ts";
import { loadWords } from "../core/words.ts";
import { Entrance } from "./Entrance.tsx";
import { hashes } from "./parts/route.ts";

// An address that can be linked to: `/desk/live/tariff-pause`.
const linked = /^\/desk\/live\/([a-z0-9-]{1,120})$/.exec(location.pathname);
if (linked) history.replaceState(null, "", `/desk${hashes.live(linked[1] ?? "")}`);

const page = document.documentElement;
speak(languageFor(page));
await loadWords([
  "desk",
  "deskQueue",
  "deskCase",
  "deskRules",
  "deskLive",
  "deskInsights",
  "deskSettings",
  "deskAudit",
  "asleep",
  "checks",
  "faults",
  "legal",
  "priority",
  "problems",
  "rules",
  "signin",
  "thread",
  "times",
]);

const place = document.getElementById("desk");
if (place) {
  const session = startSession();
  const siteName = place.dataset.siteName ?? "";
  // The same tree whatever it speaks: what is typed, chosen and not sent yet stays when its words change.
  const draw = () => {
    Object.assign(page, { lang: spoken(), dir: directionOf(spoken()) });
    document.title = say("desk.pageTitle", { name: siteName });
    render(<Entrance session={session} connect={connectLive} siteName={siteName} />, place);
  };
  keepLanguageCookie();
  onLanguage(draw);
  draw();
}
