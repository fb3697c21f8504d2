import { say } from "../../locales/say.ts";
import { type Frame, Layout } from "./Layout.tsx";

/** A page that only says something, in the publication's look. */
export function MessagePage({ frame, title, text }: { frame: Frame; title: string; text: string }) {
  return (
    <Layout frame={frame} title={title} description={text}>
      <main class="wrap message">
        <h1>{title}</h1>
        <p>{text}</p>
        <p>
          <a class="btn" href="/">
            {say("pages.toFront")}
          </a>
        </p>
      </main>
    </Layout>
  );
}

export const NotFoundPage = ({ frame }: { frame: Frame }) => (
  <MessagePage frame={frame} title={say("pages.notFound.title")} text={say("pages.notFound.text")} />
);

/** What a reader sees when we could not make a page. */
export const TroublePage = ({ frame }: { frame: Frame }) => (
  <MessagePage frame={frame} title={say("pages.trouble.title")} text={say("pages.trouble.text")} />
);
