import { useState } from "preact/hooks";
import {
  type ArticleState,
  type ArticleView,
  articleStates,
  isOpen,
  nextStates,
} from "../../../server/protocol/articles.ts";
import { api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import { DeskDialog } from "../parts/DeskDialog.tsx";
import { useNow } from "../parts/useNow.ts";
import { localTime, readTime, Why } from "./fields.tsx";
import { stateActs, stateNames, timeWords } from "./liveDeskWords.ts";
import { useChange } from "./useChange.ts";
import type { EventDoor } from "./useEvent.ts";

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
  const { article, path, changed } = event;
  const change = useChange();
  if (!article.pausedUntil) {
    return (
      <button class="btn btn-sm" type="button" onClick={ask}>
        <Icon name="pause" />
        Pause
      </button>
    );
  }
  const goOn = () => change.run(async () => changed(await api.del<ArticleView>(`${path}/pause`)), "The pause ended.");
  return (
    <span class="chip chip-warn paused">
      <Icon name="pause" />
      Paused until {timeWords(article.pausedUntil, now)}
      <button class="mini-link" type="button" onClick={() => void goOn()}>
        Go on now
      </button>
    </span>
  );
}

function StateDialog({ event, to, close }: { event: EventDoor; to: ArticleState; close: () => void }) {
  const { article, path, changed } = event;
  const [why, setWhy] = useState("");
  const [closes, setCloses] = useState("");
  const change = useChange();
  const { act, hint } = stateActs[to];
  const hasEnd = to === "winding-down" || to === "live" || to === "open";
  const send = async () => {
    const closesAt = hasEnd ? readTime(closes) : null;
    const request = { from: article.state, to, ...(closesAt ? { closesAt } : {}), ...(why.trim() ? { why } : {}) };
    const done = `${stateNames[article.state]} to ${stateNames[to]}.`;
    if (await change.run(async () => changed(await api.put<ArticleView>(`${path}/state`, request)), done)) close();
  };
  return (
    <DeskDialog title={act} close={close} foot={<Foot verb={act} send={send} close={close} change={change} />}>
      <p>{hint}</p>
      {hasEnd && (
        <label class="label live-field">
          Closes by itself at <span class="hint">(optional)</span>
          <input
            class="field"
            type="datetime-local"
            value={closes}
            onInput={input => setCloses(input.currentTarget.value)}
          />
        </label>
      )}
      <Why value={why} change={setWhy} />
    </DeskDialog>
  );
}

const pauses = [5, 10, 20, 30];

function PauseDialog({ event, close }: { event: EventDoor; close: () => void }) {
  const { path, changed } = event;
  const [minutes, setMinutes] = useState(10);
  const [why, setWhy] = useState("");
  const change = useChange();
  const send = async () => {
    const request = { minutes, ...(why.trim() ? { why } : {}) };
    const done = `Paused for ${minutes} minutes.`;
    if (await change.run(async () => changed(await api.put<ArticleView>(`${path}/pause`, request)), done)) close();
  };
  const back = timeWords(new Date(Date.now() + minutes * 60_000).toISOString(), Date.now());
  return (
    <DeskDialog
      title="Pause the discussion"
      close={close}
      foot={<Foot verb="Pause" send={send} close={close} change={change} />}
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
      <Why value={why} change={setWhy} />
    </DeskDialog>
  );
}

function TimesDialog({ event, close }: { event: EventDoor; close: () => void }) {
  const { article, path, changed } = event;
  const isScheduled = article.state === "scheduled";
  const [opens, setOpens] = useState(localTime(article.opensAt));
  const [closes, setCloses] = useState(isOpen(article) || isScheduled ? localTime(article.closesAt) : "");
  const [opensAs, setOpensAs] = useState("live");
  const [why, setWhy] = useState("");
  const change = useChange();
  const send = async () => {
    const request = {
      opensAt: isScheduled ? readTime(opens) : null,
      closesAt: readTime(closes),
      opensAs,
      ...(why.trim() ? { why } : {}),
    };
    if (
      await change.run(async () => changed(await api.put<ArticleView>(`${path}/times`, request)), "The times are set.")
    )
      close();
  };
  return (
    <DeskDialog title="Times" close={close} foot={<Foot verb="Set" send={send} close={close} change={change} />}>
      {isScheduled && (
        <>
          <label class="label live-field">
            Opens by itself at <span class="hint">(empty: by hand)</span>
            <input
              class="field"
              type="datetime-local"
              value={opens}
              onInput={input => setOpens(input.currentTarget.value)}
            />
          </label>
          <label class="label live-field">
            And is then
            <select class="field" value={opensAs} onChange={input => setOpensAs(input.currentTarget.value)}>
              <option value="live">live</option>
              <option value="open">open</option>
            </select>
          </label>
        </>
      )}
      <label class="label live-field">
        Closes by itself at <span class="hint">(empty: by hand)</span>
        <input
          class="field"
          type="datetime-local"
          value={closes}
          onInput={input => setCloses(input.currentTarget.value)}
        />
      </label>
      <Why value={why} change={setWhy} />
    </DeskDialog>
  );
}

interface FootProps {
  verb: string;
  send: () => Promise<void>;
  close: () => void;
  change: { isSending: boolean; trouble: string };
}

export function Foot({ verb, send, close, change }: FootProps) {
  return (
    <>
      <p class="trouble" role="alert">
        {change.trouble}
      </p>
      <button class="btn btn-quiet" type="button" onClick={close}>
        Cancel
      </button>
      <button class="btn btn-primary" type="button" aria-disabled={change.isSending} onClick={() => void send()}>
        {verb}
      </button>
    </>
  );
}
