import { useState } from "preact/hooks";
import type { DeskAppeal } from "../../../server/protocol/appeals.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseDetail } from "../../../server/protocol/cases.ts";
import { codePoints } from "../../../server/protocol/limits.ts";
import type { AppealOutcome, Restriction, StatementView } from "../../../server/protocol/restrictions.ts";
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
            Appeal against {restrictionNames[appeal.statement.restriction]}
          </h2>
          <Decided appeal={appeal} me={me} />
          <p class="appeal-says">
            The author says, <When at={appeal.madeAt} />:
          </p>
          <blockquote dir="auto">{appeal.text}</blockquote>
          <Answer appeal={appeal} detail={detail} me={me} leave={leave} />
        </section>
      ))}
    </>
  );
}

const restrictionNames = {
  removal: "a removal",
  hold: "having to wait",
  "feature-taken-back": "no longer being featured",
  warn: "a warning",
  mute: "a mute",
  suspend: "a suspension",
  ban: "a ban",
  premoderate: "being read first",
} as const satisfies Record<Restriction, string>;

function Decided({ appeal: { statement, firstDecidedBy }, me }: { appeal: DeskAppeal; me: Id }) {
  const { rule, note, facts, policyVersion } = statement;
  const by = firstDecidedBy === null ? "A program" : firstDecidedBy.id === me ? "You" : firstDecidedBy.name;
  return (
    <>
      <p>
        <b>
          <bdi>{by}</bdi>
        </b>{" "}
        decided <When at={statement.statedAt} />
        {rule ? `: rule ${rule.number}, “${rule.text}”` : ""} <span class="hint">policy {policyVersion}</span>
      </p>
      {note && (
        <p>
          The author was told: <q dir="auto">{note}</q>
        </p>
      )}
      <p class="hint">{factsOf(statement, facts.reports)}</p>
    </>
  );
}

function factsOf({ automatedDetection, source }: StatementView, reports: number): string {
  const reported = reports === 1 ? "1 reader had reported it." : `${reports} readers had reported it.`;
  return [
    automatedDetection ? "A program had pointed at it." : "No program had pointed at it.",
    ...(reports > 0 ? [reported] : []),
    ...(source === "legal-notice" ? ["A notice said that it may be unlawful."] : []),
  ].join(" ");
}

/** The two ways to answer; or why this person does not answer; or what was answered. */
function Answer({ appeal, detail, me, leave }: AppealsProps & { appeal: DeskAppeal }) {
  if (appeal.outcome) return <Answered appeal={appeal} me={me} />;
  if (appeal.firstDecidedBy?.id === me) {
    return (
      <p class="appeal-yours" role="note">
        You decided this, so a colleague answers. You can give the case to somebody.
      </p>
    );
  }
  if (appeal.statement.restriction === "hold") {
    return <p class="hint">The comment waits: deciding it answers the appeal.</p>;
  }
  if (detail.comment.author.id === me) return <p class="hint">This is your own appeal. A colleague answers it.</p>;
  return <AnswerForm appeal={appeal} detail={detail} me={me} leave={leave} />;
}

function AnswerForm({ appeal, detail, leave }: AppealsProps & { appeal: DeskAppeal }) {
  const [note, setNote] = useState("");
  const [sending, setSending] = useState<AppealOutcome | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [key] = useState(newKey);
  const isRemoval = appeal.statement.restriction === "removal";
  const tooLong = codePoints(note.trim()) - noteMost;

  const answer = async (outcome: AppealOutcome) => {
    if (sending || tooLong > 0) return;
    setSending(outcome);
    setProblem(null);
    const said = noteOf(note);
    const request = { outcome, revision: detail.comment.revision, ...(said ? { note: said } : {}) };
    try {
      await api.post<DeskAppeal>(`appeals/${appeal.id}/decision`, request, { key: `${key}-${outcome}` });
      announce(outcome === "overturned" ? "Overturned. The author is told." : "Upheld. The author is told.");
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
        Note to the author <span class="hint">optional, without your name</span>
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
          The note is too long by {tooLong}.
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
          Uphold: {isRemoval ? "stays removed" : "stays"}
        </button>
        <button class="btn" type="button" aria-disabled={sending !== null} onClick={() => void answer("overturned")}>
          <Icon name="undo" />
          Overturn: {isRemoval ? "show again" : "it ends"}
        </button>
      </div>
    </div>
  );
}

function problemOf({ problem, body, sentence }: ApiProblem): string {
  if (problem === "offline") return "Not sent: there is no connection. Try again when you are back.";
  if (problem === "already-decided" && typeof body.by === "string") return `${body.by} has answered this already.`;
  if (problem === "already-claimed" && typeof body.by === "string") return `${body.by} has this case now.`;
  return sentence;
}

function Answered({ appeal, me }: { appeal: DeskAppeal; me: Id }) {
  const by = appeal.decidedBy?.id === me ? "You" : (appeal.decidedBy?.name ?? "");
  return (
    <p>
      <b>
        <bdi>{by}</bdi> {appeal.outcome === "overturned" ? "overturned it" : "upheld it"}
      </b>
      {appeal.decidedAt && (
        <>
          {" "}
          <When at={appeal.decidedAt} />
        </>
      )}
      {appeal.note && (
        <>
          {": "}
          <q dir="auto">{appeal.note}</q>
        </>
      )}
    </p>
  );
}

function When({ at }: { at: string }) {
  const now = useNow(30_000);
  return (
    <time dateTime={at} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  );
}
