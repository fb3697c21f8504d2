import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { AskForm } from "../questions/AskForm.tsx";
import { AskingContext, useAskingState } from "../questions/context.ts";
import { MyQuestionList } from "../questions/Mine.tsx";
import { Composer } from "./Composer.tsx";
import { useTalk } from "./context.ts";

/** Where an article takes questions: a comment for all, or a question to the hosts. Each text is kept for itself. */
export function WriteEither({ typed }: { typed: string }) {
  const { article, clock, announce, tell, ask } = useTalk();
  const [isQuestion, setQuestion] = useState(false);
  const announcer = { announce, tell };
  const asking = useAskingState({ article, clock, announcer, onSignIn: () => ask({ kind: "sign-in", isNew: false }) });
  return (
    <>
      <fieldset class="seg" disabled={!asking.isAlive}>
        <legend class="sr">{say("thread.asked.whatToWrite")}</legend>
        <button type="button" aria-pressed={!isQuestion} onClick={() => setQuestion(false)}>
          {say("thread.asked.comment")}
        </button>
        <button type="button" aria-pressed={isQuestion} onClick={() => setQuestion(true)}>
          {say("thread.asked.question")}
        </button>
      </fieldset>
      {isQuestion ? (
        <AskingContext.Provider value={asking}>
          <AskForm id="ask-here" />
          <MyQuestionList />
        </AskingContext.Provider>
      ) : (
        <Composer purpose={{ kind: "new" }} typed={typed} />
      )}
    </>
  );
}
