import { useEffect, useState } from "preact/hooks";
import { numeral, say } from "../../../locales/say.ts";
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
import { relativeTime } from "../../core/text.ts";
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

/** In the order in which hosts need them. */
const places = ["now", "next", "new", "approved", "answered"] as const;

const regionName = (state: (typeof places)[number]) =>
  say("deskLive.asked.region", { place: say(`deskLive.asked.place.${state}`) });

/** What is asked of the hosts: on stage, next, waiting to be taken, new, and answered. */
export function QuestionsHere({ event }: { event: EventDoor }) {
  const { all, again } = useQuestionsHere(event);
  if (!event.article.asksQuestions && all && countOf(all) === 0) {
    return <p class="hint live-none">{say("deskLive.asked.off")}</p>;
  }
  if (!all) return <p class="hint live-none">{say("desk.reading")}</p>;
  const { asked, counts } = all;
  return (
    <>
      {places.map(state => (
        <section key={state} class={`q-place is-${state}`} aria-label={regionName(state)}>
          <h3>
            {say(`deskLive.asked.place.${state}`)}{" "}
            <span class="n num">{numeral(state === "new" ? asked.new.length : counts[state])}</span>
          </h3>
          {asked[state].length === 0 ? (
            <p class="hint">{say(`deskLive.asked.none.${state}`)}</p>
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
  /** The last part of what its button says. */
  says: "approved" | "next" | "now" | "notYet";
}

const moves: Partial<Record<QuestionState, readonly Act[]>> = {
  new: [{ to: "approved", says: "approved" }],
  approved: [
    { to: "next", says: "next" },
    { to: "now", says: "now" },
  ],
  next: [
    { to: "now", says: "now" },
    { to: "approved", says: "notYet" },
  ],
  now: [{ to: "next", says: "notYet" }],
};

const actName = ({ says }: Act) => say(`deskLive.asked.to.${says}`);

function Question({ question, others, again }: { question: Asked; others: Asked[]; again: () => void }) {
  const { comment, state, votes, movedAt } = question;
  const [open, setOpen] = useState<"answer" | "decline" | "join" | null>(null);
  const change = useChange();
  const now = useNow(30_000);
  const seen = { from: state, revision: comment.revision };
  const move = (request: object) => api.post(`questions/${comment.id}/moves`, { ...seen, ...request });
  const act = async (one: Act) => {
    const done = say("deskLive.asked.moved", { act: actName(one) });
    if (await change.run(() => move({ to: one.to }), done)) again();
  };
  const isOver = state === "answered";
  return (
    <li class="q-here">
      <p class="q-here-text" dir="auto" dangerouslySetInnerHTML={{ __html: comment.html }} />
      <p class="hint">
        <bdi>{comment.author.name}</bdi> · {say("deskLive.asked.hands", { count: votes })} ·{" "}
        {relativeTime(movedAt, now, "here")}
      </p>
      {open === "answer" && (
        <AnswerBox
          label={say("deskLive.yourAnswer", { name: comment.author.name })}
          verb={say(state === "new" ? "deskLive.publishAnswered" : "deskLive.answer")}
          send={async body => {
            await api.post(`questions/${comment.id}/answer`, {
              body,
              ...(state === "new" ? { revision: comment.revision } : {}),
            });
            again();
          }}
          done={say("deskLive.asked.answered")}
          close={() => setOpen(null)}
        />
      )}
      {open === "decline" && (
        <AnswerBox
          label={say("deskLive.asked.declineLabel", { name: comment.author.name })}
          placeholder={say("deskLive.asked.declineHint")}
          verb={say("deskLive.asked.decline")}
          send={async why => {
            await move({ to: "declined", why });
            again();
          }}
          done={say("deskLive.asked.declined")}
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
              {actName(one)}
            </button>
          ))}
          <button class="btn btn-sm" type="button" onClick={() => setOpen("answer")}>
            <Icon name="reply" />
            {say("deskLive.answer")}
          </button>
          {others.length > 0 && (
            <button class="btn btn-sm btn-quiet" type="button" onClick={() => setOpen("join")}>
              {say("deskLive.asked.join")}
            </button>
          )}
          {state !== "now" && (
            <button class="btn btn-sm btn-quiet" type="button" onClick={() => setOpen("decline")}>
              {say("deskLive.asked.notTaken")}
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
