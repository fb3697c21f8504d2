import { isOpen } from "../../server/protocol/articles.ts";
import type { QuestionState } from "../../server/protocol/questionStates.ts";
import type { MyQuestion } from "../../server/protocol/questions.ts";
import { Icon, type IconName } from "../core/Icon.tsx";
import { questionWords as says } from "../core/questionWords.ts";
import { clockTime } from "../core/text.ts";
import { useAsking } from "./context.ts";

const looks: Record<QuestionState, { icon: IconName; chip: string }> = {
  new: { icon: "bubble", chip: "chip" },
  approved: { icon: "eye", chip: "chip chip-accent" },
  joined: { icon: "swap", chip: "chip chip-accent" },
  next: { icon: "up", chip: "chip chip-accent" },
  now: { icon: "radio", chip: "chip chip-warn" },
  answered: { icon: "checkCircle", chip: "chip chip-good" },
  declined: { icon: "minus", chip: "chip" },
};

/** What became of each question of mine, in words. */
export function MyQuestionList() {
  const { mine } = useAsking();
  if (mine.questions.length === 0) return null;
  return (
    <div class="q-mine">
      <h3 class="q-step">{says.mine}</h3>
      <ul>
        {mine.questions.map(question => (
          <li key={question.id}>
            <p dir="auto">{question.text}</p>
            <p class="q-became">
              <span class={looks[question.state].chip}>
                <Icon name={looks[question.state].icon} />
                {says.states[question.state]}
              </span>
              <Became question={question} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Became({ question }: { question: MyQuestion }) {
  const { article, clock } = useAsking();
  switch (question.state) {
    case "new":
    case "approved":
      return <span>{says.says[question.state]}</span>;
    case "now":
      return <span>{isOpen(article) ? says.says.now : says.leftOpen}</span>;
    case "joined": {
      const { joinedTo } = question;
      return <span>{joinedTo ? says.says.joinedTo(joinedTo.name) : says.says.joinedGone}</span>;
    }
    case "next":
      return <span>{says.says.before(question.before ?? 0)}</span>;
    case "answered":
      return (
        <span>
          {says.says.answeredAt(clockTime(question.movedAt, clock.zone))}{" "}
          <a class="tap" href={`${article.url}/questions/${question.id}`}>
            {says.readAnswer}
          </a>
        </span>
      );
    case "declined":
      return (
        <span>
          {question.why} {says.says.notTaken}
        </span>
      );
  }
}
