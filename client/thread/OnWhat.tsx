import { say } from "../../locales/say.ts";
import type { AnchorView } from "../../server/protocol/anchors.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { nameOf } from "../core/anchors.ts";
import { Icon } from "../core/Icon.tsx";
import { pageHref } from "../core/pageHref.ts";
import { askPart } from "../core/pageParts.ts";
import { clockTime, type Zone } from "../core/text.ts";
import { useTalk } from "./context.ts";

/** What a comment is on, and the way there; and what became of it since the comment was written. */
export function OnWhat({ comment: { anchor, postedAt } }: { comment: CommentView }) {
  const { article, clock } = useTalk();
  if (!anchor) return null;
  const mark = markOf(anchor, postedAt, clock.zone);
  const href = hrefOf(article, anchor);
  const lead = (event: Event) => {
    if (anchor.kind === "update" && askPart(article.id, { kind: "show-update", id: anchor.id })) event.preventDefault();
  };
  return (
    <p class="anchor-line">
      {href ? (
        <a class="anchor tap" href={href} onClick={lead}>
          <Icon name="link" />
          {onWords(anchor, clock.zone)}
        </a>
      ) : (
        <span class="anchor">
          <Icon name="link" />
          {onWords(anchor, clock.zone)}
        </span>
      )}
      {mark && <span class="anchor-mark">{mark}</span>}
    </p>
  );
}

/** "on 14:24, The scales may stay". */
function onWords(anchor: AnchorView, zone: Zone): string {
  if (anchor.kind === "paragraph") {
    return anchor.n === null
      ? say("thread.on.goneParagraph", { begins: anchor.begins })
      : say("thread.on.paragraph", { begins: anchor.begins });
  }
  const at = clockTime(anchor.at, zone);
  return anchor.isWithdrawn
    ? say("thread.on.withdrawn", { clock: at })
    : say("thread.on.update", { clock: at, title: anchor.title });
}

/** For who looks at a comment that is older than what it is on. */
function markOf(anchor: AnchorView, postedAt: string, zone: Zone): string | null {
  if (anchor.kind !== "update" || !anchor.correctedAt || postedAt >= anchor.correctedAt) return null;
  return say("thread.on.beforeCorrection", { clock: clockTime(anchor.correctedAt, zone) });
}

/** Null where there is nothing to lead to. */
function hrefOf(article: ArticleView, anchor: AnchorView): string | null {
  if (anchor.kind === "update") return pageHref(article, { update: anchor.id }, "updates");
  return anchor.n === null ? null : pageHref(article, {}, `p-${anchor.n}`);
}

/** Where what is drawn is on one thing only: what, and the way back to everything. */
export function NarrowedTo({ onWhole }: { onWhole: () => void }) {
  const { article, state, clock } = useTalk();
  const { anchor: name, items } = state;
  if (name === null) return null;
  const anchor = items.map(item => item.anchor).find(one => one && nameOf(one) === name);
  const whole = (event: Event) => {
    event.preventDefault();
    onWhole();
  };
  return (
    <p class="one-comment" id="narrowed" tabIndex={-1}>
      <Icon name="link" />
      <span>
        {anchor ? say("thread.on.narrowedTo", { what: onWords(anchor, clock.zone) }) : say("thread.on.nothingOnIt")}
      </span>
      <a href={pageHref(article, {}, "discussion")} onClick={whole}>
        {say("thread.on.whole")}
      </a>
    </p>
  );
}

/** In the composer: what the new comment will be on, with the way to take it off, and what became of it meanwhile. */
export function WritingOnWhat() {
  const { article, clock, on, choose } = useTalk();
  if (!on) return null;
  const { anchor, since } = on;
  const change = changeSince(anchor, since, clock.zone);
  const see = (event: Event) => {
    if (anchor.kind === "update" && askPart(article.id, { kind: "show-update", id: anchor.id })) event.preventDefault();
  };
  return (
    <>
      <p class="composer-on">
        <Icon name="link" />
        <span>{onWords(anchor, clock.zone)}</span>
        <button
          class="icon-btn icon-btn-sm"
          type="button"
          aria-label={say("thread.on.takeOff")}
          title={say("thread.on.takeOff")}
          onClick={() => choose(null)}
        >
          <Icon name="x" />
        </button>
      </p>
      {change && (
        <div class="composer-notice" role="status">
          <Icon name="edit" />
          <div>
            <b>{change.title}</b> {change.hint}
            <div class="acts">
              <a class="btn btn-sm" href={hrefOf(article, anchor) ?? "#updates"} onClick={see}>
                {say("thread.on.seeChange")}
              </a>
            </div>
          </div>
        </div>
      )}
    </>
  );
}

function changeSince(anchor: AnchorView, since: string, zone: Zone): { title: string; hint: string } | null {
  if (anchor.kind !== "update") return null;
  if (anchor.isWithdrawn) return { title: say("thread.on.updateWithdrawn"), hint: say("thread.on.textIsKept") };
  if (!anchor.correctedAt || anchor.correctedAt <= since) return null;
  return {
    title: say("thread.on.updateCorrected"),
    hint: say("thread.on.correctedAndKept", { clock: clockTime(anchor.correctedAt, zone) }),
  };
}
