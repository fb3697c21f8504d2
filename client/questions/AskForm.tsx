import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { QuestionView } from "../../server/protocol/questions.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { ApiProblem, api, newKey } from "../core/api.ts";
import { draftOf } from "../core/draft.ts";
import { minutesAndSeconds } from "../core/text.ts";
import { secondsUntil } from "../core/useSecondsUntil.ts";
import { phaseAfter, reasons } from "../thread/posting.ts";
import { useAsking } from "./context.ts";
import { Hand } from "./Hand.tsx";
import { Words } from "./Question.tsx";

/** Where a question stands on its way; the text itself stays in the field until the server has it. */
type Phase =
  | { at: "writing" }
  | { at: "sending" }
  /** Others ask nearly the same: one voice can be many. */
  | { at: "close"; questions: QuestionView[] }
  | { at: "kept"; title: string; hint: string };

const keepAfterMs = 400;

interface AskFormProps {
  /** Two may stand on one page. */
  id: string;
  onAsked?: () => void;
  onClose?: () => void;
}

/** Asks the hosts. What is close to the question is offered first; either way on is open. */
export function AskForm({ id, onAsked, onClose }: AskFormProps) {
  const { article, member, isAlive, needsSignIn, isKeptFrom, announcer, refresh } = useAsking();
  const draft = draftOf(article.id, "question");
  const [text, setText] = useState("");
  const [phase, setPhase] = useState<Phase>({ at: "writing" });
  const field = useRef<HTMLTextAreaElement>(null);
  const attempt = useRef({ of: "", key: "" });
  const isSending = phase.at === "sending";
  const maySend = isAlive && text.trim() !== "" && !isSending;

  useEffect(() => {
    setText(before => before || draft.read());
    field.current?.focus();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => draft.keep(text), keepAfterMs);
    return () => clearTimeout(timer);
  }, [text]);

  const edit = () => {
    setPhase({ at: "writing" });
    field.current?.focus();
  };
  const send = async (isAnyway: boolean) => {
    if (!maySend || needsSignIn() || isKeptFrom("comment")) return;
    setPhase({ at: "sending" });
    try {
      const questions = isAnyway ? [] : await closeTo(article.id, text);
      if (questions.length > 0) return setPhase({ at: "close", questions });
      // The same text is the same question, also when it is sent again by hand.
      if (attempt.current.of !== text) attempt.current = { of: text, key: newKey() };
      const body = { body: text, isQuestion: true };
      await api.post<CommentView>(`articles/${article.id}/comments`, body, { key: attempt.current.key });
      attempt.current = { of: "", key: "" };
      setText("");
      draft.drop();
      setPhase({ at: "writing" });
      announcer.announce(say("questions.asked"));
      refresh();
      onAsked?.();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setPhase(keptAfter(thrown));
      if (thrown.problem === "sign-in-needed") needsSignIn();
    }
  };

  return (
    <form
      class="q-ask"
      onSubmit={event => {
        event.preventDefault();
        void send(false);
      }}
    >
      <label class="label" for={`${id}-text`}>
        {say("questions.yourQuestion")}
      </label>
      <textarea
        ref={field}
        id={`${id}-text`}
        class="field q-field"
        dir="auto"
        rows={2}
        value={text}
        readOnly={isSending}
        aria-describedby={`${id}-hint`}
        onInput={event => {
          setText(event.currentTarget.value);
          if (!isSending) setPhase({ at: "writing" });
        }}
      />
      <p class="hint" id={`${id}-hint`}>
        {member === null ? say("questions.gate") : say("questions.askHint")}
      </p>
      <div role="status">
        {phase.at === "kept" && (
          <p class="q-kept">
            <b>{phase.title}</b> {phase.hint}
          </p>
        )}
        {phase.at === "close" && <p class="q-close">{say("questions.close")}</p>}
      </div>
      {phase.at === "close" && (
        <ul class="q-list">
          {phase.questions.map(question => (
            <li key={question.comment.id}>
              <Close question={question} />
            </li>
          ))}
        </ul>
      )}
      <div class="q-acts">
        {phase.at === "close" ? (
          <>
            <button class="btn btn-quiet" type="button" onClick={edit}>
              {say("questions.keepEditing")}
            </button>
            <button class="btn" type="button" onClick={() => void send(true)}>
              {say("questions.askAnyway")}
            </button>
          </>
        ) : (
          <>
            {onClose && (
              <button class="btn btn-quiet" type="button" onClick={onClose}>
                {say("questions.cancel")}
              </button>
            )}
            <button class="btn btn-primary" type="submit" aria-disabled={!maySend}>
              {isSending ? say("questions.sending") : say("questions.send")}
            </button>
          </>
        )}
      </div>
    </form>
  );
}

/** One that is close, with its hand; how many are up is as it was found, and one more with mine. */
function Close({ question }: { question: QuestionView }) {
  const { mine } = useAsking();
  const [wasUp] = useState(mine.votes.includes(question.comment.id));
  const isUp = mine.votes.includes(question.comment.id);
  const votes = question.votes + Number(isUp) - Number(wasUp);
  return (
    <div class="q-card">
      <Words comment={question.comment} />
      <div class="q-by">
        <span>{say(`questions.where.${question.state}`)}</span>
        <Hand question={{ ...question, votes }} />
      </div>
    </div>
  );
}

/** When it cannot be said what is close, that keeps nobody from asking. */
const closeTo = (articleId: string, body: string) =>
  api.post<QuestionView[]>(`articles/${articleId}/questions/close`, { body }).catch(() => []);

function keptAfter(thrown: ApiProblem): Phase {
  const phase = phaseAfter(thrown, Date.now());
  if (phase?.at === "kept") return { at: "kept", title: phase.title, hint: phase.hint };
  if (phase?.at === "waiting")
    return {
      at: "kept",
      title: say("questions.notAsked"),
      hint: say("composer.wait", { time: minutesAndSeconds(secondsUntil(phase.until)) }),
    };
  const why = phase?.at === "nudged" ? reasons(phase.findings).join(" ") : "";
  return { at: "kept", title: say("questions.notAsked"), hint: why };
}
