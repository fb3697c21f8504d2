import { useEffect, useRef, useState } from "preact/hooks";
import { type HouseRule, houseRuleNames, houseRules } from "../../../server/protocol/houseRules.ts";
import { may } from "../../../server/protocol/permissions.ts";
import type { LookResult, LookView, Opinion } from "../../../server/protocol/secondLooks.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { counted } from "../../core/text.ts";
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
          Insights
        </a>
        <h1>Second look</h1>
        {next && next.left > 0 && (
          <span class="sub">{counted(next.left, { one: "# waits for you", other: "# wait for you" })}</span>
        )}
      </header>
      <div class="page-pad looks">
        <p class="hint">
          These texts were drawn by lot from what somebody else has decided. Say what you would have done: their
          decision is told afterwards, and yours changes nothing by itself.
        </p>
        {problem && (
          <div class="banner banner-warn" role="alert">
            <Icon name="info" />
            <p>{problem.body.title}.</p>
            <button class="btn btn-sm" type="button" onClick={again}>
              Go on
            </button>
          </div>
        )}
        {!next && !problem && <p class="hint">Reading …</p>}
        {next?.look && <Look key={next.look.id} look={next.look} again={again} />}
        {next && !next.look && (
          <div class="card">
            <p>Nothing waits for a second look by you.</p>
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
        Under “<bdi>{look.article.title}</bdi>”, {look.article.section}
      </h2>
      {look.answers && (
        <blockquote class="look-answers">
          <bdi>{look.answers.author}</bdi> wrote:
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
              <b>{titleOf(finding)}</b> {finding.why}
            </li>
          ))}
          {look.reports.length > 0 && (
            <li>
              <b>Reported</b> {reasonsOf(look.reports)}
            </li>
          )}
        </ul>
      )}
      <form onSubmit={send}>
        <fieldset class="look-choices" disabled={result !== null}>
          <legend>What would you have done?</legend>
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
                <b>{name === "approve" ? "Let it stand" : `Remove: ${houseRules[name].title}`}</b>
                <span>{name === "approve" ? "It breaks no rule." : houseRules[name].rule}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {problem && (
          <p class="slot-error" role="alert">
            Not kept. {problem.body.title}.
          </p>
        )}
        {result ? (
          <div class={`banner ${result.differs ? "banner-note" : "banner-good"}`}>
            <Icon name={result.differs ? "swap" : "check"} />
            <p>{resultWords(result)}</p>
            <button class="btn" type="button" onClick={again}>
              Next
            </button>
          </div>
        ) : (
          <div class="look-acts">
            <button class="btn btn-primary" type="submit" aria-disabled={chosen === null}>
              Send
            </button>
            {problem?.problem === "already-looked" && (
              <button class="btn" type="button" onClick={again}>
                Next
              </button>
            )}
          </div>
        )}
      </form>
    </article>
  );
}

const resultWords = ({ first, differs }: { first: Opinion; differs: boolean }) =>
  differs
    ? `The first decision was another: ${opinionWords(first)}. An admin sees both, without names.`
    : `The first decision was the same: ${opinionWords(first)}.`;
