import type { Language } from "../../locales/languages.ts";
import { say } from "../../locales/say.ts";
import { type Frame, Layout } from "./Layout.tsx";

/** What a link of a mail does. */
export type MailLink = "confirm" | "stop";

interface MailPageProps {
  frame: Frame;
  language: Language;
  link: MailLink;
  /** `ask`: a button does it, for mail programs open links by themselves; `over`: the link does nothing. */
  step: "ask" | "done" | "over";
}

/** Where the links of mails lead. */
export function MailPage({ frame, language, link, step }: MailPageProps) {
  const { title, text } = step === "over" ? over() : says[link][step](frame.site.name);
  return (
    <Layout frame={frame} title={title} description={title} language={language}>
      <main class="wrap paper">
        <h1>{title}</h1>
        <p>{text}</p>
        {step === "ask" && (
          <form class="paper-form" method="post">
            <button class="btn btn-primary" type="submit">
              {say(`mail.${link}.button`)}
            </button>
          </form>
        )}
        {step === "done" && (
          <p>
            <a class="btn" href="/account">
              {say("account.title")}
            </a>
          </p>
        )}
      </main>
    </Layout>
  );
}

const over = () => ({ title: say("mail.linkOver"), text: say("mail.linkOverText") });

const says = {
  confirm: {
    ask: (site: string) => ({ title: say("mail.confirm.askTitle", { site }), text: say("mail.confirm.askText") }),
    done: (site: string) => ({ title: say("mail.confirm.doneTitle"), text: say("mail.confirm.doneText", { site }) }),
  },
  stop: {
    ask: (site: string) => ({ title: say("mail.stop.askTitle", { site }), text: say("mail.stop.askText") }),
    done: (site: string) => ({ title: say("mail.stop.doneTitle"), text: say("mail.stop.doneText", { site }) }),
  },
};

/** Where a browser is asked to show notices while the page is closed; opened in a window of its own from wherever a discussion stands. */
export function PushPage({ frame, language, publicKey }: { frame: Frame; language: Language; publicKey: string }) {
  const title = say("mail.push.title");
  return (
    <Layout frame={frame} title={title} description={title} language={language} scripts={["/assets/page-push.js"]}>
      <main class="wrap paper" id="push" data-public-key={publicKey}>
        <h1>{title}</h1>
        <p>{say("mail.push.text", { site: frame.site.name })}</p>
        <div class="paper-form" aria-live="polite">
          <button class="btn btn-primary" type="button" hidden>
            {say("mail.push.button")}
          </button>
          {pushSteps.map(step => (
            <p key={step} data-step={step} hidden>
              {say(`mail.push.${step}`)}
            </p>
          ))}
        </div>
        <noscript>
          <p>{say("mail.push.unsupported")}</p>
        </noscript>
      </main>
    </Layout>
  );
}

/** What client/notices/pushPage.ts shows: on, refused by the reader, not possible in this browser, no longer valid, failed. */
const pushSteps = ["on", "denied", "unsupported", "over", "failed"] as const;
