import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { OpenlyAsked } from "../../server/protocol/questionStates.ts";
import type { QuestionsPage } from "../../server/protocol/questions.ts";
import { api } from "../core/api.ts";
import { live } from "../thread/connections.ts";
import { useArticle } from "../thread/useArticle.ts";
import { mineOf } from "./mine.ts";
import type { QuestionsStart } from "./start.ts";
import { append, apply, type QuestionsState, settle, startAgain, startQuestions } from "./store.ts";

interface Questions {
  state: QuestionsState;
  article: ArticleView;
  settle(): void;
  more(place: OpenlyAsked): Promise<void>;
}

/** The questions of an article: what the server drew, kept true by the article's live channel. */
export function useQuestions(start: QuestionsStart, root: RefObject<HTMLElement | null>): Questions {
  const [state, change] = useState(() => startQuestions(start.pages));
  const { article, hear } = useArticle(start.article);
  const latest = useRef(state);
  latest.current = state;

  useEffect(
    () =>
      live().watch(`article:${article.id}`, {
        since: latest.current.seq,
        apply(events) {
          change(before => {
            const next = events.reduce((all, { seq, event }) => apply(all, event, seq), before);
            return isUnseen(root.current) ? settle(next) : next;
          });
          for (const { event } of events) hear(event);
          // A move of any question may change how many come before mine.
          const mine = mineOf(article.id);
          const isMoved = events.some(({ event }) => event.kind === "question-changed");
          if (isMoved && mine.state.questions.length > 0) mine.refresh();
        },
        async startOver() {
          const fresh = await readPages(article.id);
          change(before => startAgain(before, fresh));
          mineOf(article.id).refresh();
          return startQuestions(fresh).seq;
        },
      }),
    [article.id],
  );

  return {
    state,
    article,
    settle: () => change(settle),
    async more(place) {
      const cursor = latest.current.cursors[place];
      if (cursor === null) return;
      const page = await api.get<QuestionsPage>(pagePath(article.id, place, cursor));
      change(before => append(before, place, page));
    },
  };
}

/** What is further down may change its places: nobody reads there. What is out of sight otherwise is found as it was left. */
function isUnseen(section: HTMLElement | null): boolean {
  const box = section?.getBoundingClientRect();
  return box !== undefined && box.height > 0 && box.top >= innerHeight;
}

function pagePath(article: string, state: OpenlyAsked, cursor: string | null): string {
  return `articles/${article}/questions?${new URLSearchParams({ state, ...(cursor === null ? {} : { cursor }) })}`;
}

/** The first page of each state, of an article by id or slug. */
export async function readPages(article: Id | string): Promise<QuestionsStart["pages"]> {
  const read = (state: OpenlyAsked) => api.get<QuestionsPage>(pagePath(article, state, null));
  const [approved, next, now, answered] = await Promise.all([
    read("approved"),
    read("next"),
    read("now"),
    read("answered"),
  ]);
  return { approved, next, now, answered };
}
