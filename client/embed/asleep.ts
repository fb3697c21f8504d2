import { numeral, say, spoken } from "../../locales/say.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { LiveEvent } from "../../server/protocol/events.ts";
import { draftOf, joined } from "../core/draft.ts";
import { stored } from "../core/kept.ts";
import { onLanguage } from "../core/language.ts";
import type { LiveStatus } from "../core/live.ts";
import { isLiveOff } from "../core/liveOff.ts";
import { askPart, listenAs, type PartAsked } from "../core/pageParts.ts";
import { isMemberExpected } from "../core/session.ts";
import { keepVisit, lastVisit } from "../core/visits.ts";
import { loadWords } from "../core/words.ts";
import { live } from "../thread/connections.ts";
import { tell } from "./tell.ts";

/** What the server has drawn of a part of a page, for whoever keeps it until its program is there. */
export interface Drawn {
  element: HTMLElement;
  root: ShadowRoot;
  articleId: Id;
  /** The number up to which it is true. */
  seq: number;
  /** The newest comment in it, where it is a discussion. */
  newest: Id | null;
  /** What of this part others may ask (see pageParts), and by which names of the article. */
  takes: readonly PartAsked["kind"][];
  names: readonly string[];
  /** True for what changes something that is drawn, so that the program has to come and draw it. */
  wakes(event: LiveEvent): boolean;
}

/** What was asked for while nothing could be done yet; `href`: where it leads without the program. */
export type Asked = { act(): void; href?: string } | null;

export interface Sleep {
  /** Fulfils when the program is needed. */
  over: Promise<void>;
  wake(): void;
  /** Takes off what was drawn meanwhile, for the program begins with what the server drew; answers what is to be done once it is there. */
  end(): Asked;
}

const pressable = "button, a[href], textarea, input, select, [tabindex]";

/**
 * A part of a page stands as the server drew it until a reader reaches for it, or something that is drawn changes: only then its program
 * is loaded. Meanwhile it is live: it counts who reads, and the comments that came, which wait behind a button as they do later.
 */
export function fallAsleep(drawn: Drawn): Sleep {
  const { root } = drawn;
  const undo: (() => void)[] = [];
  let asked: Asked = null;
  let wake: () => void = () => {};
  const over = new Promise<void>(resolve => {
    wake = resolve;
  });
  const ask = (next: NonNullable<Asked>) => {
    asked = next;
    wake();
  };
  const hear = <Kind extends keyof HTMLElementEventMap>(
    kind: Kind,
    act: (event: HTMLElementEventMap[Kind]) => void,
  ) => {
    const capture = { capture: true };
    root.addEventListener(kind, act as EventListener, capture);
    undo.push(() => root.removeEventListener(kind, act as EventListener, capture));
  };
  const under = (event: Event) => (event.target as Element).closest<HTMLElement>(pressable);

  hear("pointerover", event => under(event) && wake());
  hear("pointerdown", event => under(event) && wake());
  hear("focusin", wake);
  hear("keydown", wake);
  hear("click", event => {
    const pressed = under(event);
    // What a comment links to, what opens by itself and what is meant for another window are the browser's.
    const isItsOwn = event.ctrlKey || event.metaKey || event.shiftKey || pressed?.closest(".comment-body");
    if (!pressed || isItsOwn) return;
    event.preventDefault();
    const { same } = pressed.dataset;
    if (same) ask({ act: () => pressSame(root, same) });
    else ask({ act: () => pressed.click(), ...(pressed instanceof HTMLAnchorElement ? { href: pressed.href } : {}) });
  });
  undo.push(
    listenAs(drawn.names, part => {
      const isTaken = drawn.takes.includes(part.kind);
      if (isTaken) ask({ act: () => askPart(drawn.articleId, part) });
      return isTaken;
    }),
  );

  undo.push(keepWhenLeft(drawn), onLanguage(wake));

  // Drawn as not to be pressed because without a program nothing would come of it.
  for (const waiting of root.querySelectorAll("[disabled]")) waiting.removeAttribute("disabled");

  if (isExpected(drawn)) wake();
  else undo.push(drawSignedOut(root), keepLive(drawn, wake));
  return {
    over,
    wake,
    end() {
      for (const one of undo.splice(0).reverse()) one();
      return asked;
    },
  };
}

/** The program's own button comes once it has heard what happened since the page was drawn. */
function pressSame(root: ShadowRoot, selector: string, tries = 100): void {
  const own = root.querySelector<HTMLElement>(selector);
  if (own) own.click();
  else if (tries > 0) setTimeout(() => pressSame(root, selector, tries - 1), 50);
}

/** True where there is more to draw than the server could: for who is signed in, was here before, has begun to write, or follows a link to a place. */
function isExpected({ articleId, newest, root }: Drawn): boolean {
  const asked = new URLSearchParams(location.search);
  const visit = lastVisit(articleId);
  const keeps = stored(storage =>
    Object.keys(storage).some(key => key.startsWith(`comity:draft:${articleId}:`) || key === "comity:reader-keys"),
  );
  return (
    isMemberExpected() ||
    isLiveOff() ||
    root.getElementById("root")?.lang !== spoken() ||
    ["comment", "replay", "anchor"].some(name => asked.has(name)) ||
    (visit !== null && visit.upTo !== newest) ||
    keeps === true ||
    [...root.querySelectorAll("textarea")].some(({ value }) => value !== "")
  );
}

/** Who leaves before the program was there was here all the same, and keeps what was typed. */
function keepWhenLeft({ articleId, newest, root }: Drawn): () => void {
  const leave = () => {
    if (newest !== null) keepVisit(articleId, newest);
    const typed = root.querySelector<HTMLTextAreaElement>("#write-new")?.value ?? "";
    const draft = draftOf(articleId, null);
    if (typed !== "") draft.keep(joined(draft.read(), typed));
  };
  addEventListener("pagehide", leave);
  return () => removeEventListener("pagehide", leave);
}

/** The server does not know who reads, and draws the tools of the composer; who is signed out signs in first. */
function drawSignedOut(root: ShadowRoot): () => void {
  const gate = root.querySelector<HTMLElement>(".composer-gate");
  const bar = gate?.parentElement?.querySelector<HTMLElement>(".composer-bar");
  const show = (isGate: boolean) => {
    if (gate) gate.hidden = !isGate;
    if (gate && bar) bar.hidden = isGate;
  };
  show(true);
  return () => show(false);
}

/** Draws what is live of it; answers how to end that and take it off again, for the program begins with what the server drew. */
function keepLive({ root, element, articleId, seq, wakes }: Drawn, wake: () => void): () => void {
  const isDiscussion = root.querySelector("#discussion-h") !== null;
  const changing = root.querySelectorAll("#discussion-h, [data-live], .new-bars, [data-react]");
  const before = [...changing].map(place => [place, place.innerHTML, place.className] as const);
  let status: LiveStatus = { state: "connecting" };
  let readers = 0;
  let waiting = 0;
  const replies = new Map<Id, number>();
  let isOver = false;

  const draw = () => {
    if (isOver) return;
    if (waiting > 0)
      root
        .querySelector(".new-bars")
        ?.replaceChildren(button(".new-bar", "new-bar", say("asleep.newComments", { count: waiting })));
    for (const [id, count] of replies) placeUnder(root, id)?.replaceChildren(newReplies(id, count));
    root.querySelector("[data-live]")?.replaceChildren(...presence(status, readers));
  };
  const drawSoon = () => void loadWords(["asleep"]).then(draw, () => {});

  const take = (event: LiveEvent) => {
    if (event.kind === "comment-posted" && isDiscussion) {
      const { parentId } = event.comment;
      if (parentId === null) waiting++;
      else replies.set(parentId, (replies.get(parentId) ?? 0) + 1);
      root.querySelector("#discussion-h .n")?.replaceChildren(numeral(event.commentCount));
      tell(element, "comity:count", { count: event.commentCount });
      tell(element, "comity:new", { count: waiting });
    } else if (event.kind === "reactions-changed") {
      for (const [kind, count] of Object.entries(event.reactions)) {
        const place = root.querySelector(`[data-react="${event.commentId}:${CSS.escape(kind)}"]`);
        place?.replaceChildren(numeral(count));
        if (place) place.className = count > 0 ? "count" : "sr";
      }
    } else if (wakes(event)) wake();
  };

  const stopWatching = live().watch(`article:${articleId}`, {
    since: seq,
    apply(events) {
      for (const { event } of events) if (!isOver) take(event);
      drawSoon();
    },
    readers(now) {
      readers = now;
      drawSoon();
    },
    startOver: wake,
  });
  const stopTelling = live().onStatus(now => {
    status = now;
    if (now.state === "lost") wake();
    else drawSoon();
  });
  return () => {
    isOver = true;
    stopWatching();
    stopTelling();
    for (const id of replies.keys()) placeUnder(root, id)?.remove();
    for (const [place, html, names] of before) {
      if (place.innerHTML === html) continue;
      place.innerHTML = html;
      place.className = names;
    }
  };
}

/** Never says "Live" while it is not. */
function presence({ state }: LiveStatus, readers: number): Node[] {
  if (state !== "live" && state !== "asking") return [];
  const dot = Object.assign(document.createElement("span"), { className: "live-dot" });
  dot.setAttribute("aria-hidden", "true");
  const said = document.createElement("span");
  const how = Object.assign(document.createElement("b"), {
    textContent: state === "live" ? say("asleep.live") : say("asleep.everyFewSeconds"),
  });
  said.append(how, readers > 0 ? ` · ${say("asleep.reading", { count: readers })}` : "");
  const off = button("[data-live] button", "icon-btn icon-btn-sm", "");
  off.title = off.ariaLabel = say("asleep.turnOff");
  // The icon "pause" of core/Icon.tsx.
  off.innerHTML = '<svg class="i" viewBox="0 0 20 20" aria-hidden="true"><path d="M7 4.5v11M13 4.5v11"/></svg>';
  return [dot, said, off];
}

/** Where new replies to a comment that is drawn are told. */
function placeUnder(root: ShadowRoot, id: Id): Element | null {
  const comment = root.getElementById(`c-${id}`);
  const there = comment?.querySelector(":scope > .new-under");
  if (!comment || there) return there ?? null;
  const place = Object.assign(document.createElement("div"), { className: "new-under" });
  comment.append(place);
  return place;
}

function newReplies(id: Id, count: number): HTMLElement {
  const made = button(`#c-${id} > .new-under button`, "new-inline", say("asleep.newReplies", { count }));
  made.prepend(Object.assign(document.createElement("span"), { className: "pip" }));
  return made;
}

/** Pressed, it wakes the program, and the one that this draws in the place is pressed. */
function button(same: string, className: string, says: string): HTMLElement {
  const made = Object.assign(document.createElement("button"), { type: "button", className, textContent: says });
  made.dataset.same = same;
  return made;
}
