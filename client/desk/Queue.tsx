import { useEffect, useRef } from "preact/hooks";
import type { CaseViewName, Id } from "../../server/protocol/views.ts";
import { Icon } from "../core/Icon.tsx";
import { useNow } from "./clock.ts";
import { count } from "./counts.ts";
import { QueueItem } from "./QueueItem.tsx";
import type { QueueInHand } from "./useQueue.ts";

const views: { name: CaseViewName; says: string }[] = [
  { name: "all", says: "All" },
  { name: "reported", says: "Reported" },
  { name: "held", says: "Held" },
  { name: "mine", says: "Mine" },
];

interface QueueProps {
  queue: QueueInHand;
  me: Id;
  openId: Id | null;
  /** Called when arrivals were shown, with how many. */
  onShown(shown: number): void;
}

/** The list of what waits. Nothing in it moves by itself: arrivals wait until they are asked for. */
export function Queue({ queue, me, openId, onShown }: QueueProps) {
  const now = useNow(15_000);
  const list = useRef<HTMLOListElement>(null);
  const { state } = queue;
  const waiting = state?.waiting.length ?? 0;

  useEffect(() => {
    if (openId) list.current?.querySelector(`[data-case="${openId}"]`)?.scrollIntoView({ block: "nearest" });
  }, [openId]);

  const show = () => {
    const first = state?.waiting[0]?.id;
    queue.showWaiting();
    onShown(waiting);
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-case="${first}"] a`)?.focus();
    });
  };

  return (
    <section class="q-list" aria-label="Queue">
      <Views queue={queue} />
      <p class="q-order">Harm, reports, readers and record; then 20 points for each hour of waiting</p>
      {waiting > 0 && (
        <div class="q-new">
          <button class="btn" type="button" onClick={show}>
            {`${count(waiting, "new case", "new cases")} – show`}
          </button>
        </div>
      )}
      <div class="q-items" id="queue-panel" role="tabpanel" aria-labelledby={`view-${queue.view}`}>
        {queue.problem && (
          <div class="banner banner-warn q-problem" role="alert">
            <Icon name="warn" />
            <p>{queue.problem}</p>
            <button class="btn btn-sm" type="button" onClick={queue.reload}>
              Try again
            </button>
          </div>
        )}
        {state && state.rows.length > 0 && (
          <ol ref={list}>
            {state.rows.map(row => (
              <QueueItem key={row.case.id} row={row} me={me} isOpen={row.case.id === openId} now={now} />
            ))}
          </ol>
        )}
        {state && state.rows.length === 0 && <NothingWaits view={queue.view} />}
        {!state && queue.isLoading && <Waiting />}
        {state?.nextCursor && (
          <div class="q-more">
            <button class="btn" type="button" onClick={queue.showMore}>
              Show more
            </button>
          </div>
        )}
      </div>
    </section>
  );
}

/** Tabs with one tab stop; arrows move between them. */
function Views({ queue }: { queue: QueueInHand }) {
  const move = (event: KeyboardEvent) => {
    const at = views.findIndex(each => each.name === queue.view);
    const isRtl = getComputedStyle(event.currentTarget as Element).direction === "rtl";
    const steps: Record<string, number> = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = views[(at + step + views.length) % views.length];
    if (!next) return;
    queue.setView(next.name);
    document.getElementById(`view-${next.name}`)?.focus();
  };
  return (
    <div class="q-filter" role="tablist" aria-label="Which cases" onKeyDown={move}>
      {views.map(({ name, says }) => {
        const isOpen = name === queue.view;
        const n = isOpen ? queue.state?.openCount : name === "all" ? queue.state?.allCount : undefined;
        return (
          <button
            key={name}
            id={`view-${name}`}
            class="tab"
            type="button"
            role="tab"
            aria-selected={isOpen}
            aria-controls="queue-panel"
            tabIndex={isOpen ? 0 : -1}
            onClick={() => queue.setView(name)}
          >
            {says} {n !== undefined && <span class="n">{n.toLocaleString("en")}</span>}
          </button>
        );
      })}
    </div>
  );
}

const nothing: Record<CaseViewName, string> = {
  all: "Nothing is waiting",
  reported: "No reports are waiting",
  held: "Nothing is held",
  mine: "You have no case open",
};

function NothingWaits({ view }: { view: CaseViewName }) {
  return (
    <div class="empty">
      <p class="empty-title">{nothing[view]}</p>
      <p class="hint">New cases appear here by themselves.</p>
    </div>
  );
}

/** The shape of what comes, while the first page is read. */
function Waiting() {
  return (
    <div class="q-ghosts" aria-busy="true">
      <p class="sr">Reading the queue …</p>
      {[1, 2, 3, 4].map(n => (
        <div key={n} class="q-ghost" aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
