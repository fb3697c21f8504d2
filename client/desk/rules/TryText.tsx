import { useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
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
  publish: { says: "It would be published.", icon: "checkCircle", chip: "banner banner-good" },
  hold: { says: "It would be held for a moderator.", icon: "pause", chip: "banner banner-warn" },
  refuse: { says: "It would not be accepted.", icon: "xCircle", chip: "banner banner-stop" },
} as const;

const does = {
  nudge: "asks the author to think again",
  note: "only tells the desk",
  mask: "shows asterisks",
  flag: "tells the desk",
  hold: "holds",
  refuse: "refuses",
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
        <h2 id="try-h">Try a text</h2>
        <p class="card-sub">With the rules as they stand on this page, saved or not. Nothing is posted.</p>
      </div>
      <label class="sr" for="try-text">
        The text to try
      </label>
      <textarea
        class="field"
        id="try-text"
        rows={4}
        dir="auto"
        placeholder="Type or paste what somebody might write"
        value={text}
        onInput={event => setText(event.currentTarget.value)}
      />
      <div class="try-answer" aria-live="polite">
        {!isWhole && <p class="hint">Mend the marked fields first; then it can be tried.</p>}
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
  const { says, icon, chip } = outcomes[outcome];
  return (
    <>
      <div class={chip}>
        <Icon name={icon} />
        <p>
          <b>{says}</b>
        </p>
      </div>
      <p class="try-text" dir="auto">
        <MarkedText text={text} findings={findings} />
      </p>
      <Findings findings={findings} />
      {inShadow.length > 0 && (
        <section aria-labelledby="shadow-h">
          <h3 class="h-label" id="shadow-h">
            In shadow, without effect
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
          <span>{does[finding.then]}</span>
          <p>{finding.why}</p>
        </li>
      ))}
    </ul>
  );
}

const cannotSayWords = {
  language: "It is in a language that the model does not read.",
  "too-little": "It is too short for the model to say anything.",
} as const;

/** Every label's score, with ticks where the page's thresholds are. */
function Scores({ reading, thresholds }: { reading: Reading; thresholds: Policy["model"]["thresholds"] }) {
  const { model, scores, cannotSay } = reading;
  return (
    <section class="scores" aria-labelledby="scores-h">
      <h3 id="scores-h">What model {model} says</h3>
      {cannotSay && <p class="hint">{cannotSayWords[cannotSay]}</p>}
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
