import { say } from "../../locales/say.ts";
import { isOpen } from "../../server/protocol/articles.ts";
import type { QuestionState } from "../../server/protocol/questionStates.ts";
import type { MyQuestion } from "../../server/protocol/questions.ts";
import { Icon, type IconName } from "../core/Icon.tsx";
import { questionHref } from "../core/pageHref.ts";
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
      <h3 class="q-step">{say("questions.mine")}</h3>
      <ul>
        {mine.questions.map(question => (
          <li key={question.id}>
            <p dir="auto">{question.text}</p>
            <p class="q-became">
              <span class={looks[question.state].chip}>
                <Icon name={looks[question.state].icon} />
                {say(`thread.asked.states.${question.state}`)}
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
      return <span>{say(`questions.says.${question.state}`)}</span>;
    case "now":
      return <span>{isOpen(article) ? say("questions.says.now") : say("questions.leftOpen")}</span>;
    case "joined": {
      const { joinedTo } = question;
      return (
        <span>
          {joinedTo ? say("questions.says.joinedTo", { name: joinedTo.name }) : say("questions.says.joinedGone")}
        </span>
      );
    }
    case "next":
      return <span>{say("questions.says.before", { count: question.before ?? 0 })}</span>;
    case "answered":
      return (
        <span>
          {say("questions.says.answeredAt", { at: clockTime(question.movedAt, clock.zone) })}{" "}
          <a class="tap" href={questionHref(article, question.id)}>
            {say("questions.readAnswer")}
          </a>
        </span>
      );
    case "declined":
      return (
        <span>
          {question.why} {say("questions.says.notTaken")}
        </span>
      );
  }
}
