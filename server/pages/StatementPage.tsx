import { say, sayWith } from "../../locales/say.ts";
import { whyOf } from "../../locales/saying.ts";
import type { StatementView } from "../protocol/restrictions.ts";
import { AppealPart, type Beholder, type Draft } from "./AppealPart.tsx";
import { type Frame, Layout } from "./Layout.tsx";
import { ruleWords, whoLooked, wordsOf } from "./statementWords.ts";
import { When } from "./When.tsx";

interface StatementPageProps {
  frame: Frame;
  statement: StatementView;
  token: string;
  beholder: Beholder;
  draft: Draft | null;
}

/** A statement of reasons: what was decided, under which rule, on what ground, by whom or what. It names no person. */
export function StatementPage({ frame, statement, token, beholder, draft }: StatementPageProps) {
  const { restriction, until, rule, policyVersion, facts, note, article, quote, ended } = statement;
  const said = wordsOf(statement);
  return (
    <Layout frame={frame} title={said.title} description={said.what}>
      <main class="wrap paper">
        <h1>{said.title}</h1>
        <p class="paper-lede">
          {sayWith("reasons.statedOn", {
            time: <When at={statement.statedAt} />,
            id: statement.id,
            site: frame.site.name,
          })}
        </p>
        {ended && (
          <p class="paper-note" role="note">
            <b>{say(`reasons.ended.${ended.by}`)}</b> <When at={ended.at} />.
          </p>
        )}

        <section aria-labelledby="about-h">
          <h2 id="about-h">{say("reasons.yourComment")}</h2>
          <p>
            {sayWith("reasons.writtenOn", {
              time: <When at={statement.postedAt} />,
              article: (
                <a href={`/articles/${article.slug}`}>
                  <bdi>{article.title}</bdi>
                </a>
              ),
            })}
          </p>
          {quote === null ? <p class="hint">{say("reasons.notKept")}</p> : <blockquote dir="auto">{quote}</blockquote>}
        </section>

        <section aria-labelledby="what-h">
          <h2 id="what-h">{say("reasons.whatItMeans")}</h2>
          <p>
            {said.what} {until && sayWith("reasons.endsOn", { time: <When at={until} /> })}
          </p>
          <p>{said.not}</p>
        </section>

        <section aria-labelledby="why-h">
          <h2 id="why-h">{say("reasons.why")}</h2>
          {rule ? (
            <p>{sayWith("reasons.rule", { number: rule.number, rule: <b>{ruleWords(rule)}</b> })}</p>
          ) : (
            <p>{restriction === "feature-taken-back" ? say("reasons.ownChoice") : say("reasons.readFirst")}</p>
          )}
          {note && (
            <>
              <p>{say("reasons.fromModerator")}</p>
              <blockquote dir="auto">{note}</blockquote>
            </>
          )}
          {facts.found.length > 0 && (
            <>
              <p>{say("reasons.foundInText")}</p>
              <ul>
                {facts.found.map(whyOf).map(sentence => (
                  <li key={sentence} dir="auto">
                    {sentence}
                  </li>
                ))}
              </ul>
            </>
          )}
          <p class="hint">{say("reasons.version", { version: policyVersion })}</p>
        </section>

        <section aria-labelledby="who-h">
          <h2 id="who-h">{say("reasons.howItCame")}</h2>
          {whoLooked(statement).map(sentence => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>

        <AppealPart statement={statement} token={token} beholder={beholder} draft={draft} now={frame.now} />

        <p class="hint">{say("reasons.secretAddress")}</p>
      </main>
    </Layout>
  );
}
