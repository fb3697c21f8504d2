import type { Id } from "../../server/protocol/basics.ts";
import type { MyQuestions } from "../../server/protocol/questions.ts";
import { api } from "../core/api.ts";
import { live, session } from "../thread/connections.ts";

/** My hands and my questions under one article, the same for all parts of the page. */
export interface Mine {
  readonly state: MyQuestions;
  subscribe(tell: (state: MyQuestions) => void): () => void;
  /** Reads it again. */
  refresh(): void;
  /** Raises my hand, or takes it down; answers how many are up. Throws ApiProblem. */
  setHand(id: Id, isUp: boolean): Promise<number>;
}

const opened = new Map<Id, Mine>();

/** Made in the browser only, at the first use. */
export function mineOf(articleId: Id): Mine {
  const known = opened.get(articleId) ?? startMine(articleId);
  opened.set(articleId, known);
  return known;
}

const nothing: MyQuestions = { votes: [], questions: [] };
/** Several moves in a row are one look. */
const lookAfterMs = 300;

function startMine(articleId: Id): Mine {
  const listeners = new Set<(state: MyQuestions) => void>();
  let state = nothing;
  let memberId: Id | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopWatching = () => {};

  const become = (next: MyQuestions) => {
    state = next;
    for (const listener of listeners) listener(next);
  };
  const read = async () => {
    const of = memberId;
    if (of === undefined) return;
    const next = await api.get<MyQuestions>(`articles/${articleId}/questions/mine`);
    if (of === memberId) become(next);
  };
  const refresh = () => {
    clearTimeout(timer);
    // What only I see is then missing until the next time.
    timer = setTimeout(() => read().catch(() => {}), lookAfterMs);
  };
  const meet = (next: Id | undefined) => {
    if (next === memberId) return;
    memberId = next;
    stopWatching();
    become(nothing);
    if (next === undefined) return;
    refresh();
    // What becomes of a question that others do not see, its author hears here.
    stopWatching = live().watch(`user:${next}`, {
      since: Number.MAX_SAFE_INTEGER,
      apply: events => void (events.some(({ event }) => event.kind === "question-changed") && refresh()),
      async startOver(seq) {
        refresh();
        return seq;
      },
    });
  };
  session().subscribe(({ member }) => meet(member?.id));
  meet(session().state.member?.id);

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
    async setHand(id, isUp) {
      const path = `questions/${id}/hand`;
      const { votes } = await (isUp ? api.put<{ votes: number }>(path) : api.del<{ votes: number }>(path));
      const others = state.votes.filter(other => other !== id);
      become({ ...state, votes: isUp ? [...others, id] : others });
      return votes;
    },
  };
}
