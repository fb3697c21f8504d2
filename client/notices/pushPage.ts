import { languageOf } from "../../locales/languages.ts";
import { canPush, type PushOutcome, turnOnPush } from "./subscribe.ts";

/** The window in which a browser is asked (server/pages/MailPages.tsx): a button, and what came of it. */
function start(page: HTMLElement): void {
  const button = page.querySelector("button");
  const show = (outcome: PushOutcome) => {
    for (const step of page.querySelectorAll<HTMLElement>("[data-step]")) step.hidden = step.dataset.step !== outcome;
    if (button) button.hidden = outcome !== "failed" && outcome !== "denied";
  };
  if (!canPush() || !button) {
    show("unsupported");
    return;
  }
  // What was invited stands after the #, which no server sees.
  const invitation = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  const { publicKey = "" } = page.dataset;
  const language = languageOf(document.documentElement.lang) ?? "en";
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    show(await turnOnPush({ publicKey, language, ...(invitation ? { invitation } : {}) }));
    button.disabled = false;
  });
}

const page = document.getElementById("push");
if (page) start(page);
