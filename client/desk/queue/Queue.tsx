import { useEffect, useRef, useState } from "preact/hooks";
import { numeral, say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseViewName } from "../../../server/protocol/cases.ts";
import { Icon } from "../../core/Icon.tsx";
import { clockTime } from "../../core/text.ts";
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

const views = ["all", "held", "reported", "appeals", "legal", "mine", "decided"] as const satisfies CaseViewName[];

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
    announce(say("deskQueue.arrivedShown", { count: arrivals }));
    list.current?.scrollTo({ top: 0 });
    list.current?.querySelector<HTMLElement>("a")?.focus();
  };

  return (
    <section class="q-list" aria-label={say("deskQueue.label")}>
      <ViewTabs door={door} />
      <div class="q-panel" {...panelOf("q", queue.view)}>
        <Head door={door} showNew={() => void showNew()} />
        {isNarrowing && <FilterPanel door={door} />}
        {problem && (
          <div class="banner banner-warn q-problem" role="alert">
            <Icon name="info" />
            <p>{say("deskQueue.notRead", { problem: problem.sentence })}</p>
            <button class="btn btn-sm" type="button" onClick={() => void door.show(queue.view)}>
              {say("thread.tryAgain")}
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
                {say(isLoading ? "desk.reading" : "desk.showMore")}
              </button>
            </li>
          )}
          {!queue.isLoaded && !problem && <Skeleton />}
          {queue.isLoaded && queue.rows.length === 0 && !queue.nextCursor && (
            <li class="q-empty">
              <p class="q-none-title">{say(`deskQueue.none.title.${queue.view}`)}</p>
              <p>{say(`deskQueue.none.text.${queue.view}`)}</p>
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
            <b>{say("deskQueue.pausedTitle")}</b>{" "}
            {say("deskQueue.pausedSince", { count: arrivals, time: clockTime(queue.pausedAt, "here") })}
          </p>
          {arrivals > 0 && (
            <button class="btn btn-sm" type="button" onClick={showNew}>
              {say("deskQueue.showCount", { count: arrivals })}
            </button>
          )}
        </div>
      ) : arrivals > 0 ? (
        <button class="q-new" type="button" onClick={showNew}>
          <Icon name="up" />
          {say("deskQueue.arrived", { count: arrivals })}
          <b>{say("desk.show")}</b>
        </button>
      ) : (
        <p class="q-order">
          {say(queue.view === "decided" ? "deskQueue.orderDecided" : "deskQueue.orderWaiting")}
          <button type="button" aria-expanded={showsHow} aria-controls="q-how" onClick={() => setShowsHow(!showsHow)}>
            {say("deskQueue.how")}
          </button>
        </p>
      )}
      <div class="q-how" id="q-how" hidden={!showsHow}>
        <p>{say("deskQueue.howText")}</p>
      </div>
    </>
  );
}

function ViewTabs({ door }: { door: QueueDoor }) {
  const { queue, counts } = door;
  const tabs = views.map(view => {
    const count = counts[view];
    const says = (
      <>
        {say(`deskQueue.views.${view}`)} {count !== undefined && <span class="n">{numeral(count)}</span>}
      </>
    );
    return { name: view, says };
  });
  return (
    <Tabs
      id="q"
      class="q-filter"
      label={say("deskQueue.which")}
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
      announce(say("deskQueue.arrived", { count: arrivals }));
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
