import { say } from "../../locales/say.ts";
import { type Frame, Layout } from "./Layout.tsx";

interface CrossingPageProps {
  frame: Frame;
  /** Of the page that opened this window. */
  origin: string;
  /** Of who is signed in here. */
  name: string;
  /** They have just proved it, in this window: nothing is left to ask. */
  isFresh: boolean;
}

/** In a window of its own: who is signed in here goes on to the page that opened it. */
export function CrossingPage({ frame, origin, name, isFresh }: CrossingPageProps) {
  const { host } = new URL(origin);
  const title = say("crossing.title", { host });
  const again = `/sign-in?next=${encodeURIComponent(crossingPath(origin))}`;
  return (
    <Layout frame={frame} title={title} description={title} scripts={["/assets/crossing.js"]}>
      <main class="wrap paper" id="crossing" data-origin={origin} data-fresh={isFresh ? "" : undefined}>
        <h1>{title}</h1>
        <div data-says="ask" class="paper-form">
          <p>{say("crossing.text", { name, host })}</p>
          <button class="btn btn-primary" type="button">
            {say("crossing.go", { name })}
          </button>
          <a class="btn" href={again}>
            {say("crossing.other")}
          </a>
        </div>
        <div role="status">
          <p data-says="done" hidden>
            {say("crossing.done")}
          </p>
          <p data-says="alone" hidden>
            {say("crossing.alone")}
          </p>
          <p data-says="failed" hidden>
            {say("crossing.failed")}
          </p>
        </div>
      </main>
    </Layout>
  );
}

export const crossingPath = (origin: string): string => `/crossing?to=${encodeURIComponent(origin)}`;
