import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { SlowMode } from "../../server/protocol/pace.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { type Act, hindrance } from "../../server/protocol/writing.ts";
import { ruleNamed, sanctionTitle } from "../core/sanctionWords.ts";
import { posted } from "../core/store.ts";
import type { Asking, Talk, Writing } from "./context.ts";
import { holdOf, isOver } from "./hold.ts";
import { useSlowingSaid } from "./PaceLine.tsx";
import type { DiscussionStart } from "./start.ts";
import { type Announcer, useAnnouncer } from "./useAnnouncer.ts";
import { useArticle } from "./useArticle.ts";
import { useBeside } from "./useBeside.ts";
import { useClock } from "./useClock.ts";
import { type Reader, useMember } from "./useMember.ts";
import { useMuting } from "./useMuting.ts";
import { useReading } from "./useReading.ts";
import { type Thread, useThread } from "./useThread.ts";
import { useWritingOn } from "./useWritingOn.ts";

interface TalkState {
  talk: Talk;
  thread: Thread;
  reader: Reader;
  announcer: Announcer;
  /** The small window that is open. */
  asking: Asking | null;
  close(): void;
  root: RefObject<HTMLElement | null>;
}

/** Everything that a discussion knows and can do, for its parts. */
export function useTalkState(start: DiscussionStart): TalkState {
  const known = useArticle(start.article);
  const { article, lookAgain } = known;
  const { on, choose, hear: hearOfOn } = useWritingOn(start.article.id);
  const thread = useThread(start, {
    ...known,
    hear(event) {
      known.hear(event);
      hearOfOn(event);
    },
  });
  const reader = useMember(article, thread);
  const announcer = useAnnouncer();
  const clock = useClock(start.now);
  const hold = holdOf(article, reader.member, clock);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [writing, setWriting] = useState<Writing>(null);
  const [collapsed, setCollapsed] = useState<ReadonlySet<Id>>(new Set());
  const root = useRef<HTMLElement>(null);
  const focus = useFocus(root);
  const { state, change } = thread;
  const mayPostAt = mayPostAgainAt(article.slowMode, reader.postedAt);
  useSlowingSaid(article, clock, announcer);
  const reading = useReading({ articleId: article.id, state, memberId: reader.member?.id, collapsed, root });
  const { arranged, arrange } = reader;
  const { besideOf, turnBeside } = useBeside(announcer.tell);
  const noteOf = useMuting(arranged.muted, reader.member?.id, clock, focus);
  const isAlive = thread.status !== null;
  const isConnected = thread.status?.state === "live";
  const target = start.permalink?.comment.id ?? null;

  useEffect(() => {
    if (target !== null) root.current?.querySelector(`#c-${target}`)?.scrollIntoView({ block: "center" });
  }, []);

  const isSlow = useRef(false);
  isSlow.current = (article.slowMode?.seconds ?? 0) > 0;

  const collapse = useCallback((id: Id, isCollapsed: boolean) => {
    setCollapsed(before => new Set(isCollapsed ? [...before, id] : [...before].filter(other => other !== id)));
    if (!isCollapsed) focus(id);
  }, []);

  const written = useCallback((comment: CommentView) => {
    change(before => posted(before, comment));
    setWriting(null);
    if (comment.anchor) choose(null);
    // The server says whether it counts.
    if (isSlow.current) reader.refresh();
    if (comment.state === "held") {
      announcer.announce(say("thread.heldTitle"));
      lookAgain();
    }
    if (comment.state === "held" || comment.state === "visible") focus(comment.id);
  }, []);

  const showReplies = (id: Id) => {
    const first = state.newReplies[id]?.[0];
    const count = state.newReplies[id]?.length ?? 0;
    thread.showReplies(id);
    announcer.announce(say("thread.repliesShown", { count }));
    if (first) focus(first.id);
  };

  const moreReplies = async (id: Id) => {
    const first = await thread.moreReplies(id);
    if (first !== null) focus(first);
  };

  const { sanctions } = reader.session;
  const isKeptFrom = (act: Act) => {
    const found = hindrance(sanctions, act, Date.now());
    if (found) announcer.tell(`${sanctionTitle(found, clock.zone)}. ${ruleNamed(found.reason)}`);
    return found !== undefined;
  };

  const ask = (next: Asking) => {
    if (next.kind !== "report" || !isKeptFrom("report")) setAsking(next);
  };

  const talk: Talk = useMemo(
    () => ({
      article,
      clock,
      isAlive,
      isConnected,
      state,
      member: reader.member,
      sanctions,
      reactions: reader.reactions,
      reported: reader.reported,
      mayPostAt,
      collapsed,
      writing,
      on,
      choose,
      target,
      isClosed: isOver(article),
      hold,
      reading,
      ...arranged,
      noteOf,
      besideOf,
      turnBeside,
      ask,
      arrange,
      isKeptFrom,
      write: setWriting,
      collapse,
      react: reader.react,
      written,
      showReplies,
      moreReplies,
      announce: announcer.announce,
      tell: announcer.tell,
      focus,
    }),
    [
      article,
      clock,
      isAlive,
      isConnected,
      state,
      reader.member,
      reader.reactions,
      reader.reported,
      mayPostAt,
      collapsed,
      writing,
      on,
      reading.since,
      arranged,
      noteOf,
      besideOf,
      sanctions,
    ],
  );
  return { talk, thread, reader, announcer, asking, close: () => setAsking(null), root };
}

/** When slow mode lets me post again; it may end, or ask for other seconds, while I wait. */
function mayPostAgainAt(slowMode: SlowMode | null, postedAt: number | null): number | null {
  if (slowMode === null || slowMode.seconds === 0 || postedAt === null) return null;
  const at = postedAt + 1_000 * slowMode.seconds;
  return slowMode.until === null ? at : Math.min(at, Date.parse(slowMode.until));
}

/** Moves the focus to the heading of a comment, once it is drawn. */
function useFocus(root: RefObject<HTMLElement | null>): (id: Id) => void {
  const [wanted, setWanted] = useState<{ id: Id } | null>(null);
  const done = useRef<object | null>(null);
  useLayoutEffect(() => {
    if (!wanted || done.current === wanted) return;
    const heading = root.current?.querySelector<HTMLElement>(`#c-${wanted.id}-by`);
    if (!heading) return;
    done.current = wanted;
    heading.focus();
  });
  return useCallback((id: Id) => setWanted({ id }), []);
}
