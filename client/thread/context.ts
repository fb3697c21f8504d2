import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { AnchorView } from "../../server/protocol/anchors.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { Reaction } from "../../server/protocol/reactions.ts";
import type { SanctionView } from "../../server/protocol/restrictions.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import type { Act } from "../../server/protocol/writing.ts";
import { atHome } from "../core/home.ts";
import { pageHref } from "../core/pageHref.ts";
import type { Member } from "../core/session.ts";
import type { ThreadState } from "../core/threadState.ts";
import type { Hold } from "./hold.ts";
import type { Arranged } from "./useArranged.ts";
import type { Beside } from "./useBeside.ts";
import type { Clock } from "./useClock.ts";
import type { NoteOf } from "./useMuting.ts";
import type { Reading } from "./useReading.ts";
import type { WritingOn } from "./useWritingOn.ts";

/** Which small window is open. */
export type Asking =
  | { kind: "sign-in"; isNew: boolean }
  | { kind: "report"; comment: CommentView }
  | { kind: "withdraw"; comment: CommentView }
  | { kind: "mute"; comment: CommentView }
  | { kind: "person"; id: Id }
  | { kind: "profile" }
  | { kind: "guest" }
  | { kind: "keys" };

/** Where somebody writes inside the thread: one place at a time. */
export type Writing = { kind: "reply"; id: Id; quote?: string } | { kind: "edit"; id: Id } | null;

export interface Talk extends Arranged, Beside {
  article: ArticleView;
  clock: Clock;
  /** False in the first drawing: nothing can be pressed yet. */
  isAlive: boolean;
  /** True while what happens is heard at once. */
  isConnected: boolean;
  state: ThreadState;
  /** undefined until the server has said who reads. */
  member: Member | null | undefined;
  /** What keeps the reader from writing; see useHindrance. */
  sanctions: readonly SanctionView[];
  reactions: Readonly<Record<Id, readonly Reaction["kind"][]>>;
  reported: ReadonlySet<Id>;
  /** Until then slow mode keeps me from posting, as Date.now; null: nothing does. */
  mayPostAt: number | null;
  collapsed: ReadonlySet<Id>;
  writing: Writing;
  /** What the new comment is to be on. */
  on: WritingOn | null;
  /** The comment that the address names. */
  target: Id | null;
  /** What is new since the last visit, and the way there. */
  reading: Reading;
  /** True where nobody can write any more. */
  isClosed: boolean;
  /** What keeps this reader from writing here for now, or for good. */
  hold: Hold | null;

  /** What I have muted is drawn so, and not as it is. */
  noteOf: NoteOf;

  ask(asking: Asking): void;
  /** What I have arranged is otherwise now, as the server answered. */
  arrange(change: Partial<Arranged>): void;
  /** Says what keeps the reader from this; false when nothing does. */
  isKeptFrom(act: Act): boolean;
  write(writing: Writing): void;
  choose(on: AnchorView | null): void;
  collapse(id: Id, isCollapsed: boolean): void;
  react(comment: CommentView, kind: Reaction["kind"]): Promise<void>;
  /** A comment of mine as the server answered it. */
  written(comment: CommentView): void;
  showReplies(id: Id): void;
  moreReplies(id: Id): Promise<void>;
  /** Says it to those who listen instead of look. */
  announce(text: string): void;
  /** Says it to all, in a line that goes by itself. */
  tell(text: string): void;
  focus(id: Id): void;
}

export const TalkContext = createContext<Talk | null>(null);

export function useTalk(): Talk {
  const talk = useContext(TalkContext);
  if (!talk) throw new Error("drawn outside of a discussion");
  return talk;
}

/** The form for what breaks the law; it needs neither an account nor JavaScript. */
export const unlawfulHref = (id: Id): string => atHome(`/notices/new?comment=${id}`);

/** Address of one comment on its own. */
export const permalinkOf = (article: ArticleView, id: Id): string => pageHref(article, { comment: id }, "discussion");
