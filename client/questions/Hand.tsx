import { numeral, say } from "../../locales/say.ts";
import { takesHands } from "../../server/protocol/questionStates.ts";
import type { QuestionView } from "../../server/protocol/questions.ts";
import { Icon } from "../core/Icon.tsx";
import { useAsking } from "./context.ts";

/** "I ask this too", with how many do. Nobody raises a hand for the own question, nor for one that is answered. */
export function Hand({ question: { comment, state, votes } }: { question: QuestionView }) {
  const { isAlive, member, mine, press } = useAsking();
  const takes = (takesHands as readonly string[]).includes(state) && member?.id !== comment.author.id;
  if (!takes) return votes === 0 ? null : <span class="q-hands">{say("thread.asked.askToo", { count: votes })}</span>;
  const isUp = mine.votes.includes(comment.id);
  return (
    <button
      class="act"
      type="button"
      disabled={!isAlive}
      aria-pressed={isUp}
      aria-label={isUp ? say("questions.raised", { count: votes }) : say("questions.raise", { count: votes })}
      onClick={() => press(comment.id)}
    >
      <Icon name="hand" />
      {numeral(votes)}
    </button>
  );
}
