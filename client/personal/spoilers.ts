import { say } from "../../locales/say.ts";

/** Makes each spoiler a button that says what it is; pressed, it is text like other text. What is drawn later is dressed then. */
export function dressSpoilers(around: HTMLElement): void {
  for (const one of around.querySelectorAll<HTMLElement>(".spoiler:not([role]):not(.is-shown)")) {
    one.setAttribute("role", "button");
    one.setAttribute("aria-label", say("personal.spoiler"));
    const show = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      one.classList.add("is-shown");
      for (const name of ["role", "aria-label"]) one.removeAttribute(name);
      one.removeEventListener("click", show);
      one.removeEventListener("keydown", show);
    };
    one.addEventListener("click", show);
    one.addEventListener("keydown", show);
  }
}
