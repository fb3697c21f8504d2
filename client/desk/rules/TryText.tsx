import { useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { whyOf } from "../../../locales/saying.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import { labels } from "../../../server/protocol/labels.ts";
import type { Reading, Trial } from "../../../server/protocol/model.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import { checkIcons, measure, titleOf } from "../parts/deskWords.ts";
import { MarkedText } from "../parts/marks.tsx";
import { steps } from "./policyDraft.ts";

/** The answer with the text that it is about. */
interface Tried extends Trial {
  text: string;
}

const waitMs = 500;

const outcomes = {
  publish: { icon: "checkCircle", chip: "banner banner-good" },
  hold: { icon: "pause", chip: "banner banner-warn" },
  refuse: { icon: "xCircle", chip: "banner banner-stop" },
} as const;

/** What the rules as they stand on this page, saved or not, would do with a text. Changes nothing. */
export function TryText({ draft, siteId, isWhole }: { draft: Policy; siteId: Id; isWhole: boolean }) {
  const [text, setText] = useState("");
  const [trial, setTrial] = useState<Tried | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const asks = text.trim() !== "" && isWhole;

  useEffect(() => {
    if (!asks) {
      setTrial(null);
      setProblem(null);
      return;
    }
    let isOver = false;
    const timer = setTimeout(async () => {
      try {
        const answer = await api.post<Trial>(`sites/${siteId}/policy/trial`, { text, policy: draft });
        if (isOver) return;
        setTrial({ ...answer, text });
        setProblem(null);
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem)) throw thrown;
        if (!isOver) setProblem(thrown.body.errors?.map(error => error.message).join(" ") || thrown.body.title);
      }
    }, waitMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text, draft, siteId, asks]);

  return (
    <section class="card try-card" aria-labelledby="try-h">
      <div class="card-head">
        <h2 id="try-h">{say("deskRules.try.title")}</h2>
        <p class="card-sub">{say("deskRules.try.says")}</p>
      </div>
      <label class="sr" for="try-text">
        {say("deskRules.try.text")}
      </label>
      <textarea
        class="field"
        id="try-text"
        rows={4}
        dir="auto"
        placeholder={say("deskRules.try.placeholder")}
        value={text}
        onInput={event => setText(event.currentTarget.value)}
      />
      <div class="try-answer" aria-live="polite">
        {!isWhole && <p class="hint">{say("deskRules.try.mend")}</p>}
        {problem && <p class="hint">{problem}</p>}
        {trial && !problem && asks && <Answer trial={trial} thresholds={draft.model.thresholds} />}
      </div>
    </section>
  );
}

interface AnswerProps {
  trial: Tried;
  thresholds: Policy["model"]["thresholds"];
}

function Answer({ trial: { text, outcome, findings, inShadow, reading }, thresholds }: AnswerProps) {
  const { icon, chip } = outcomes[outcome];
  return (
    <>
      <div class={chip}>
        <Icon name={icon} />
        <p>
          <b>{say(`deskRules.try.outcome.${outcome}`)}</b>
        </p>
      </div>
      <p class="try-text" dir="auto">
        <MarkedText text={text} findings={findings} />
      </p>
      <Findings findings={findings} />
      {inShadow.length > 0 && (
        <section aria-labelledby="shadow-h">
          <h3 class="h-label" id="shadow-h">
            {say("deskRules.try.inShadow")}
          </h3>
          <Findings findings={inShadow} />
        </section>
      )}
      {reading && <Scores reading={reading} thresholds={thresholds} />}
    </>
  );
}

function Findings({ findings }: { findings: Trial["findings"] }) {
  if (findings.length === 0) return null;
  return (
    <ul class="needs">
      {findings.map(finding => (
        <li key={`${finding.check} ${finding.why}`}>
          <Icon name={checkIcons[finding.check]} />
          <b>{titleOf(finding)}</b>
          <span>{say(`deskRules.try.does.${finding.then}`)}</span>
          <p>{whyOf(finding)}</p>
        </li>
      ))}
    </ul>
  );
}

/** Every label's score, with ticks where the page's thresholds are. */
function Scores({ reading, thresholds }: { reading: Reading; thresholds: Policy["model"]["thresholds"] }) {
  const { model, scores, cannotSay } = reading;
  return (
    <section class="scores" aria-labelledby="scores-h">
      <h3 id="scores-h">{say("deskRules.try.scores", { model })}</h3>
      {cannotSay && <p class="hint">{say(`deskRules.try.cannotSay.${cannotSay}`)}</p>}
      {scores && (
        <dl>
          {labels.map(label => (
            <div key={label}>
              <dt>{say(`desk.label.${label}`)}</dt>
              <dd class="score-bar" style={{ "--score": `${scores[label] * 100}%` }} aria-hidden="true">
                {steps.map(step => {
                  const from = thresholds[label][step];
                  return from !== null && <u key={step} style={{ "--threshold": `${from * 100}%` }} />;
                })}
              </dd>
              <dd class="num">{measure(scores[label], { check: "model" })}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
