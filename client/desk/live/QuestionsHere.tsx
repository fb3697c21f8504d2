import { useEffect, useState } from "preact/hooks";
import type { Page } from "../../../server/protocol/basics.ts";
import {
  mayBecome,
  type OpenlyAsked,
  openlyAsked,
  type QuestionState,
  takesHands,
} from "../../../server/protocol/questionStates.ts";
import type { HiddenQuestionView, QuestionsPage } from "../../../server/protocol/questions.ts";
import type { CommentView } from "../../../server/protocol/views.ts";
import { api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import { counted, relativeTime } from "../../core/text.ts";
import { useNow } from "../parts/useNow.ts";
import { AnswerBox } from "./AnswerBox.tsx";
import { JoinBox } from "./JoinBox.tsx";
import { useChange } from "./useChange.ts";
import type { EventDoor } from "./useEvent.ts";

/** A question in any state, as its hosts see it. */
interface Asked {
  comment: CommentView;
  state: QuestionState;
  votes: number;
  movedAt: string;
}

interface All {
  asked: Record<OpenlyAsked | "new", Asked[]>;
  counts: QuestionsPage["counts"];
}

/** Questions as hosts work with them, read again whenever one moves. */
function useQuestionsHere({ path, news }: EventDoor): { all: All | null; again: () => void } {
  const [all, setAll] = useState<All | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isLate = false;
    // Many that move together are read once.
    const timer = setTimeout(() => {
      void read(path).then(
        found => isLate || setAll(found),
        // What was read before stays until the next one moves.
        () => {},
      );
    }, 200);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [path, news.questions, turn]);
  return { all, again: () => setTurn(before => before + 1) };
}

async function read(path: string): Promise<All> {
  const [pages, hidden] = await Promise.all([
    Promise.all(openlyAsked.map(state => api.get<QuestionsPage>(`${path}/questions?state=${state}&limit=30`))),
    api.get<Page<HiddenQuestionView>>(`${path}/questions/hidden?state=new&limit=30`),
  ]);
  const items = (state: OpenlyAsked): Asked[] => pages[openlyAsked.indexOf(state)]?.items ?? [];
  const asked = {
    now: items("now"),
    next: items("next"),
    approved: items("approved"),
    answered: items("answered"),
    new: hidden.items.map(item => ({ ...item, votes: 0 })),
  };
  return { asked, counts: pages[0]?.counts ?? { approved: 0, next: 0, now: 0, answered: 0 } };
}

/** What is asked of the hosts: on stage, next, waiting to be taken, new, and answered. */
export function QuestionsHere({ event }: { event: EventDoor }) {
  const { all, again } = useQuestionsHere(event);
  if (!event.article.asksQuestions && all && countOf(all) === 0) {
    return <p class="hint live-none">Nobody can ask here yet: switch questions on under “Running”.</p>;
  }
  if (!all) return <p class="hint live-none">Reading …</p>;
  const { asked, counts } = all;
  const places = [
    { state: "now", title: "Now", count: counts.now, none: "Nothing is being answered." },
    { state: "next", title: "Next", count: counts.next, none: "Nothing is next." },
    { state: "new", title: "New", count: asked.new.length, none: "Nothing new." },
    { state: "approved", title: "Asked openly", count: counts.approved, none: "Nothing is asked openly." },
    { state: "answered", title: "Answered", count: counts.answered, none: "Nothing is answered yet." },
  ] as const;
  return (
    <>
      {places.map(({ state, title, count, none }) => (
        <section key={state} class={`q-place is-${state}`} aria-label={`Questions: ${title}`}>
          <h3>
            {title} <span class="n num">{count}</span>
          </h3>
          {asked[state].length === 0 ? (
            <p class="hint">{none}</p>
          ) : (
            <ul>
              {asked[state].map(question => (
                <Question
                  key={question.comment.id}
                  question={question}
                  others={joinable(asked, question)}
                  again={again}
                />
              ))}
            </ul>
          )}
        </section>
      ))}
    </>
  );
}

/** With what a question can be joined: others that readers can still raise a hand for. */
const joinable = (asked: All["asked"], { comment, state }: Asked): Asked[] =>
  mayBecome(state, "joined")
    ? takesHands.flatMap(one => asked[one]).filter(other => other.comment.id !== comment.id)
    : [];

const countOf = ({ asked }: All) => Object.values(asked).reduce((sum, list) => sum + list.length, 0);

interface Act {
  to: "approved" | "next" | "now";
  says: string;
}

const moves: Partial<Record<QuestionState, readonly Act[]>> = {
  new: [{ to: "approved", says: "Ask it openly" }],
  approved: [
    { to: "next", says: "Next" },
    { to: "now", says: "Now" },
  ],
  next: [
    { to: "now", says: "Now" },
    { to: "approved", says: "Not yet" },
  ],
  now: [{ to: "next", says: "Not yet" }],
};

function Question({ question, others, again }: { question: Asked; others: Asked[]; again: () => void }) {
  const { comment, state, votes, movedAt } = question;
  const [open, setOpen] = useState<"answer" | "decline" | "join" | null>(null);
  const change = useChange();
  const now = useNow(30_000);
  const seen = { from: state, revision: comment.revision };
  const move = (request: object) => api.post(`questions/${comment.id}/moves`, { ...seen, ...request });
  const act = async ({ to, says }: Act) => {
    if (await change.run(() => move({ to }), `${says}: done.`)) again();
  };
  const isOver = state === "answered";
  return (
    <li class="q-here">
      <p class="q-here-text" dir="auto" dangerouslySetInnerHTML={{ __html: comment.html }} />
      <p class="hint">
        <bdi>{comment.author.name}</bdi> · {counted(votes, { one: "# hand", other: "# hands" })} ·{" "}
        {relativeTime(movedAt, now, "here")}
      </p>
      {open === "answer" && (
        <AnswerBox
          label={`Your answer to ${comment.author.name}`}
          verb={state === "new" ? "Publish with this answer" : "Answer"}
          send={async body => {
            await api.post(`questions/${comment.id}/answer`, {
              body,
              ...(state === "new" ? { revision: comment.revision } : {}),
            });
            again();
          }}
          done="Answered."
          close={() => setOpen(null)}
        />
      )}
      {open === "decline" && (
        <AnswerBox
          label={`Why the question by ${comment.author.name} is not taken`}
          placeholder="Its author reads this."
          verb="Do not take it"
          send={async why => {
            await move({ to: "declined", why });
            again();
          }}
          done="Not taken; its author is told why."
          close={() => setOpen(null)}
        />
      )}
      {open === "join" && (
        <JoinBox
          author={comment.author.name}
          others={others}
          send={async into => {
            await move({ to: "joined", into });
            again();
          }}
          close={() => setOpen(null)}
        />
      )}
      {!isOver && open === null && (
        <div class="q-here-acts">
          {moves[state]?.map(one => (
            <button
              key={one.to}
              class="btn btn-sm"
              type="button"
              aria-disabled={change.isSending}
              onClick={() => void act(one)}
            >
              {one.says}
            </button>
          ))}
          <button class="btn btn-sm" type="button" onClick={() => setOpen("answer")}>
            <Icon name="reply" />
            Answer
          </button>
          {others.length > 0 && (
            <button class="btn btn-sm btn-quiet" type="button" onClick={() => setOpen("join")}>
              Join …
            </button>
          )}
          {state !== "now" && (
            <button class="btn btn-sm btn-quiet" type="button" onClick={() => setOpen("decline")}>
              Not taken
            </button>
          )}
        </div>
      )}
      <p class="trouble" role="alert">
        {change.trouble}
      </p>
    </li>
  );
}
