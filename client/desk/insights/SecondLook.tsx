import { useEffect, useRef, useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import { whyOf } from "../../../locales/saying.ts";
import { type HouseRule, houseRuleNames } from "../../../server/protocol/houseRules.ts";
import { may } from "../../../server/protocol/permissions.ts";
import type { LookResult, LookView } from "../../../server/protocol/secondLooks.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { announce } from "../parts/announce.tsx";
import { reasonsOf, titleOf } from "../parts/deskWords.ts";
import { MarkedText } from "../parts/marks.tsx";
import { hashes } from "../parts/route.ts";
import { DifferingLooks } from "./DifferingLooks.tsx";
import { opinionWords } from "./insightWords.ts";
import type { LookDoor } from "./useSecondLooks.ts";

/** Decided texts, drawn by lot, that somebody else reads without knowing the decision. */
export function SecondLook({ door, member }: { door: LookDoor; member: Member }) {
  const { next, problem, again } = door;
  return (
    <>
      <header class="topbar">
        <a class="btn btn-sm" href={hashes.insights}>
          {say("desk.pages.insights")}
        </a>
        <h1>{say("desk.pages.second-look")}</h1>
        {next && next.left > 0 && <span class="sub">{say("deskInsights.look.left", { count: next.left })}</span>}
      </header>
      <div class="page-pad looks">
        <p class="hint">{say("deskInsights.look.lede")}</p>
        {problem && (
          <div class="banner banner-warn" role="alert">
            <Icon name="info" />
            <p>{say("desk.refused", { title: problem.body.title })}</p>
            <button class="btn btn-sm" type="button" onClick={again}>
              {say("deskInsights.look.goOn")}
            </button>
          </div>
        )}
        {!next && !problem && <p class="hint">{say("desk.reading")}</p>}
        {next?.look && <Look key={next.look.id} look={next.look} again={again} />}
        {next && !next.look && (
          <div class="card">
            <p>{say("deskInsights.look.none")}</p>
          </div>
        )}
        {may(member, "settleSecondLooks") && <DifferingLooks />}
      </div>
    </>
  );
}

function Look({ look, again }: { look: LookView; again: () => void }) {
  const [chosen, setChosen] = useState<HouseRule | "approve" | null>(null);
  const [result, setResult] = useState<LookResult | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // The next one is read from its beginning.
  useEffect(() => heading.current?.focus(), []);
  const send = async (event: Event) => {
    event.preventDefault();
    if (!chosen || result) return;
    try {
      const request = chosen === "approve" ? { said: "approve" } : { said: "reject", reason: chosen };
      const told = await api.post<LookResult>(`second-looks/${look.id}`, request);
      setProblem(null);
      setResult(told);
      announce(resultWords(told));
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(thrown);
    }
  };
  return (
    <article class="card look" aria-labelledby="look-h">
      <h2 id="look-h" tabIndex={-1} ref={heading}>
        {sayWith("deskInsights.look.under", {
          title: <bdi>{look.article.title}</bdi>,
          section: <bdi>{look.article.section}</bdi>,
        })}
      </h2>
      {look.answers && (
        <blockquote class="look-answers">
          {sayWith("deskInsights.look.wrote", { author: <bdi>{look.answers.author}</bdi> })}
          {/* The server rendered and sanitised it, as for readers. */}
          <div dir="auto" dangerouslySetInnerHTML={{ __html: look.answers.html }} />
        </blockquote>
      )}
      <div class="subject">
        <p class="text" dir="auto">
          <MarkedText text={look.text} findings={look.findings} />
        </p>
      </div>
      {(look.findings.length > 0 || look.reports.length > 0) && (
        <ul class="look-found">
          {look.findings.map(finding => (
            <li key={finding.id}>
              <b>{titleOf(finding)}</b> {whyOf(finding)}
            </li>
          ))}
          {look.reports.length > 0 && (
            <li>
              <b>{say("deskInsights.look.reported")}</b> {reasonsOf(look.reports)}
            </li>
          )}
        </ul>
      )}
      <form onSubmit={send}>
        <fieldset class="look-choices" disabled={result !== null}>
          <legend>{say("deskInsights.look.ask")}</legend>
          {(["approve", ...houseRuleNames] as const).map(name => (
            <label key={name} class={name === chosen ? "mode is-on" : "mode"}>
              <input
                class="check"
                type="radio"
                name="look"
                checked={name === chosen}
                onChange={() => setChosen(name)}
              />
              <span>
                <b>{choiceName(name)}</b>
                <span>{name === "approve" ? say("deskInsights.look.breaksNone") : say(`rules.${name}.rule`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {problem && (
          <p class="slot-error" role="alert">
            {say("deskInsights.look.notKept", { title: problem.body.title })}
          </p>
        )}
        {result ? (
          <div class={`banner ${result.differs ? "banner-note" : "banner-good"}`}>
            <Icon name={result.differs ? "swap" : "check"} />
            <p>{resultWords(result)}</p>
            <button class="btn" type="button" onClick={again}>
              {say("deskInsights.look.next")}
            </button>
          </div>
        ) : (
          <div class="look-acts">
            <button class="btn btn-primary" type="submit" aria-disabled={chosen === null}>
              {say("deskInsights.look.send")}
            </button>
            {problem?.problem === "already-looked" && (
              <button class="btn" type="button" onClick={again}>
                {say("deskInsights.look.next")}
              </button>
            )}
          </div>
        )}
      </form>
    </article>
  );
}

const choiceName = (name: HouseRule | "approve") =>
  name === "approve"
    ? say("deskInsights.look.letStand")
    : say("deskInsights.look.remove", { rule: say(`rules.${name}.title`) });

const resultWords = ({ first, differs }: LookResult) =>
  say(differs ? "deskInsights.look.differs" : "deskInsights.look.same", { opinion: opinionWords(first) });
