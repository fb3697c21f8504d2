import { numeral, say } from "../../locales/say.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import { houseRuleNames } from "../../server/protocol/houseRules.ts";
import { Icon, type IconName } from "../core/Icon.tsx";
import type { LiveStatus } from "../core/live.ts";
import { readFirstWords } from "../core/paceWords.ts";
import type { SessionState } from "../core/session.ts";
import { soonOrDate } from "../core/text.ts";
import { useSignOut } from "../core/useSignOut.ts";
import type { Leaf } from "../personal/Yours.tsx";
import { live, session } from "./connections.ts";
import { useTalk } from "./context.ts";
import type { Hold } from "./hold.ts";
import { MemberMenu } from "./MemberMenu.tsx";
import { Notices } from "./Notices.tsx";
import type { Clock } from "./useClock.ts";

interface HeaderProps {
  status: LiveStatus | null;
  readers: number | null;
  session: SessionState;
  /** The line below says what slows the discussion down. */
  isPaced: boolean;
  onYours: (leaf?: Leaf) => void;
}

/** Title with the count, what the connection really is, the member's bell, and the rules of the house. */
export function Header({ status, readers, session: state, isPaced, onYours }: HeaderProps) {
  const { state: thread } = useTalk();
  const { signOut, stillIn } = useSignOut(session);
  return (
    <>
      <header class="thread-head" part="header">
        <h2 id="discussion-h">
          {say("thread.discussion")}
          <span class="n num" aria-hidden="true">
            {numeral(thread.commentCount)}
          </span>
          <span class="sr"> {say("thread.comments", { count: thread.commentCount })}</span>
        </h2>
        <Presence status={status} readers={readers} isPaced={isPaced} />
        <span class="push">
          {state.member && (
            <>
              <Notices state={state} onWays={() => onYours("ways")} />
              <MemberMenu member={state.member} onYours={() => onYours()} onSignOut={signOut} />
            </>
          )}
        </span>
      </header>
      <p class="trouble" role="alert">
        {stillIn}
      </p>
      <div class="thread-rule">
        <details>
          <summary>
            {say("thread.lede")} <span class="as-link">{say("thread.houseRules")}</span>
          </summary>
          <ol class="rules-list">
            {houseRuleNames.map(name => (
              <li key={name}>{say(`rules.${name}.rule`)}</li>
            ))}
          </ol>
        </details>
      </div>
    </>
  );
}

const holdIcons = {
  scheduled: "clock",
  paused: "pause",
  closed: "lock",
  archived: "history",
} as const satisfies Record<Hold["kind"], IconName>;

const lastWordsOf = ({ closesAt }: ArticleView, { now, zone }: Clock) =>
  closesAt ? say("thread.lastWordsUntil", { at: soonOrDate(closesAt, now, zone) }) : say("thread.lastWords");

/** Never says "Live" while it is not. Before the page is alive it says nothing, but keeps the room. */
function Presence({ status, readers, isPaced }: Omit<HeaderProps, "session" | "onYours">) {
  const { article, clock, hold, state } = useTalk();
  if (hold) {
    const isArchive = hold.kind === "archived";
    return (
      <span class="presence">
        <Icon name={holdIcons[hold.kind]} />
        <span>
          {isArchive
            ? say("thread.archive", { comments: say("thread.comments", { count: state.commentCount }) })
            : hold.title}
        </span>
      </span>
    );
  }
  const isOff = status?.waiting !== undefined;
  const isCurrent = status?.state === "live" || status?.state === "asking";
  return (
    <span class="presence" data-live>
      {isCurrent && isOff && (
        <>
          <Icon name="pause" />
          <span>{say("thread.isOff")}</span>
        </>
      )}
      {isCurrent && !isOff && (
        <>
          <span class="live-dot" aria-hidden="true" />
          <span>
            <b>{status.state === "live" ? say("asleep.live") : say("asleep.everyFewSeconds")}</b>
            {readers !== null && readers > 0 && ` · ${say("asleep.reading", { count: readers })}`}
          </span>
          <button
            class="icon-btn icon-btn-sm"
            type="button"
            aria-label={say("asleep.turnOff")}
            title={say("asleep.turnOff")}
            onClick={() => live().turn("off")}
          >
            <Icon name="pause" />
          </button>
        </>
      )}
      {status?.state === "lost" && (
        <>
          <Icon name="offline" />
          <span>{say("thread.notConnected")}</span>
        </>
      )}
      {(status?.state === "catching-up" || status?.state === "connecting") && (
        <>
          <Icon name="refresh" />
          <span>{say("thread.catchingUp")}</span>
        </>
      )}
      {article.state === "winding-down" && (
        <>
          <Icon name="clock" />
          <span>{lastWordsOf(article, clock)}</span>
        </>
      )}
      {article.slowMode !== null && article.slowMode.seconds > 0 && !isPaced && (
        <>
          <Icon name="clock" />
          <span>{say("thread.pace.slowMode")}</span>
        </>
      )}
      {article.reviewFirst && !(isPaced && article.reviewFirstUntil) && (
        <>
          <Icon name="eye" />
          <span>{article.reviewFirstUntil ? readFirstWords(article, clock) : say("thread.readFirst")}</span>
        </>
      )}
    </span>
  );
}
