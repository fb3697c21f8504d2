import { render } from "preact";
import { languageOf } from "../../locales/languages.ts";
import { speak } from "../../locales/say.ts";
import { startSession } from "../core/session.ts";
import { loadWords } from "../core/words.ts";
import { AccountPage } from "./AccountPage.tsx";
import { SignInForm } from "./SignInForm.tsx";

/** The pages of ours about accounts: `/account`, and `/sign-in`, whose form works without this and has more ways with it. */
speak(languageOf(document.documentElement.lang) ?? "en");
await loadWords(["account", "profile", "provider", "signin", "times", "thread", "personal"]);
const session = startSession();

const account = document.getElementById("account");
if (account) {
  account.replaceChildren();
  render(<AccountPage session={session} />, account);
}

const signIn = document.getElementById("sign-in");
if (signIn) {
  const goOn = () => location.assign(signIn.dataset.next ?? "/");
  const others = [...signIn.querySelectorAll("a.btn")];
  // Whoever was quicker than this program goes on where they are.
  const plain = (name: string) => signIn.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? "";
  const typed = { email: plain("email"), password: plain("password") };
  const typing = document.activeElement?.getAttribute("name");
  signIn.replaceChildren();
  render(<SignInForm session={session} onIn={goOn} typed={typed} />, signIn);
  if (typing) document.getElementById(`sign-in-${typing}`)?.focus();
  signIn.append(...others);
}
