import type { ComponentChildren } from "preact";
import { countries, legalKindNames, legalKinds } from "../protocol/legalKinds.ts";
import type { LegalStatus } from "../protocol/legalNotices.ts";
import { limits } from "../protocol/limits.ts";
import type { FieldError } from "../protocol/problems.ts";
import type { CommentView } from "../protocol/views.ts";
import { shortQuote } from "../text/shortQuote.ts";
import { type Frame, Layout } from "./Layout.tsx";
import { When } from "./When.tsx";

/** What somebody has filled in: a field's name and its text. */
export type Filled = Readonly<Record<string, string>>;

interface NoticeFormProps {
  frame: Frame;
  comment: CommentView;
  article: { slug: string; title: string };
  filled: Filled;
  /** What could not be taken, by field, and what is said of the whole. */
  errors: readonly FieldError[];
  problem: string | null;
}

/** "Report something unlawful": a plain form, for anybody, with and without JavaScript. */
export function NoticeFormPage({ frame, comment, article, filled, errors, problem }: NoticeFormProps) {
  const field = { filled, errors };
  return (
    <Layout frame={frame} title="Report something unlawful" description="Tell the newsroom that a comment is unlawful.">
      <main class="wrap paper">
        <h1>Report something unlawful</h1>
        <p class="paper-lede">
          This is for comments that break the law, not only the house rules. You need no account. Somebody of the
          newsroom reads what you write and decides; the author is told why, and not by whom.
        </p>
        <section aria-labelledby="comment-h">
          <h2 id="comment-h">The comment</h2>
          <p>
            By <bdi>{comment.author.name}</bdi>, <When at={comment.postedAt} />, under{" "}
            <a href={`/articles/${article.slug}?comment=${comment.id}`}>
              <bdi>{article.title}</bdi>
            </a>
          </p>
          <blockquote dir="auto">{shortQuote(comment.html, 600)}</blockquote>
        </section>
        <form class="paper-form" method="post" action={`/notices/new?comment=${comment.id}`}>
          {(problem || errors.length > 0) && (
            <p class="paper-problem" role="alert">
              {problem ?? "Something is missing or cannot be taken. What you wrote is kept below."}
            </p>
          )}
          <Field name="kind" says="What is it about?" {...field}>
            {own => (
              <select {...own}>
                <option value="">Choose</option>
                {legalKindNames.map(kind => (
                  <option key={kind} value={kind} selected={filled.kind === kind}>
                    {legalKinds[kind]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field name="law" says="Which law, or which right of yours?" hint="As well as you know it." {...field}>
            {own => <input {...own} type="text" maxLength={limits.lawCodePoints} value={filled.law} dir="auto" />}
          </Field>
          <Field
            name="explanation"
            says="Why is it unlawful?"
            hint="Name the words and, if you can, what proves it."
            {...field}
          >
            {own => (
              <textarea {...own} rows={6} dir="auto">
                {filled.explanation}
              </textarea>
            )}
          </Field>
          <Field name="country" says="In which country?" {...field}>
            {own => (
              <select {...own} autocomplete="country">
                <option value="">Choose</option>
                {countriesByName.map(({ code, name }) => (
                  <option key={code} value={code} selected={filled.country === code}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field name="name" says="Your name" hint={whoReads} {...field}>
            {own => <input {...own} type="text" autocomplete="name" value={filled.name} dir="auto" />}
          </Field>
          <Field name="email" says="Your e-mail address" {...field}>
            {own => <input {...own} type="email" autocomplete="email" value={filled.email} />}
          </Field>
          <Field name="inGoodFaith" says="" {...field}>
            {own => (
              <label class="paper-check">
                <input {...own} type="checkbox" value="yes" checked={filled.inGoodFaith === "yes"} />
                <span>I believe in good faith that what I say here is accurate and complete.</span>
              </label>
            )}
          </Field>
          <button class="btn btn-primary" type="submit">
            Send the notice
          </button>
        </form>
      </main>
    </Layout>
  );
}

const whoReads = "Read by those who decide, and by nobody else. Not needed when it is about sexual abuse of children.";

const names = new Intl.DisplayNames(["en"], { type: "region" });
const countriesByName = countries
  .map(code => ({ code, name: names.of(code) ?? code }))
  .sort((a, b) => a.name.localeCompare(b.name, "en"));

interface FieldProps {
  name: string;
  says: string;
  hint?: string;
  filled: Filled;
  errors: readonly FieldError[];
  children: (own: object) => ComponentChildren;
}

/** A field with its label, what is said about it, and what was wrong with it. */
function Field({ name, says, hint, errors, children }: FieldProps) {
  const wrong = errors.filter(({ path }) => path === name).map(({ message }) => message);
  const described = [hint && `${name}-hint`, wrong.length > 0 && `${name}-wrong`].filter(Boolean).join(" ");
  const own = {
    id: name,
    name,
    ...(described ? { "aria-describedby": described } : {}),
    ...(wrong.length > 0 ? { "aria-invalid": "true" } : {}),
  };
  return (
    <>
      {says && <label for={name}>{says}</label>}
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {children(own)}
      {wrong.length > 0 && (
        <p class="paper-problem" id={`${name}-wrong`}>
          {wrong.map(message => `This ${message}.`).join(" ")}
        </p>
      )}
    </>
  );
}

/** The receipt of a notice, and later what came of it. */
export function NoticePage({ frame, notice }: { frame: Frame; notice: LegalStatus }) {
  const { reference, kind, madeAt, article, outcome, decidedAt } = notice;
  return (
    <Layout frame={frame} title={`Notice ${reference}`} description="What came of a notice of unlawful content.">
      <main class="wrap paper">
        <h1>Notice {reference}</h1>
        <p class="paper-lede">
          Received on <When at={madeAt} />.
        </p>
        <p class="paper-note" role="note">
          <b>Keep the address of this page.</b> It is secret and known to you alone; what is decided will stand here. We
          cannot send e-mail yet.
        </p>
        <h2>What you told us</h2>
        <p>
          {legalKinds[kind]}, in a comment under{" "}
          <a href={`/articles/${article.slug}`}>
            <bdi>{article.title}</bdi>
          </a>
          .
        </p>
        <h2>What became of it</h2>
        {outcome === null ? (
          <p>Somebody of the newsroom will read it and decide. It comes before other things that wait.</p>
        ) : (
          <>
            <p>
              <b>{outcomes[outcome]}</b> {decidedAt && <When at={decidedAt} />}.
            </p>
            {outcome !== "gone" && <p>A person read your notice and decided; no program did.</p>}
          </>
        )}
        <p class="hint">
          If you see it otherwise: in the European Union you can turn to a certified body for the settlement of
          disputes, and everywhere to a court.
        </p>
      </main>
    </Layout>
  );
}

const outcomes = {
  removed: "The comment was removed.",
  kept: "The comment stays: whoever decided did not find it unlawful, nor against the house rules.",
  gone: "Its author had taken the comment back before anybody decided.",
} as const;
