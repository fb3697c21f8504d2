import { useState } from "preact/hooks";
import {
  type ArticleState,
  type ArticleView,
  articleStates,
  isOpen,
  nextStates,
} from "../../../server/protocol/articles.ts";
import { Icon } from "../../core/Icon.tsx";
import { useNow } from "../parts/useNow.ts";
import { localTime, readTime, TimeField } from "./fields.tsx";
import { stateActs, stateNames, timeWords } from "./liveDeskWords.ts";
import { SwitchDialog } from "./SwitchDialog.tsx";
import type { EventDoor } from "./useEvent.ts";
import { useSwitches } from "./useSwitches.ts";

type Asked = { kind: "state"; to: ArticleState } | { kind: "pause" | "times" } | null;

/** Where the discussion stands, and where it can go from here: each change asks for a reason, which the list keeps. */
export function StateSteps({ event }: { event: EventDoor }) {
  const [asked, ask] = useState<Asked>(null);
  const { article } = event;
  const now = useNow(15_000);
  const isNext = (state: ArticleState) => nextStates[article.state].includes(state);
  return (
    <>
      <div class="live-steps">
        <ol class="step-list" aria-label="The state of the discussion">
          {articleStates.map(state => (
            <li key={state} class={state === article.state ? `step is-here is-${state}` : "step"}>
              {state === article.state ? (
                <span aria-current="step">
                  {state === "live" && <span class="live-dot" aria-hidden="true" />}
                  {stateNames[state]}
                </span>
              ) : isNext(state) ? (
                <button type="button" title={stateActs[state].act} onClick={() => ask({ kind: "state", to: state })}>
                  {stateNames[state]}
                </button>
              ) : (
                <span class="is-far">{stateNames[state]}</span>
              )}
            </li>
          ))}
        </ol>
        {isOpen(article) && <Pause event={event} now={now} ask={() => ask({ kind: "pause" })} />}
        <button
          class="btn btn-sm btn-quiet"
          type="button"
          disabled={!isOpen(article) && article.state !== "scheduled"}
          onClick={() => ask({ kind: "times" })}
        >
          <Icon name="clock" />
          {timesOf(article, now)}
        </button>
      </div>
      {asked?.kind === "state" && <StateDialog event={event} to={asked.to} close={() => ask(null)} />}
      {asked?.kind === "pause" && <PauseDialog event={event} close={() => ask(null)} />}
      {asked?.kind === "times" && <TimesDialog event={event} close={() => ask(null)} />}
    </>
  );
}

function timesOf({ state, opensAt, closesAt }: ArticleView, now: number): string {
  if (state === "scheduled") return opensAt ? `Opens ${timeWords(opensAt, now)}` : "No time to open";
  if (state === "closed" || state === "archived") return closesAt ? `Closed ${timeWords(closesAt, now)}` : "Closed";
  return closesAt ? `Closes ${timeWords(closesAt, now)}` : "No end set";
}

function Pause({ event, now, ask }: { event: EventDoor; now: number; ask: () => void }) {
  const { article } = event;
  const { end } = useSwitches(event);
  if (!article.pausedUntil) {
    return (
      <button class="btn btn-sm" type="button" onClick={ask}>
        <Icon name="pause" />
        Pause
      </button>
    );
  }
  return (
    <span class="chip chip-warn paused">
      <Icon name="pause" />
      Paused until {timeWords(article.pausedUntil, now)}
      <button class="mini-link" type="button" onClick={() => void end("pause", "The pause ended.")}>
        Go on now
      </button>
    </span>
  );
}

interface DialogProps {
  event: EventDoor;
  close: () => void;
}

function StateDialog({ event, to, close }: DialogProps & { to: ArticleState }) {
  const { state: from } = event.article;
  const [closes, setCloses] = useState("");
  const { act, hint } = stateActs[to];
  const hasEnd = isOpen({ state: to });
  const closesAt = hasEnd ? readTime(closes) : null;
  return (
    <SwitchDialog
      event={event}
      title={act}
      verb={act}
      door="state"
      request={{ from, to, ...(closesAt ? { closesAt } : {}) }}
      done={`${stateNames[from]} to ${stateNames[to]}.`}
      close={close}
    >
      <p>{hint}</p>
      {hasEnd && <TimeField says="Closes by itself at" hint="optional" value={closes} change={setCloses} />}
    </SwitchDialog>
  );
}

const pauses = [5, 10, 20, 30];

function PauseDialog({ event, close }: DialogProps) {
  const [minutes, setMinutes] = useState(10);
  const back = timeWords(new Date(Date.now() + minutes * 60_000).toISOString(), Date.now());
  return (
    <SwitchDialog
      event={event}
      title="Pause the discussion"
      verb="Pause"
      door="pause"
      request={{ minutes }}
      done={`Paused for ${minutes} minutes.`}
      close={close}
    >
      <p>
        Everybody reads on, and only its hosts write. Readers see “Paused by the desk until {back}”; it ends by itself.
      </p>
      <fieldset class="choices">
        <legend class="label">For how long</legend>
        {pauses.map(one => (
          <label key={one} class="choice">
            <input type="radio" name="minutes" checked={minutes === one} onChange={() => setMinutes(one)} />
            {one} min
          </label>
        ))}
      </fieldset>
    </SwitchDialog>
  );
}

function TimesDialog({ event, close }: DialogProps) {
  const { article } = event;
  const isScheduled = article.state === "scheduled";
  const [opens, setOpens] = useState(localTime(article.opensAt));
  const [closes, setCloses] = useState(isOpen(article) || isScheduled ? localTime(article.closesAt) : "");
  const [opensAs, setOpensAs] = useState("live");
  return (
    <SwitchDialog
      event={event}
      title="Times"
      verb="Set"
      door="times"
      request={{ opensAt: isScheduled ? readTime(opens) : null, closesAt: readTime(closes), opensAs }}
      done="The times are set."
      close={close}
    >
      {isScheduled && (
        <>
          <TimeField says="Opens by itself at" hint="empty: by hand" value={opens} change={setOpens} />
          <label class="label live-field">
            And is then
            <select class="field" value={opensAs} onChange={input => setOpensAs(input.currentTarget.value)}>
              <option value="live">live</option>
              <option value="open">open</option>
            </select>
          </label>
        </>
      )}
      <TimeField says="Closes by itself at" hint="empty: by hand" value={closes} change={setCloses} />
    </SwitchDialog>
  );
}
