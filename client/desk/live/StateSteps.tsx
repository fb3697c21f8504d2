import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
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
import { timeWords } from "./liveDeskWords.ts";
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
        <ol class="step-list" aria-label={say("deskLive.state.label")}>
          {articleStates.map(state => (
            <li key={state} class={state === article.state ? `step is-here is-${state}` : "step"}>
              {state === article.state ? (
                <span aria-current="step">
                  {state === "live" && <span class="live-dot" aria-hidden="true" />}
                  {say(`deskLive.state.${state}`)}
                </span>
              ) : isNext(state) ? (
                <button
                  type="button"
                  title={say(`deskLive.stateAct.${state}`)}
                  onClick={() => ask({ kind: "state", to: state })}
                >
                  {say(`deskLive.state.${state}`)}
                </button>
              ) : (
                <span class="is-far">{say(`deskLive.state.${state}`)}</span>
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
  if (state === "scheduled") {
    return opensAt ? say("deskLive.times.opens", { time: timeWords(opensAt, now) }) : say("deskLive.times.noOpening");
  }
  const time = closesAt && timeWords(closesAt, now);
  if (state === "closed" || state === "archived") {
    return time ? say("deskLive.times.closed", { time }) : say("deskLive.state.closed");
  }
  return time ? say("deskLive.times.closes", { time }) : say("deskLive.times.noEnd");
}

function Pause({ event, now, ask }: { event: EventDoor; now: number; ask: () => void }) {
  const { article } = event;
  const { end } = useSwitches(event);
  if (!article.pausedUntil) {
    return (
      <button class="btn btn-sm" type="button" onClick={ask}>
        <Icon name="pause" />
        {say("deskLive.pause.act")}
      </button>
    );
  }
  return (
    <span class="chip chip-warn paused">
      <Icon name="pause" />
      {say("deskLive.pause.until", { time: timeWords(article.pausedUntil, now) })}
      <button class="mini-link" type="button" onClick={() => void end("pause", say("deskLive.pause.ended"))}>
        {say("deskLive.pause.goOn")}
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
  const act = say(`deskLive.stateAct.${to}`);
  const hasEnd = isOpen({ state: to });
  const closesAt = hasEnd ? readTime(closes) : null;
  return (
    <SwitchDialog
      event={event}
      title={act}
      verb={act}
      door="state"
      request={{ from, to, ...(closesAt ? { closesAt } : {}) }}
      done={say("deskLive.stateMoved", { from: say(`deskLive.state.${from}`), to: say(`deskLive.state.${to}`) })}
      close={close}
    >
      {to !== "scheduled" && <p>{say(`deskLive.stateHint.${to}`)}</p>}
      {hasEnd && (
        <TimeField
          says={say("deskLive.times.closesAt")}
          hint={say("desk.optional")}
          value={closes}
          change={setCloses}
        />
      )}
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
      title={say("deskLive.pause.title")}
      verb={say("deskLive.pause.act")}
      door="pause"
      request={{ minutes }}
      done={say("deskLive.pause.done", { count: minutes })}
      close={close}
    >
      <p>{say("deskLive.pause.hint", { time: back })}</p>
      <fieldset class="choices">
        <legend class="label">{say("deskLive.pause.howLong")}</legend>
        {pauses.map(one => (
          <label key={one} class="choice">
            <input type="radio" name="minutes" checked={minutes === one} onChange={() => setMinutes(one)} />
            {say("deskLive.pause.minutes", { count: one })}
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
      title={say("deskLive.times.title")}
      verb={say("deskLive.times.set")}
      door="times"
      request={{ opensAt: isScheduled ? readTime(opens) : null, closesAt: readTime(closes), opensAs }}
      done={say("deskLive.times.areSet")}
      close={close}
    >
      {isScheduled && (
        <>
          <TimeField
            says={say("deskLive.times.opensAt")}
            hint={say("deskLive.times.byHand")}
            value={opens}
            change={setOpens}
          />
          <label class="label live-field">
            {say("deskLive.times.isThen")}
            <select class="field" value={opensAs} onChange={input => setOpensAs(input.currentTarget.value)}>
              <option value="live">{say("deskLive.times.then.live")}</option>
              <option value="open">{say("deskLive.times.then.open")}</option>
            </select>
          </label>
        </>
      )}
      <TimeField
        says={say("deskLive.times.closesAt")}
        hint={say("deskLive.times.byHand")}
        value={closes}
        change={setCloses}
      />
    </SwitchDialog>
  );
}
