import { say } from "../../locales/say.ts";
import type { CommentView, ThreadComment } from "../../server/protocol/views.ts";
import { Icon } from "../core/Icon.tsx";
import { loadPart } from "../core/words.ts";
import { permalinkOf, type Talk, unlawfulHref, useTalk } from "./context.ts";
import { mayEdit, minutesToEdit } from "./editing.ts";
import { toggleFollow } from "./following.ts";
import { type Item, Menu } from "./Menu.tsx";
import { copied } from "./shared.ts";

/** Collapse the thread, and a menu for what is needed rarely. */
export function CommentMenu({ comment }: { comment: ThreadComment }) {
  const talk = useTalk();
  const { name } = comment.author;
  return (
    <div class="comment-tools">
      {comment.replyCount > 0 && comment.depth === 0 && (
        <button
          class="icon-btn"
          type="button"
          aria-expanded={true}
          aria-label={say("thread.collapse")}
          title={say("thread.collapse")}
          onClick={() => talk.collapse(comment.id, true)}
        >
          <Icon name="minus" />
        </button>
      )}
      <Menu label={say("thread.moreOn", { name })} items={itemsFor(comment, talk)}>
        <Icon name="more" />
      </Menu>
    </div>
  );
}

function itemsFor(comment: ThreadComment, talk: Talk): Item[] {
  const { article, member, clock, reported, ask, write, tell } = talk;
  const href = permalinkOf(article, comment.id);
  const copy: Item = {
    icon: "link",
    says: say("thread.copyLink"),
    act: async () => ((await copied(href)) ? tell(say("thread.linkCopied")) : location.assign(href)),
  };
  const always = [
    copy,
    ...offered(comment, talk),
    ...(member ? [keepItem(comment, talk), ...followItems(comment, talk)] : []),
  ];
  const isMine = member?.id === comment.author.id;
  if (!isMine) {
    const report: Item = {
      icon: "flag",
      says: say("thread.report"),
      act: () => ask(member ? { kind: "report", comment } : { kind: "sign-in", isNew: false }),
    };
    const unlawful: Item = {
      icon: "shield",
      says: say("thread.reportUnlawful"),
      act: () => location.assign(unlawfulHref(comment.id)),
    };
    const mute: Item = {
      icon: "mute",
      says: say("thread.mute", { name: comment.author.name }),
      act: () => ask({ kind: "mute", comment }),
    };
    return [...always, ...(member ? [mute] : []), ...(reported.has(comment.id) ? [] : [report]), unlawful];
  }
  const edit: Item = {
    icon: "edit",
    says: say("thread.edit"),
    beside: say("thread.minutesLeft", { count: minutesToEdit(comment, article, clock.now) }),
    act: () => write({ kind: "edit", id: comment.id }),
  };
  const withdraw: Item = { icon: "x", says: say("thread.deleteMine"), act: () => ask({ kind: "withdraw", comment }) };
  return [...always, ...(mayEdit(comment, article, clock.now) ? [edit] : []), withdraw];
}

/** What the site lets its readers ask others about a comment. */
function offered({ id, html }: CommentView, { article: { offers = [] }, turnBeside }: Talk): Item[] {
  const links: Item = { icon: "search", says: say("thread.links"), act: () => turnBeside(id, "links") };
  const translate: Item = { icon: "swap", says: say("thread.translate"), act: () => turnBeside(id, "translation") };
  return [
    ...(offers.includes("links") && html.includes(' href="http') ? [links] : []),
    ...(offers.includes("translation") ? [translate] : []),
  ];
}

function keepItem({ id }: CommentView, { bookmarked, arrange, tell }: Talk): Item {
  const isKept = bookmarked.includes(id);
  const act = () =>
    loadPart(() => import("../personal/keep.ts"), ["personal"])
      .then(({ keep }) => keep(id, !isKept))
      .then(
        said => {
          arrange({ bookmarked: isKept ? bookmarked.filter(one => one !== id) : [...bookmarked, id] });
          tell(said);
        },
        () => tell(say("thread.notReadYet")),
      );
  return { icon: "bookmark", says: isKept ? say("thread.keepNoLonger") : say("thread.keep"), act };
}

/** The thread by its first comment, and whoever wrote this one, if that is somebody else. */
function followItems({ id, depth, author }: CommentView, talk: Talk): Item[] {
  const { follows, member } = talk;
  const followsThread = follows.threads.includes(id);
  const thread: Item = {
    icon: "bell",
    says: followsThread ? say("thread.unfollowThread") : say("thread.followThread"),
    act: () => toggleFollow(talk, "threads", id),
  };
  const { name } = author;
  const person: Item = {
    icon: "personPlus",
    says: follows.people.includes(author.id)
      ? say("thread.unfollowPerson", { name })
      : say("thread.followPerson", { name }),
    act: () => toggleFollow(talk, "people", author.id),
  };
  return [...(depth === 0 ? [thread] : []), ...(member?.id === author.id || author.id === "0" ? [] : [person])];
}
