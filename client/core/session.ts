import type { NextStep, SignInAnswer } from "../../server/protocol/accounts.ts";
import type { SanctionView } from "../../server/protocol/restrictions.ts";
import type { Entered, Me, NoticeView } from "../../server/protocol/views.ts";
import { api } from "./api.ts";
import { home } from "./home.ts";

export type Member = NonNullable<Me["member"]>;

/** Who reads here, and what they were told. `member` is undefined until the server has answered. */
export interface SessionState {
  member: Member | null | undefined;
  notices: NoticeView[];
  /** What keeps them from writing. */
  sanctions: SanctionView[];
}

export interface Session {
  readonly state: SessionState;
  /** False while the server has not said who it is. */
  readonly isKnown: boolean;
  /** Tells every change from now on. */
  subscribe(tell: (state: SessionState) => void): () => void;
  load(): Promise<void>;
  /** Goes through a door that signs in (protocol/accounts.ts); answers what is asked for next, null when that was all. */
  proceed(door: string, request: object): Promise<NextStep | null>;
  /** By a token of the page's own accounts; answers until when the session holds. */
  signInByToken(token: string): Promise<Entered>;
  /** As a guest: by the work that was done, or by the secret that this browser keeps. */
  enter<E extends Entered>(door: string, request: object): Promise<E>;
  signOut(): Promise<void>;
  /** A notice that came live: newest first, each once. */
  tell(notice: NoticeView): void;
  markRead(): Promise<void>;
}

/** True where somebody seems to be signed in: a token is here, or the mark of a session whose cookie scripts cannot read. */
export const isMemberExpected = (): boolean =>
  home.token !== null || (home.origin === "" && /(^|; )comity_signed_in=yes/.test(document.cookie));

/** One per page: accounts and notices as the API has them. The operations throw ApiProblem. */
export function startSession(): Session {
  const listeners = new Set<(state: SessionState) => void>();
  // Who was not signed in when last heard of is drawn as signed out until the server says otherwise.
  let state: SessionState = { member: isMemberExpected() ? undefined : null, notices: [], sanctions: [] };
  let isKnown = false;

  // Grows when somebody signs in or out: an answer to a question asked before that is about somebody else.
  let person = 0;

  const become = (next: SessionState) => {
    isKnown = true;
    state = next;
    for (const listener of listeners) listener(next);
  };

  const take = <E extends Entered>(entered: E): E => {
    const { member, token = null } = entered;
    home.keep(token);
    person++;
    become({ member, notices: [], sanctions: [] });
    // The notices follow; that they are late stops nobody from writing.
    load().catch(() => {});
    return entered;
  };

  const load = async (): Promise<void> => {
    const askedFor = person;
    const { member, notices, sanctions } = await api.get<Me>("me");
    if (askedFor !== person) return load();
    // Its session has ended.
    if (!member) home.keep(null);
    become({ member, notices, sanctions });
  };

  return {
    get state() {
      return state;
    },
    get isKnown() {
      return isKnown;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load,
    async proceed(door, request) {
      const answer = await api.post<SignInAnswer>(door, request);
      if ("next" in answer) return answer;
      take(answer);
      return null;
    },
    enter: async <E extends Entered>(door: string, request: object) => take(await api.post<E>(door, request)),
    signInByToken: async token => take(await api.post<Entered>("sessions/token", { token })),
    async signOut() {
      await api.del("sessions/current");
      home.keep(null);
      person++;
      become({ member: null, notices: [], sanctions: [] });
    },
    tell(notice) {
      const others = state.notices.filter(({ id }) => id !== notice.id);
      const notices = [notice, ...others].sort((a, b) => Date.parse(b.madeAt) - Date.parse(a.madeAt));
      become({ ...state, notices });
    },
    async markRead() {
      if (unreadCount(state) === 0) return;
      const readAt = new Date().toISOString();
      become({ ...state, notices: state.notices.map(notice => ({ ...notice, readAt: notice.readAt ?? readAt })) });
      await api.put("me/notices/read");
    },
  };
}

export function unreadCount({ notices }: SessionState): number {
  return notices.filter(({ readAt }) => readAt === null).length;
}
