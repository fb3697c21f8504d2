import type { StatementView } from "../protocol/restrictions.ts";
import { AppealPart, type Beholder, type Draft } from "./AppealPart.tsx";
import { type Frame, Layout } from "./Layout.tsx";
import { endWords, whoLooked, wordsOf } from "./statementWords.ts";
import { When } from "./When.tsx";

interface StatementPageProps {
  frame: Frame;
  statement: StatementView;
  token: string;
  beholder: Beholder;
  draft: Draft | null;
}

const readFirst = "The newsroom’s rules say that a moderator reads a comment like this first.";
const ownChoice = "You broke no rule. Which comments the newsroom recommends is its own choice.";

/** A statement of reasons: what was decided, under which rule, on what ground, by whom or what. It names no person. */
export function StatementPage({ frame, statement, token, beholder, draft }: StatementPageProps) {
  const { restriction, until, rule, policyVersion, facts, note, article, quote, ended } = statement;
  const said = wordsOf(statement);
  return (
    <Layout frame={frame} title={said.title} description={said.what}>
      <main class="wrap paper">
        <h1>{said.title}</h1>
        <p class="paper-lede">
          Decided on <When at={statement.statedAt} />. Statement {statement.id} of {frame.site.name}.
        </p>
        {ended && (
          <p class="paper-note" role="note">
            <b>{endWords[ended.by]}</b> <When at={ended.at} />.
          </p>
        )}

        <section aria-labelledby="about-h">
          <h2 id="about-h">Your comment</h2>
          <p>
            Written on <When at={statement.postedAt} /> under{" "}
            <a href={`/articles/${article.slug}`}>
              <bdi>{article.title}</bdi>
            </a>
            .
          </p>
          {quote === null ? (
            <p class="hint">Its words are no longer kept here.</p>
          ) : (
            <blockquote dir="auto">{quote}</blockquote>
          )}
        </section>

        <section aria-labelledby="what-h">
          <h2 id="what-h">What this means</h2>
          <p>
            {said.what} {until && <Until at={until} />}
          </p>
          <p>{said.not}</p>
        </section>

        <section aria-labelledby="why-h">
          <h2 id="why-h">Why</h2>
          {rule ? (
            <p>
              House rule {rule.number}: <b>{rule.text}</b>
            </p>
          ) : (
            <p>{restriction === "feature-taken-back" ? ownChoice : readFirst}</p>
          )}
          {note && (
            <>
              <p>From the moderator:</p>
              <blockquote dir="auto">{note}</blockquote>
            </>
          )}
          {facts.found.length > 0 && (
            <>
              <p>What was found in the text:</p>
              <ul>
                {facts.found.map(sentence => (
                  <li key={sentence} dir="auto">
                    {sentence}
                  </li>
                ))}
              </ul>
            </>
          )}
          <p class="hint">The rules were in their version {policyVersion}.</p>
        </section>

        <section aria-labelledby="who-h">
          <h2 id="who-h">How it came to this</h2>
          {whoLooked(statement).map(sentence => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>

        <AppealPart statement={statement} token={token} beholder={beholder} draft={draft} now={frame.now} />

        <p class="hint">This page has a secret address. Whoever has the address can read it; nobody else finds it.</p>
      </main>
    </Layout>
  );
}

function Until({ at }: { at: string }) {
  return (
    <>
      It ends on <When at={at} />.
    </>
  );
}
