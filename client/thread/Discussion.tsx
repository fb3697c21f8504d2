import { useEffect, useMemo, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { AnchorName } from "../../server/protocol/anchors.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import { limits } from "../../server/protocol/limits.ts";
import { Icon, type IconName } from "../core/Icon.tsx";
import { pageHref, writeHref } from "../core/pageHref.ts";
import { shownCount, type ThreadState, waitingReplies, waitingTops } from "../core/threadState.ts";
import type { Leaf } from "../personal/Yours.tsx";
import { arrivalWords } from "./arrivalWords.ts";
import { Comment } from "./Comment.tsx";
import { Composer } from "./Composer.tsx";
import { TalkContext, useTalk } from "./context.ts";
import { Header } from "./Header.tsx";
import { NarrowedTo } from "./OnWhat.tsx";
import { PaceLine, usePacePlace } from "./PaceLine.tsx";
import { Prompt, usePrompt } from "./Prompt.tsx";
import { ReadingTools, VisitLine } from "./ReadingTools.tsx";
import { useKeysSwitch, useReaderKeys } from "./readerKeys.ts";
import { SomeoneWrites } from "./SomeoneWrites.tsx";
import { SortMenu } from "./SortMenu.tsx";
import { StatusBanner } from "./StatusBanner.tsx";
import type { DiscussionStart } from "./start.ts";
import { ThreadEnd } from "./ThreadEnd.tsx";
import { useChosenWords } from "./useChosenWords.ts";
import { useDialogs } from "./useDialogs.ts";
import { usePart } from "./usePart.ts";
import { usePartOf } from "./usePartOf.ts";
import { useReplayDoor } from "./useReplayDoor.ts";
import { useSpoilers } from "./useSpoilers.ts";
import { useTalkState } from "./useTalkState.ts";
import { TypingContext, useTyping } from "./useTyping.ts";
import { WriteEither } from "./WriteEither.tsx";

interface DiscussionProps {
  start: DiscussionStart;
  /** What was typed into the server's drawing before this was alive. */
  typed?: string;
  /** Told how many comments there are, whenever that changes. */
  onCount?: (count: number) => void;
  /** Told how many comments wait to be shown. */
  onNew?: (count: number) => void;
  /** Told what the article is now, whenever that changes. */
  onArticle?: (article: ArticleView) => void;
}

/** The discussion of an article: drawn by the server, alive in the browser. */
export function Discussion({ start, typed = "", onCount, onNew, onArticle }: DiscussionProps) {
  const { talk, thread, reader, announcer, asking, close, root } = useTalkState(start);
  const typing = useTyping(talk.article.id);
  const { state } = thread;
  const { permalink } = start;
  const Dialogs = useDialogs(asking !== null);
  const isPaced = usePacePlace(talk.article);
  const keys = useKeysSwitch();
  const replay = useReplayDoor(talk);
  const search = usePart(() => import("../personal/Search.tsx"), talk.tell);
  const chosen = useChosenWords(root);
  useSpoilers(root, state.items);
  const yours = usePart(() => import("../personal/Yours.tsx"), talk.tell);
  const [leaf, setLeaf] = useState<Leaf>("answers");
  const openYours = (next: Leaf = "answers") => {
    setLeaf(next);
    yours.open();
  };
  const [isJumping, setJumping] = useState(false);
  const newTops = permalink ? 0 : waitingTops(state);
  const arrivals = useMemo(() => {
    const { count, toMe } = waitingReplies(state, reader.member?.id);
    return arrivalWords(newTops, count, toMe);
  }, [newTops, state.newReplies, reader.member]);

  useEffect(() => onCount?.(state.commentCount), [state.commentCount]);
  useEffect(() => onNew?.(newTops), [newTops]);
  const prompt = usePrompt(talk.article);
  useEffect(() => onArticle?.(talk.article), [talk.article]);
  useEffect(() => announcer.mention(arrivals, "arrivals"), [arrivals]);
  useEffect(() => {
    if (thread.status?.state === "lost") announcer.mention(say("thread.connectionLost"), "connection");
    if (thread.cameIn === null) return;
    announcer.mention(
      thread.cameIn > 0 ? say("thread.cameIn", { count: thread.cameIn }) : say("thread.upToDate"),
      "connection",
    );
  }, [thread.status?.state, thread.cameIn]);

  const showNew = async () => {
    const first = await thread.showTop();
    if (first === null) return announcer.tell(say("thread.moreNotRead"));
    announcer.announce(say("thread.commentsShown", { count: state.letGo > 0 ? limits.pageMost : newTops }));
    talk.focus(first);
  };

  const narrow = (anchor: AnchorName | null) =>
    thread.narrow(anchor).then(
      () => {
        reader.refresh();
        const here = root.current?.querySelector<HTMLElement>(anchor === null ? "#discussion-h" : "#narrowed");
        here?.focus({ preventScroll: true });
        here?.scrollIntoView({ block: "nearest" });
      },
      () => announcer.tell(say("thread.moreNotRead")),
    );
  usePartOf(start, { root, talk, narrow });

  const { line, visit, goTo } = talk.reading;
  const toUnread = () => {
    const isThere = goTo("unread");
    setJumping(isThere);
    if (!isThere) announcer.tell(say("thread.noMoreUnread"));
  };
  const toComment = (which: "next" | "previous") => {
    if (!goTo(which)) announcer.tell(say("thread.noMoreComments"));
  };
  useReaderKeys(keys.areOn && asking === null, {
    u: toUnread,
    n: () => toComment("next"),
    "shift-n": () => toComment("previous"),
    p: () => {
      if (!goTo("parent")) announcer.tell(say("thread.noParent"));
    },
    "?": () => talk.ask({ kind: "keys" }),
  });

  const endSearch = () => {
    search.close();
    root.current?.querySelector<HTMLElement>(".search-btn")?.focus();
  };

  const list = useMemo(
    () => (
      <ol class="comments" part="comments" aria-label={say("thread.commentsSorted", { sort: state.sort })}>
        {state.items.map(comment => (
          <li key={comment.id}>
            {comment.id === line && visit && <VisitLine visit={visit} />}
            <Comment comment={comment} />
          </li>
        ))}
      </ol>
    ),
    [state.items, line],
  );

  return (
    <TalkContext.Provider value={talk}>
      <TypingContext.Provider value={typing}>
        <section class="thread" part="discussion" aria-labelledby="discussion-h" ref={root}>
          <Header
            status={thread.status}
            readers={thread.readers}
            session={reader.session}
            isPaced={isPaced}
            onYours={openYours}
          />
          {isPaced && <PaceLine />}
          {!talk.isClosed && (
            <a class="btn btn-primary without-script" href={writeHref(start.article)}>
              {say("thread.writeNow")}
            </a>
          )}
          <WritePlace typed={typed} />
          <Prompt shown={prompt.shown} />
          {replay.Shown && (
            <replay.Shown article={talk.article} seq={state.seq} at={replay.at} onLeave={replay.leave} />
          )}
          <div class="thread-list">
            <div hidden={replay.Shown !== null}>
              <div class="float-start">
                <div class="new-bars">
                  {prompt.hasNew && <NewBar icon="pin" says={say("thread.prompt.show")} onShow={prompt.show} />}
                  {newTops > 0 && <NewBar icon="up" says={showWords(state)} onShow={showNew} />}
                </div>
              </div>
              <div class="thread-tools">
                <SomeoneWrites under={null} />
                {permalink && <OneComment href={pageHref(start.article, {}, "discussion")} />}
                {start.isGone && <Gone />}
                <NarrowedTo onWhole={() => narrow(null)} />
                {state.items.length > 0 && (
                  <ReadingTools
                    areKeysOn={keys.areOn}
                    onUnread={toUnread}
                    onSearch={search.open}
                    onReplay={replay.open}
                    replayButton={replay.button}
                  />
                )}
                {!permalink && state.items.length > 0 && <SortMenu />}
              </div>
              {search.part && <search.part.Search onClose={endSearch} />}
              {state.items.length === 0 ? <Empty isClosed={talk.isClosed} /> : list}
              <ThreadEnd thread={thread} shown={shownCount(state.items)} isPermalink={permalink !== null} />
            </div>
            <div class="float-end">
              <div>
                {isJumping && talk.reading.hasUnread && (
                  <button class="btn btn-sm jump" type="button" onClick={toUnread}>
                    {say("thread.nextUnread")}
                    <Icon name="chevDown" />
                  </button>
                )}
                <p class={announcer.isShown ? "banner told" : "sr"} role="status">
                  {announcer.said}
                </p>
                <StatusBanner status={thread.status} cameIn={thread.cameIn} atTop={newTops} onShow={showNew} />
              </div>
            </div>
          </div>
          {chosen.Offer && chosen.chosen && <chosen.Offer chosen={chosen.chosen} onEnd={chosen.end} />}
          {yours.part && <yours.part.Yours first={leaf} onClose={yours.close} />}
          {asking && Dialogs && (
            <Dialogs asking={asking} onClose={close} onReported={reader.hasReported} onKeys={keys.turn} />
          )}
        </section>
      </TypingContext.Provider>
    </TalkContext.Provider>
  );
}

/**
 * Where the page was open when it was drawn the field stays, whatever happens to the discussion: nothing moves, and no draft is out
 * of sight. Where it was closed it comes when the reader asks for it.
 */
function WritePlace({ typed }: { typed: string }) {
  const { isClosed, hold, article } = useTalk();
  const [isShown, setShown] = useState(!isClosed);
  if (isShown)
    return article.asksQuestions ? <WriteEither typed={typed} /> : <Composer purpose={{ kind: "new" }} typed={typed} />;
  return (
    <div class="banner closed-banner">
      <Icon name={isClosed ? "lock" : "bubble"} />
      <p>
        <b>{hold?.title ?? say("thread.openAgain")}.</b> {hold?.hint}
      </p>
      {!isClosed && (
        <button class="btn btn-sm" type="button" onClick={() => setShown(true)}>
          {say("thread.writeNow")}
        </button>
      )}
    </div>
  );
}

/** So many that only the first page is read: in the order of time its newest, in others whatever comes first by now. */
function showWords(state: ThreadState): string {
  const count = waitingTops(state);
  if (state.letGo === 0) return say("asleep.newComments", { count });
  return state.sort === "newest"
    ? say("thread.newestOf", { shown: limits.pageMost, count })
    : say("thread.readAnew", { count });
}

/** Floats above the comments and takes no room: nothing moves when it comes. */
function NewBar({ icon, says, onShow }: { icon: IconName; says: string; onShow: () => void }) {
  return (
    <button class="new-bar" type="button" onClick={onShow}>
      <Icon name={icon} />
      {says}
    </button>
  );
}

function OneComment({ href }: { href: string }) {
  return (
    <p class="one-comment">
      <Icon name="link" />
      <span>{say("thread.oneComment")}</span>
      <a href={href}>{say("thread.wholeDiscussion")}</a>
    </p>
  );
}

function Gone() {
  return (
    <p class="one-comment is-gone">
      <Icon name="info" />
      <span>{say("thread.noLongerHere")}</span>
    </p>
  );
}

function Empty({ isClosed }: { isClosed: boolean }) {
  return (
    <div class="empty">
      <h3>{say("thread.noComments")}</h3>
      <p>{isClosed ? say("thread.noCommentsClosed") : say("thread.noCommentsHint")}</p>
    </div>
  );
}
