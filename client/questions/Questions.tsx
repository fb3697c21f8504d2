import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { isOpen } from "../../server/protocol/articles.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { OpenlyAsked } from "../../server/protocol/questionStates.ts";
import type { QuestionView } from "../../server/protocol/questions.ts";
import { Icon } from "../core/Icon.tsx";
import { movedWords, questionsTitle } from "../core/questionWords.ts";
import { useAnnouncer } from "../thread/useAnnouncer.ts";
import { useClock } from "../thread/useClock.ts";
import { AskForm } from "./AskForm.tsx";
import { AskingContext, useAskingState } from "./context.ts";
import { MyQuestionList } from "./Mine.tsx";
import { AnsweredQuestion, NowQuestion, QuestionCard } from "./Question.tsx";
import { SignIn } from "./SignIn.tsx";
import type { QuestionsStart } from "./start.ts";
import { moved } from "./store.ts";
import { useQuestions } from "./useQuestions.ts";

interface QuestionsProps {
  start: QuestionsStart;
  /** Told how many questions wait to be shown where they are now. */
  onNew?: (count: number) => void;
}

/** What readers ask the hosts of an article: drawn by the server, alive in the browser. */
export function Questions({ start, onNew }: QuestionsProps) {
  const root = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [isAsking, setAsking] = useState(false);
  const [isSigningIn, setSigningIn] = useState(false);
  const { state, article, settle, more } = useQuestions(start, root);
  const clock = useClock(start.now);
  const announcer = useAnnouncer();
  const asking = useAskingState({ article, clock, announcer, onSignIn: () => setSigningIn(true) });
  const { isAlive } = asking;
  const { counts, places, cursors } = state;
  const asked = counts.approved + counts.next + counts.now + counts.answered;
  const waiting = moved(state);
  const waits = movedWords(waiting);
  const mayAsk = article.asksQuestions && isOpen(article);
  // Questions that stand alone are not folded; one that is answered meanwhile folds nothing.
  const [hadNoOther] = useState(counts.approved === asked);
  const at = (id: Id) => state.now[id] ?? null;

  useEffect(() => {
    onNew?.(Object.values(waiting).reduce((sum, count) => sum + count, 0));
    if (waits !== "") announcer.mention(waits);
  }, [waits]);

  const show = () => {
    settle();
    announcer.announce(say("questions.shown"));
    heading.current?.focus({ preventScroll: true });
  };
  const [now] = places.now;
  return (
    <AskingContext.Provider value={asking}>
      <section class="stage" aria-labelledby="questions-h" ref={root}>
        <div class="stage-head">
          <div class="stage-title">
            <h2 id="questions-h" tabIndex={-1} ref={heading}>
              {questionsTitle(article.hosts.map(host => host.name))}
            </h2>
            <p class="num">
              {asked === 0 ? say("questions.none") : say("questions.counts", { asked, answered: counts.answered })}
            </p>
          </div>
          {mayAsk && !isAsking && (
            <span class="push">
              <button class="btn" type="button" disabled={!isAlive} onClick={() => setAsking(true)}>
                <Icon name="hand" />
                {say("questions.ask")}
              </button>
            </span>
          )}
        </div>
        {isAsking && <AskForm id="ask" onAsked={() => setAsking(false)} onClose={() => setAsking(false)} />}
        <MyQuestionList />
        <div class="q-moved">
          {waits !== "" && (
            <button class="new-inline" type="button" onClick={show}>
              <span class="pip" />
              {say("questions.show")} {waits}
            </button>
          )}
        </div>
        {now !== undefined && <NowQuestion question={at(now)} />}
        {asked > 0 && (
          <div class="q-two">
            <div>
              <Step state="next" count={counts.next} none={say("questions.noneNext")} />
              <List ids={places.next} at={at} draw={question => <QuestionCard question={question} />} />
              {cursors.next !== null && <More onMore={() => more("next")} />}
            </div>
            <div>
              <Step state="answered" count={counts.answered} none={say("questions.noneAnswered")} />
              <List
                ids={places.answered}
                at={at}
                draw={(question, index) => (
                  <AnsweredQuestion question={question} isOpen={start.isWhole || index === 0} />
                )}
              />
              {cursors.answered !== null && <More onMore={() => more("answered")} />}
            </div>
          </div>
        )}
        {places.approved.length > 0 && (
          <details class="q-all" open={start.isWhole || hadNoOther}>
            <summary>
              {counts.approved === asked
                ? say("questions.open", { count: counts.approved })
                : say("questions.openMore", { count: counts.approved })}
            </summary>
            <List ids={places.approved} at={at} draw={question => <QuestionCard question={question} />} />
            {cursors.approved !== null && <More onMore={() => more("approved")} />}
          </details>
        )}
        <p class={announcer.isShown ? "banner q-told" : "sr"} role="status">
          {announcer.said}
        </p>
        {isSigningIn && <SignIn onClose={() => setSigningIn(false)} />}
      </section>
    </AskingContext.Provider>
  );
}

function Step({ state, count, none }: { state: OpenlyAsked; count: number; none: string }) {
  return (
    <>
      <h3 class="q-step">
        {say(`questions.where.${state}`)} <span class="n num">{count}</span>
      </h3>
      {count === 0 && <p class="hint">{none}</p>}
    </>
  );
}

interface ListProps {
  ids: readonly Id[];
  at: (id: Id) => QuestionView | null;
  draw: (question: QuestionView | null, index: number) => preact.ComponentChild;
}

function List({ ids, at, draw }: ListProps) {
  if (ids.length === 0) return null;
  return (
    <ol class="q-list">
      {ids.map((id, index) => (
        <li key={id}>{draw(at(id), index)}</li>
      ))}
    </ol>
  );
}

/** The next page, which comes where it was asked for. */
function More({ onMore }: { onMore: () => Promise<void> }) {
  const [state, setState] = useState<"no" | "loading" | "missing">("no");
  const press = async () => {
    if (state === "loading") return;
    setState("loading");
    await onMore().then(
      () => setState("no"),
      () => setState("missing"),
    );
  };
  return (
    <button class="btn btn-quiet q-more" type="button" aria-busy={state === "loading"} onClick={press}>
      {state === "missing" ? say("questions.moreMissing") : say("questions.more")}
    </button>
  );
}
