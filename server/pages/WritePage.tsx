import { say } from "../../locales/say.ts";
import { whyOf } from "../../locales/saying.ts";
import type { Article } from "../articles/articles.ts";
import { isOpen } from "../protocol/articles.ts";
import { limits } from "../protocol/limits.ts";
import type { Problem } from "../protocol/problems.ts";
import type { CommentView } from "../protocol/views.ts";
import { shortQuote } from "../text/shortQuote.ts";
import { SignInFields } from "./formParts.tsx";
import { type Frame, Layout } from "./Layout.tsx";
import { refusalWords } from "./refusalWords.ts";

export interface WritePageProps {
  frame: Frame;
  article: Article;
  /** The comment that is answered; null at the top. */
  to: CommentView | null;
  /** The whole address of the page on which the link stood. */
  back: string;
  /** Name of whoever is signed in. */
  name: string | null;
  /** What was sent and could not be taken, and why. */
  draft: WriteDraft | null;
  /** The same for every try of this form, so that what is sent twice is posted once. */
  attempt: string;
}

export interface WriteDraft {
  body: string;
  email: string;
  refused: Problem;
}

/** Where somebody writes a comment or a reply without JavaScript; who is not signed in does so with the same button. */
export function WritePage(props: WritePageProps) {
  const { frame, article, to, back, draft, name } = props;
  const title = titleOf(to);
  return (
    <Layout frame={frame} title={title} description={article.title} language={article.language}>
      <main class="wrap paper">
        <h1>{title}</h1>
        <p class="paper-lede">
          {say("plain.about")}{" "}
          <a href={back}>
            <bdi>{article.title}</bdi>
          </a>
        </p>
        {to && to.state === "visible" && <blockquote dir="auto">{shortQuote(to.html, 400)}</blockquote>}
        {isOpen(article) || draft ? <WriteForm {...props} /> : <p>{say("plain.closed")}</p>}
        {name !== null && <SignOut name={name} next={writePath(props)} />}
        <p class="hint">
          <a href={back}>{say("plain.back")}</a>
        </p>
      </main>
    </Layout>
  );
}

function WriteForm(props: WritePageProps) {
  const { draft, name, attempt } = props;
  const isSignedOut = name === null;
  return (
    <form class="paper-form" method="post" action={writePath(props)}>
      <input type="hidden" name="attempt" value={attempt} />
      {draft && <Refused problem={draft.refused} />}
      <label for="body">{say("plain.yourComment")}</label>
      <textarea id="body" name="body" rows={8} required dir="auto" aria-describedby="body-hint">
        {draft?.body ?? ""}
      </textarea>
      <p class="hint" id="body-hint">
        {say("plain.length", { count: limits.commentCodePoints })}
      </p>
      {isSignedOut && (
        <fieldset>
          <legend>{say("plain.signInToPost")}</legend>
          <SignInFields email={draft?.email ?? ""} />
          {/* Elsewhere, so that what is written here stays. */}
          <p class="hint">
            <a href="/sign-up" target="_blank" rel="noopener">
              {say("plain.needAccount")}
            </a>
          </p>
        </fieldset>
      )}
      <button class="btn btn-primary" type="submit">
        {isSignedOut ? say("plain.signInAndPost") : say("plain.post")}
      </button>
    </form>
  );
}

function Refused({ problem }: { problem: Problem }) {
  const { statement } = problem.details;
  return (
    <p class="paper-problem" role="alert">
      <b>{refusalWords(problem)}</b>
      <br />
      {say("plain.kept")}{" "}
      {typeof statement === "string" && <a href={`/statements/${statement}`}>{say("plain.reasons")}</a>}
    </p>
  );
}

/** On a shared machine somebody else may have been here before. */
function SignOut({ name, next }: { name: string; next: string }) {
  return (
    <form class="paper-aside" method="post" action={`/sign-out?next=${encodeURIComponent(next)}`}>
      <p>{say("plain.writingAs", { name })}</p>
      <button class="btn btn-sm" type="submit">
        {say("plain.signOut")}
      </button>
    </form>
  );
}

interface WrittenPageProps extends Pick<WritePageProps, "frame" | "article" | "back"> {
  /** Null where nobody is known to whom it could be shown. */
  comment: CommentView | null;
}

/** What became of a comment that was just written: it is there, or somebody reads it first and why. */
export function WrittenPage({ frame, article, back, comment }: WrittenPageProps) {
  const isShown = comment?.state === "visible";
  const title = isShown ? say("plain.published") : say("plain.held");
  const found = (comment?.findings ?? []).map(whyOf);
  return (
    <Layout frame={frame} title={title} description={title} language={article.language}>
      <main class="wrap paper">
        <h1>{title}</h1>
        <p>{isShown ? say("plain.publishedText") : say("plain.heldText")}</p>
        {comment && <blockquote dir="auto">{shortQuote(comment.html, 400)}</blockquote>}
        {!isShown && found.length > 0 && (
          <>
            <p>{say("plain.found")}</p>
            <ul>
              {found.map(why => (
                <li key={why} dir="auto">
                  {why}
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          <a class="btn btn-primary" href={back}>
            {say("plain.backToPage")}
          </a>
        </p>
      </main>
    </Layout>
  );
}

function titleOf(to: CommentView | null): string {
  if (to === null) return say("plain.writeTitle");
  return to.state === "visible" ? say("plain.replyTitle", { name: to.author.name }) : say("plain.replyToRemoved");
}

/** The path of the form, with what it is about and where it leads back to. */
export function writePath({ article, to, back }: Pick<WritePageProps, "article" | "to" | "back">): string {
  const asked = new URLSearchParams({ ...(to ? { to: to.id } : {}), back });
  return `/articles/${article.slug}/write?${asked}`;
}
