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
            Go to the front page
          </a>
        </p>
      </main>
    </Layout>
  );
}

export function NotFoundPage({ frame }: { frame: Frame }) {
  const text = "The address may be mistyped, or the article may have moved.";
  return <MessagePage frame={frame} title="There is nothing at this address" text={text} />;
}

/** What a reader sees when we could not make a page. */
export function TroublePage({ frame }: { frame: Frame }) {
  const text =
    "We could not make this page just now. It is noted, and we are looking at it. Your comments and drafts are kept.";
  return <MessagePage frame={frame} title="This page is not available at the moment" text={text} />;
}
