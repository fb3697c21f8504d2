import { useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { DeskAppeal } from "../../../server/protocol/appeals.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseDetail } from "../../../server/protocol/cases.ts";
import { codePoints } from "../../../server/protocol/limits.ts";
import type { AppealOutcome, StatementView } from "../../../server/protocol/restrictions.ts";
import { ApiProblem, api, newKey } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import { exactTime, relativeTime } from "../../core/text.ts";
import { announce } from "../parts/announce.tsx";
import { noteMost, noteOf } from "../parts/decidable.ts";
import { useNow } from "../parts/useNow.ts";

interface AppealsProps {
  detail: CaseDetail;
  me: Id;
  /** Goes on when one was answered. */
  leave: () => void;
}

/** What came to this case against what was decided: the decision with its reasons, what the author says, and the answer. */
export function Appeals({ detail, me, leave }: AppealsProps) {
  return (
    <>
      {detail.appeals.map(appeal => (
        <section key={appeal.id} class="appeal" aria-labelledby={`appeal-${appeal.id}`}>
          <h2 id={`appeal-${appeal.id}`}>
            <Icon name="swap" />
            {say(`deskCase.appeals.against.${appeal.statement.restriction}`)}
          </h2>
          <Decided appeal={appeal} me={me} />
          <p class="appeal-says">{sayWith("deskCase.appeals.says", { time: <When at={appeal.madeAt} /> })}</p>
          <blockquote dir="auto">{appeal.text}</blockquote>
          <Answer appeal={appeal} detail={detail} me={me} leave={leave} />
        </section>
      ))}
    </>
  );
}

function Decided({ appeal: { statement, firstDecidedBy }, me }: { appeal: DeskAppeal; me: Id }) {
  const { rule, note, facts, policyVersion } = statement;
  const decided = {
    who: firstDecidedBy === null ? "program" : firstDecidedBy.id === me ? "you" : "other",
    name: <Name of={firstDecidedBy} />,
    time: <When at={statement.statedAt} />,
  };
  return (
    <>
      <p>
        {rule
          ? sayWith("deskCase.appeals.decidedByRule", { ...decided, number: rule.number, rule: ruleWords(rule) })
          : sayWith("deskCase.appeals.decided", decided)}{" "}
        <span class="hint">{say("deskCase.appeals.policy", { version: policyVersion })}</span>
      </p>
      {note && <p>{sayWith("deskCase.appeals.told", { note: <q dir="auto">{note}</q> })}</p>}
      <p class="hint">{factsOf(statement, facts.reports)}</p>
    </>
  );
}

/** A rule as it was worded then; in the language of the desk while it still has that wording. */
const ruleWords = ({ name, text, isStillSo }: NonNullable<StatementView["rule"]>): string =>
  isStillSo ? say(`rules.${name}.rule`) : text;

function factsOf({ automatedDetection, source }: StatementView, reports: number): string {
  return [
    automatedDetection ? say("deskCase.appeals.byProgram") : say("deskCase.appeals.byNoProgram"),
    ...(reports > 0 ? [say("deskCase.appeals.reported", { count: reports })] : []),
    ...(source === "legal-notice" ? [say("deskCase.appeals.byNotice")] : []),
  ].join(" ");
}

/** The two ways to answer; or why this person does not answer; or what was answered. */
function Answer({ appeal, detail, me, leave }: AppealsProps & { appeal: DeskAppeal }) {
  if (appeal.outcome) return <Answered appeal={appeal} me={me} />;
  if (appeal.firstDecidedBy?.id === me) {
    return (
      <p class="appeal-yours" role="note">
        {say("deskCase.appeals.yours")}
      </p>
    );
  }
  if (appeal.statement.restriction === "hold") {
    return <p class="hint">{say("deskCase.appeals.decidingAnswers")}</p>;
  }
  if (detail.comment.author.id === me) return <p class="hint">{say("deskCase.appeals.own")}</p>;
  return <AnswerForm appeal={appeal} detail={detail} me={me} leave={leave} />;
}

function AnswerForm({ appeal, detail, leave }: AppealsProps & { appeal: DeskAppeal }) {
  const [note, setNote] = useState("");
  const [sending, setSending] = useState<AppealOutcome | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [key] = useState(newKey);
  const what = appeal.statement.restriction === "removal" ? "removal" : "other";
  const tooLong = codePoints(note.trim()) - noteMost;

  const answer = async (outcome: AppealOutcome) => {
    if (sending || tooLong > 0) return;
    setSending(outcome);
    setProblem(null);
    const said = noteOf(note);
    const request = { outcome, revision: detail.comment.revision, ...(said ? { note: said } : {}) };
    try {
      await api.post<DeskAppeal>(`appeals/${appeal.id}/decision`, request, { key: `${key}-${outcome}` });
      announce(say(`deskCase.appeals.${outcome}`));
      leave();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(problemOf(thrown));
      setSending(null);
    }
  };

  return (
    <div class="appeal-answer">
      <label class="label" for={`appeal-note-${appeal.id}`}>
        {say("deskCase.appeals.note")} <span class="hint">{say("deskCase.appeals.noteHint")}</span>
      </label>
      <textarea
        id={`appeal-note-${appeal.id}`}
        class="field"
        rows={2}
        dir="auto"
        value={note}
        onInput={event => setNote(event.currentTarget.value)}
      />
      {tooLong > 0 && (
        <p class="hint" role="status">
          {say("deskCase.appeals.tooLong", { count: tooLong })}
        </p>
      )}
      {problem && (
        <p class="appeal-problem" role="alert">
          {problem}
        </p>
      )}
      <div class="appeal-acts">
        <button class="btn" type="button" aria-disabled={sending !== null} onClick={() => void answer("upheld")}>
          <Icon name="shield" />
          {say(`deskCase.appeals.uphold.${what}`)}
        </button>
        <button class="btn" type="button" aria-disabled={sending !== null} onClick={() => void answer("overturned")}>
          <Icon name="undo" />
          {say(`deskCase.appeals.overturn.${what}`)}
        </button>
      </div>
    </div>
  );
}

function problemOf({ problem, body, sentence }: ApiProblem): string {
  if (problem === "offline") return say("deskCase.appeals.notSent");
  if (typeof body.by !== "string") return sentence;
  if (problem === "already-decided") return say("deskCase.appeals.answeredBefore", { name: body.by });
  if (problem === "already-claimed") return say("deskCase.refusal.claimedBy", { name: body.by });
  return sentence;
}

function Answered({ appeal: { outcome, decidedBy, decidedAt, note }, me }: { appeal: DeskAppeal; me: Id }) {
  const answered = {
    who: decidedBy?.id === me ? "you" : "other",
    outcome: outcome ?? "",
    name: <Name of={decidedBy} />,
    time: decidedAt ? <When at={decidedAt} /> : "",
    note: <q dir="auto">{note}</q>,
  };
  return (
    <p>{note ? sayWith("deskCase.appeals.answeredNote", answered) : sayWith("deskCase.appeals.answered", answered)}</p>
  );
}

const Name = ({ of: person }: { of: DeskAppeal["decidedBy"] }) => (
  <b>
    <bdi>{person?.name}</bdi>
  </b>
);

function When({ at }: { at: string }) {
  const now = useNow(30_000);
  return (
    <time dateTime={at} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  );
}
