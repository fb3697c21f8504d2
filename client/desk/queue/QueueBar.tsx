import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { Icon } from "../../core/Icon.tsx";
import { useKeys } from "../parts/keys.ts";
import { withField } from "../parts/queueFilter.ts";
import { hashes } from "../parts/route.ts";
import type { QueueDoor } from "../parts/useQueue.ts";
import { FilterButton } from "./FilterPanel.tsx";

interface QueueBarProps {
  door: QueueDoor;
  isCase: boolean;
  isNarrowing: boolean;
  narrow: (isNarrowing: boolean) => void;
}

const typedMs = 400;

/** Over the list: how many wait, words to find, the filter, and holding the list. */
export function QueueBar({ door, isCase, isNarrowing, narrow }: QueueBarProps) {
  const { queue } = door;
  const isPaused = queue.pausedAt !== null;
  const toggle = () => door.pause(!isPaused);
  useKeys({ pause: toggle });
  return (
    <header class="topbar">
      {isCase && (
        <a class="icon-btn mobile-back" href={hashes.queue} aria-label={say("deskQueue.bar.back")}>
          <Icon name="back" />
        </a>
      )}
      <h1>{say("desk.pages.queue")}</h1>
      {queue.isLoaded && <span class="sub num">{say("deskQueue.bar.waiting", { count: queue.openCount })}</span>}
      {queue.filter.article && !isCase && (
        <a class="mini-link" href={hashes.live(queue.filter.article)}>
          {say("desk.pages.live")}
        </a>
      )}
      <div class="q-tools">
        <Find door={door} />
        <FilterButton filter={queue.filter} isOpen={isNarrowing} toggle={() => narrow(!isNarrowing)} />
        <button class="btn" type="button" aria-keyshortcuts="P" aria-pressed={isPaused} onClick={toggle}>
          <Icon name={isPaused ? "refresh" : "pause"} />
          {say(isPaused ? "deskQueue.bar.resume" : "deskQueue.bar.pause")}
        </button>
      </div>
    </header>
  );
}

/** Finds words in what waits, while they are typed. */
function Find({ door }: { door: QueueDoor }) {
  const { queue, show } = door;
  const applied = queue.filter.words ?? "";
  const [typed, setTyped] = useState(applied);
  const field = useRef<HTMLInputElement>(null);
  useKeys({ find: () => field.current?.focus() });
  // What is cleared elsewhere is cleared here, too.
  useEffect(() => setTyped(applied), [applied]);
  const latest = useRef(queue);
  latest.current = queue;
  useEffect(() => {
    if (typed.trim() === applied) return;
    const timer = setTimeout(() => {
      const { view, filter } = latest.current;
      void show(view, withField(filter, "words", typed.trim()));
    }, typedMs);
    return () => clearTimeout(timer);
  }, [typed, applied, show]);
  return (
    <div class="q-find">
      <Icon name="search" />
      <input
        class="field"
        type="search"
        ref={field}
        aria-label={say("deskQueue.bar.find")}
        aria-keyshortcuts="/"
        placeholder={say("deskQueue.bar.findWords")}
        maxLength={100}
        value={typed}
        onInput={event => setTyped(event.currentTarget.value)}
        onKeyDown={event => event.key === "Escape" && field.current?.blur()}
      />
      <kbd>/</kbd>
    </div>
  );
}
