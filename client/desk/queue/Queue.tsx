import { useEffect, useRef, useState } from "preact/hooks";
import { numeral } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseViewName } from "../../../server/protocol/cases.ts";
import { Icon } from "../../core/Icon.tsx";
import { clockTime, counted } from "../../core/text.ts";
import type { Bulk } from "../case/useBulk.ts";
import { announce } from "../parts/announce.tsx";
import { agePoints } from "../parts/deskWords.ts";
import { panelOf, Tabs } from "../parts/Tabs.tsx";
import { useNow } from "../parts/useNow.ts";
import type { QueueDoor } from "../parts/useQueue.ts";
import { BulkBar } from "./BulkBar.tsx";
import { FilterPanel } from "./FilterPanel.tsx";
import { QueueRow } from "./QueueRow.tsx";
import type { Selection } from "./useSelection.ts";

const views = [
  { view: "all", name: "All" },
  { view: "held", name: "Held" },
  { view: "reported", name: "Reported" },
  { view: "appeals", name: "Appeals" },
  { view: "legal", name: "Legal" },
  { view: "mine", name: "Mine" },
  { view: "decided", name: "Decided" },
] as const satisfies readonly { view: CaseViewName; name: string }[];

/** What is said of each view when it has nothing. */
export const nothingThere: Record<CaseViewName, { title: string; text: string }> = {
  all: { title: "Nothing is waiting", text: "New comments appear here by themselves." },
  reported: { title: "No reports are waiting", text: "A comment that a reader reports appears here by itself." },
  held: { title: "Nothing is held", text: "A comment that waits unseen for a moderator appears here by itself." },
  appeals: {
    title: "No appeals are waiting",
    text: "When an author disagrees with a removal, it appears here by itself.",
  },
  legal: {
    title: "No legal notices are waiting",
    text: "A notice that a comment may break the law appears here by itself.",
  },
  mine: { title: "You hold none", text: "A comment is yours while you look at it. Open one from “All”." },
  decided: { title: "You have decided none", text: "What you decide stays here, the last first, with its undo." },
};

interface QueueProps {
  door: QueueDoor;
  me: Id;
  openId: Id | null;
  selection: Selection;
  bulk: Bulk;
  isVeiled: boolean;
  isNarrowing: boolean;
}

/** What waits, most urgent first. New ones wait behind a button: the list never moves under the pointer. */
export function Queue({ door, me, openId, selection, bulk, isVeiled, isNarrowing }: QueueProps) {
  const { queue, isLoading, problem } = door;
  const list = useRef<HTMLUListElement>(null);
  const now = useNow(1_000);
  const most = Math.max(1, ...queue.rows.map(({ case: item }) => item.priority.total + agePoints(item.openedAt, now)));
  useArrivalWords(queue.pausedAt === null ? queue.arrivals.length : 0);
  useOpenRowInView(list, openId);

  const showNew = async () => {
    const arrivals = queue.arrivals.length;
    await door.show(queue.view);
    announce(counted(arrivals, { one: "# new case shown", other: "# new cases shown" }));
    list.current?.scrollTo({ top: 0 });
    list.current?.querySelector<HTMLElement>("a")?.focus();
  };

  return (
    <section class="q-list" aria-label="Waiting comments">
      <ViewTabs door={door} />
      <div class="q-panel" {...panelOf("q", queue.view)}>
        <Head door={door} showNew={() => void showNew()} />
        {isNarrowing && <FilterPanel door={door} />}
        {problem && (
          <div class="banner banner-warn q-problem" role="alert">
            <Icon name="info" />
            <p>The list could not be read. {problem.body.title}.</p>
            <button class="btn btn-sm" type="button" onClick={() => void door.show(queue.view)}>
              Try again
            </button>
          </div>
        )}
        <ul class="q-items" ref={list} aria-busy={isLoading}>
          {queue.rows.map(row => (
            <QueueRow
              key={row.case.id}
              row={row}
              me={me}
              isOpen={row.case.id === openId}
              now={now}
              most={most}
              isSelected={selection.has(row.case.id)}
              select={() => selection.toggle(row.case.id)}
              isVeiled={isVeiled}
            />
          ))}
          {queue.nextCursor && (
            <li class="q-more">
              <button class="btn" type="button" onClick={() => void door.more()}>
                {isLoading ? "Reading …" : "Show more"}
              </button>
            </li>
          )}
          {!queue.isLoaded && !problem && <Skeleton />}
          {queue.isLoaded && queue.rows.length === 0 && !queue.nextCursor && (
            <li class="q-empty">
              <p class="q-none-title">{nothingThere[queue.view].title}</p>
              <p>{nothingThere[queue.view].text}</p>
            </li>
          )}
        </ul>
        {selection.items.length > 0 && <BulkBar selection={selection} bulk={bulk} />}
      </div>
    </section>
  );
}

/** What came since, or how the list is ordered: in one place, of one height, so that nothing below moves. */
function Head({ door: { queue }, showNew }: { door: QueueDoor; showNew: () => void }) {
  const [showsHow, setShowsHow] = useState(false);
  const arrivals = queue.arrivals.length;
  return (
    <>
      {queue.pausedAt !== null ? (
        <div class="q-paused">
          <Icon name="pause" />
          <p>
            <b>Paused.</b> {counted(arrivals, { one: "# new", other: "# new" })} since{" "}
            {clockTime(queue.pausedAt, "here")}
          </p>
          {arrivals > 0 && (
            <button class="btn btn-sm" type="button" onClick={showNew}>
              Show {numeral(arrivals)}
            </button>
          )}
        </div>
      ) : arrivals > 0 ? (
        <button class="q-new" type="button" onClick={showNew}>
          <Icon name="up" />
          {counted(arrivals, { one: "# new case", other: "# new cases" })}
          <b>Show</b>
        </button>
      ) : (
        <p class="q-order">
          {queue.view === "decided" ? "The last first" : "Priority, and time waiting"}
          <button type="button" aria-expanded={showsHow} aria-controls="q-how" onClick={() => setShowsHow(!showsHow)}>
            How?
          </button>
        </p>
      )}
      <div class="q-how" id="q-how" hidden={!showsHow}>
        <p>
          Each case has a number: what the checks found, how often the reporters were right before, how many see it, the
          author’s record, and legal notices most of all. Open a case to see its sum. Waiting moves a case up, so
          nothing waits forever.
        </p>
      </div>
    </>
  );
}

function ViewTabs({ door }: { door: QueueDoor }) {
  const { queue, counts } = door;
  const tabs = views.map(({ view, name }) => {
    const count = counts[view];
    const says = (
      <>
        {name} {count !== undefined && <span class="n">{numeral(count)}</span>}
      </>
    );
    return { name: view, says };
  });
  return (
    <Tabs
      id="q"
      class="q-filter"
      label="Which cases"
      tabs={tabs}
      chosen={queue.view}
      choose={view => void door.show(view)}
    />
  );
}

function Skeleton() {
  return (
    <>
      {[0, 1, 2, 3].map(index => (
        <li class="q-item q-skeleton" key={index} aria-hidden="true">
          <i />
          <i />
          <i />
        </li>
      ))}
    </>
  );
}

/** Says how many wait behind the button, at most once in 20 seconds. */
function useArrivalWords(arrivals: number): void {
  const saidAt = useRef(0);
  useEffect(() => {
    if (arrivals === 0) return;
    const wait = Math.max(0, saidAt.current + 20_000 - Date.now());
    const timer = setTimeout(() => {
      saidAt.current = Date.now();
      announce(counted(arrivals, { one: "# new case", other: "# new cases" }));
    }, wait);
    return () => clearTimeout(timer);
  }, [arrivals]);
}

/** Walking by keys keeps the open row in sight; nothing else scrolls the list. */
function useOpenRowInView(list: { current: HTMLUListElement | null }, openId: Id | null): void {
  useEffect(() => {
    if (openId === null) return;
    list.current?.querySelector(`[data-case="${openId}"]`)?.scrollIntoView({ block: "nearest" });
  }, [openId, list]);
}
