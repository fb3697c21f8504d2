import { useRef, useState } from "preact/hooks";
import { numeral, say } from "../../locales/say.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { Notice, NoticeView } from "../../server/protocol/views.ts";
import { atHome } from "../core/home.ts";
import { Icon, type IconName } from "../core/Icon.tsx";
import { ruleNamed, sanctionTitle } from "../core/sanctionWords.ts";
import { type SessionState, unreadCount } from "../core/session.ts";
import { exactTime, relativeTime } from "../core/text.ts";
import { session } from "./connections.ts";
import { useTalk } from "./context.ts";
import { toggleFollow } from "./following.ts";
import type { Clock } from "./useClock.ts";
import { useDismiss } from "./useDismiss.ts";

/** The bell of a member: how many are new, and what they say. Opening it marks them as read. */
export function Notices({ state, onWays }: { state: SessionState; onWays: () => void }) {
  const talk = useTalk();
  const { article, clock, follows } = talk;
  const [isOpen, setOpen] = useState(false);
  const [fresh, setFresh] = useState<ReadonlySet<Id>>(new Set());
  const box = useRef<HTMLDivElement>(null);
  useDismiss(box, isOpen, () => setOpen(false));
  const unread = unreadCount(state);

  const toggle = () => {
    setOpen(!isOpen);
    if (isOpen) return;
    // They stay marked as new while the list is open.
    setFresh(new Set(state.notices.filter(({ readAt }) => readAt === null).map(({ id }) => id)));
    session()
      .markRead()
      .catch(() => {});
  };

  return (
    <div class="notices" ref={box}>
      <button
        class="btn btn-quiet bell"
        type="button"
        aria-expanded={isOpen}
        aria-label={unread > 0 ? say("thread.unread", { count: unread }) : say("notices.title")}
        onClick={toggle}
      >
        <Icon name="bell" />
        {unread > 0 && (
          <span class="bell-count num" aria-hidden="true">
            {numeral(unread)}
          </span>
        )}
      </button>
      {isOpen && (
        <section class="notices-list" aria-label={say("notices.title")}>
          <h3>{say("notices.title")}</h3>
          {state.notices.length === 0 && <p class="hint">{say("notices.none")}</p>}
          <ol>
            {state.notices.map(notice => (
              <li key={notice.id} class={fresh.has(notice.id) ? "is-new" : ""}>
                <OneNotice view={notice} clock={clock} />
              </li>
            ))}
          </ol>
          <p class="notices-foot">
            <button class="btn btn-sm" type="button" onClick={() => toggleFollow(talk, "articles", article.id)}>
              {follows.article ? say("thread.unfollowArticle") : say("thread.followArticle")}
            </button>
            <button
              class="btn btn-sm btn-quiet"
              type="button"
              aria-haspopup="dialog"
              onClick={() => {
                setOpen(false);
                onWays();
              }}
            >
              {say("thread.howTold")}
            </button>
          </p>
        </section>
      )}
    </div>
  );
}

const icons: Record<Notice["kind"], IconName> = {
  approved: "checkCircle",
  featured: "star",
  unfeatured: "star",
  rejected: "minus",
  "edit-asked": "edit",
  waits: "clock",
  replied: "reply",
  mentioned: "reply",
  "new-from-person": "bubble",
  "new-in-thread": "bubble",
  "new-in-article": "bubble",
  sanctioned: "pause",
  "sanction-lifted": "undo",
  "appeal-decided": "swap",
};

function OneNotice({ view: { notice, madeAt, url }, clock }: { view: NoticeView; clock: Clock }) {
  return (
    <>
      <Icon name={icons[notice.kind]} />
      <div>
        <Said notice={notice} clock={clock} />
        <p class="hint">
          {"articleSlug" in notice && url && (
            <>
              {say("notices.under")}{" "}
              <a href={url.startsWith("/") ? atHome(url) : url}>
                <bdi>{notice.articleTitle}</bdi>
              </a>
              {" · "}
            </>
          )}
          <time datetime={madeAt} title={exactTime(madeAt, clock.zone)}>
            {relativeTime(madeAt, clock.now, clock.zone)}
          </time>
        </p>
      </div>
    </>
  );
}

function Said({ notice, clock }: { notice: Notice; clock: Clock }) {
  switch (notice.kind) {
    case "replied":
      return <Line says={say("notices.replied", { name: notice.by })} />;
    case "mentioned":
      return <Line says={say("notices.mentioned", { name: notice.by })} />;
    case "new-from-person":
      return <Line says={say("notices.newFromPerson", { name: notice.by })} />;
    case "new-in-thread":
      return <Line says={say("notices.newInThread")} />;
    case "new-in-article":
      return <Line says={say("notices.newInArticle")} />;
    case "sanction-lifted":
      return <Line says={say(`notices.lifted.${notice.sanction}`)} />;
    case "appeal-decided":
      return <AppealDecided notice={notice} />;
    case "sanctioned":
      return <Sanctioned notice={notice} clock={clock} />;
    default:
      return <Decided notice={notice} />;
  }
}

function Line({ says }: { says: string }) {
  return (
    <p>
      <b>{says}</b>
    </p>
  );
}

/** What a sanction keeps its member from, until when, and the rule. */
function Sanctioned({ notice, clock }: { notice: Notice & { kind: "sanctioned" }; clock: Clock }) {
  return (
    <>
      <Line says={`${sanctionTitle({ ...notice, kind: notice.sanction }, clock.zone)}.`} />
      <p>
        {ruleNamed(notice.reason)} {notice.removeDays && say("notices.removedWith", { days: notice.removeDays })}{" "}
        <a href={atHome(`/statements/${notice.statement}`)}>{say("notices.reasons")}</a>
      </p>
      <Note note={notice.note} />
    </>
  );
}

/** Whether somebody else came to the same decision, and what they wrote. */
function AppealDecided({
  notice: { outcome, restriction, note, statement },
}: {
  notice: Notice & { kind: "appeal-decided" };
}) {
  return (
    <>
      <Line says={outcome === "overturned" ? say("notices.overturned") : say("notices.upheld")} />
      <p>
        {outcome === "overturned" &&
          (restriction === "removal" ? say("notices.restoredComment") : say("notices.restoredOther"))}{" "}
        <a href={atHome(`/statements/${statement}`)}>{say("notices.reasons")}</a>
      </p>
      <Note note={note} />
    </>
  );
}

/** A removal names the rule, quotes the part, says who decided and what is not affected. */
function Decided({
  notice,
}: {
  notice: Notice & { kind: "approved" | "featured" | "unfeatured" | "rejected" | "edit-asked" | "waits" };
}) {
  return (
    <>
      <p>
        <b>{say(`notices.${notice.kind}`)}</b>
        {"reason" in notice && ` ${say("notices.because", { why: say(`rules.${notice.reason}.why`) })}`}
      </p>
      <blockquote dir="auto">{notice.quote}</blockquote>
      {"reason" in notice && (
        <p>
          {ruleNamed(notice.reason)} {!("isSanctioned" in notice && notice.isSanctioned) && say("notices.notAffected")}{" "}
          {notice.statement && <a href={atHome(`/statements/${notice.statement}`)}>{say("notices.reasons")}</a>}
        </p>
      )}
      {(notice.kind === "waits" || notice.kind === "unfeatured") && (
        <p>
          {notice.kind === "waits" && say("notices.stillWaits")}{" "}
          <a href={atHome(`/statements/${notice.statement}`)}>{say("notices.reasons")}</a>
        </p>
      )}
      {"note" in notice && notice.note && <Note note={notice.note} />}
    </>
  );
}

function Note({ note }: { note: string | null }) {
  return note ? (
    <p>
      {say("thread.fromModerator")} <bdi>{note}</bdi>
    </p>
  ) : null;
}
