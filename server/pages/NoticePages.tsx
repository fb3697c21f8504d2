import type { ComponentChildren } from "preact";
import { displayNames } from "../../locales/formats.ts";
import { say, sayWith, spoken } from "../../locales/say.ts";
import { countries, legalKindNames } from "../protocol/legalKinds.ts";
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
    <Layout frame={frame} title={say("legal.title")} description={say("legal.description")}>
      <main class="wrap paper">
        <h1>{say("legal.title")}</h1>
        <p class="paper-lede">{say("legal.lede")}</p>
        <section aria-labelledby="comment-h">
          <h2 id="comment-h">{say("legal.comment")}</h2>
          <p>
            {sayWith("legal.by", {
              name: <bdi>{comment.author.name}</bdi>,
              time: <When at={comment.postedAt} />,
              article: (
                <a href={`/articles/${article.slug}?comment=${comment.id}`}>
                  <bdi>{article.title}</bdi>
                </a>
              ),
            })}
          </p>
          <blockquote dir="auto">{shortQuote(comment.html, 600)}</blockquote>
        </section>
        <form class="paper-form" method="post" action={`/notices/new?comment=${comment.id}`}>
          {(problem || errors.length > 0) && (
            <p class="paper-problem" role="alert">
              {problem ?? say("legal.missing")}
            </p>
          )}
          <Field name="kind" says={say("legal.kind")} {...field}>
            {own => (
              <select {...own}>
                <option value="">{say("legal.choose")}</option>
                {legalKindNames.map(kind => (
                  <option key={kind} value={kind} selected={filled.kind === kind}>
                    {say(`legal.kinds.${kind}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field name="law" says={say("legal.law")} hint={say("legal.lawHint")} {...field}>
            {own => <input {...own} type="text" maxLength={limits.lawCodePoints} value={filled.law} dir="auto" />}
          </Field>
          <Field name="explanation" says={say("legal.explanation")} hint={say("legal.explanationHint")} {...field}>
            {own => (
              <textarea {...own} rows={6} dir="auto">
                {filled.explanation}
              </textarea>
            )}
          </Field>
          <Field name="country" says={say("legal.country")} {...field}>
            {own => (
              <select {...own} autocomplete="country">
                <option value="">{say("legal.choose")}</option>
                {countriesByName().map(({ code, name }) => (
                  <option key={code} value={code} selected={filled.country === code}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field name="name" says={say("legal.name")} hint={say("legal.nameHint")} {...field}>
            {own => <input {...own} type="text" autocomplete="name" value={filled.name} dir="auto" />}
          </Field>
          <Field name="email" says={say("legal.email")} {...field}>
            {own => <input {...own} type="email" autocomplete="email" value={filled.email} />}
          </Field>
          <Field name="inGoodFaith" says="" {...field}>
            {own => (
              <label class="paper-check">
                <input {...own} type="checkbox" value="yes" checked={filled.inGoodFaith === "yes"} />
                <span>{say("legal.goodFaith")}</span>
              </label>
            )}
          </Field>
          <button class="btn btn-primary" type="submit">
            {say("legal.send")}
          </button>
        </form>
      </main>
    </Layout>
  );
}

const regionNames = displayNames("region");

function countriesByName() {
  const names = regionNames();
  return countries
    .map(code => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, spoken()));
}

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
          {wrong.map(message => say("legal.wrong", { fault: message })).join(" ")}
        </p>
      )}
    </>
  );
}

/** The receipt of a notice, and later what came of it. */
export function NoticePage({ frame, notice }: { frame: Frame; notice: LegalStatus }) {
  const { reference, kind, madeAt, article, outcome, decidedAt } = notice;
  return (
    <Layout frame={frame} title={say("legal.notice", { reference })} description={say("legal.noticeDescription")}>
      <main class="wrap paper">
        <h1>{say("legal.notice", { reference })}</h1>
        <p class="paper-lede">{sayWith("legal.received", { time: <When at={madeAt} /> })}</p>
        <p class="paper-note" role="note">
          <b>{say("legal.keepAddress")}</b> {say("legal.keepAddressWhy")}
        </p>
        <h2>{say("legal.youTold")}</h2>
        <p>
          {sayWith("legal.kindUnder", {
            kind: say(`legal.kinds.${kind}`),
            article: (
              <a href={`/articles/${article.slug}`}>
                <bdi>{article.title}</bdi>
              </a>
            ),
          })}
        </p>
        <h2>{say("legal.became")}</h2>
        {outcome === null ? (
          <p>{say("legal.willRead")}</p>
        ) : (
          <>
            <p>
              <b>{say(`legal.outcomes.${outcome}`)}</b> {decidedAt && <When at={decidedAt} />}.
            </p>
            {outcome !== "gone" && <p>{say("legal.byPerson")}</p>}
          </>
        )}
        <p class="hint">{say("legal.otherwise")}</p>
      </main>
    </Layout>
  );
}
