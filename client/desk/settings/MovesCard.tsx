import { useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import { type Moving, useMoves } from "./useMoves.ts";
import type { SettingsDoor } from "./useSettings.ts";

/** Gives articles new keys and addresses: looked at first, then done. */
export function MovesCard({ door: { siteId } }: { door: SettingsDoor }) {
  const [text, setText] = useState("");
  const { moving, run, forget } = useMoves(siteId);
  const isBusy = moving !== null && !moving.isOver;
  const mayMove = moving?.isTrial && moving.isOver && !moving.trouble && moving.moved > 0;
  const write = (next: string) => {
    setText(next);
    forget();
  };
  return (
    <section class="card settings-card" aria-labelledby="settings-moves">
      <div class="card-head">
        <h2 id="settings-moves" tabIndex={-1}>
          {say("deskSettings.moves.title")}
        </h2>
        <p class="card-sub">{say("deskSettings.moves.says")}</p>
      </div>
      <form
        onSubmit={event => {
          event.preventDefault();
          if (!isBusy && text.trim() !== "") void run(text, true);
        }}
      >
        <label class="label" for="moves-lines">
          {say("deskSettings.moves.lines")}
        </label>
        <textarea
          class="field mono"
          id="moves-lines"
          rows={6}
          dir="ltr"
          spellcheck={false}
          readOnly={isBusy}
          value={text}
          aria-describedby="moves-hint"
          onInput={event => write(event.currentTarget.value)}
        />
        <p class="hint" id="moves-hint">
          {sayWith("deskSettings.moves.linesHint", {
            example: (
              <bdi class="mono" dir="ltr">
                post-12,story-7
              </bdi>
            ),
          })}
        </p>
        <div class="settings-row">
          <label class="btn moves-file">
            {say("deskSettings.moves.file")}
            <input
              class="sr"
              type="file"
              accept=".csv,.tsv,.txt,text/csv,text/plain"
              disabled={isBusy}
              onChange={event => {
                void event.currentTarget.files?.[0]?.text().then(write);
                event.currentTarget.value = "";
              }}
            />
          </label>
          <button class="btn" type="submit" aria-disabled={isBusy || text.trim() === ""}>
            {say("deskSettings.moves.look")}
          </button>
          {mayMove && (
            <button class="btn btn-primary" type="button" onClick={() => void run(text, false)}>
              {say("deskSettings.moves.move", { count: moving.moved })}
            </button>
          )}
        </div>
        {moving && <HowFar moving={moving} />}
      </form>
    </section>
  );
}

function HowFar({ moving }: { moving: Moving }) {
  const { isTrial, isOver, done, total, moved, trouble } = moving;
  return (
    <div class="settings-field">
      {!isOver && (
        <>
          <label class="label" for="moves-bar">
            {say(isTrial ? "deskSettings.moves.looking" : "deskSettings.moves.moving", { done, total })}
          </label>
          <progress id="moves-bar" max={Math.max(1, total)} value={done} />
        </>
      )}
      <div role="status">
        {isOver && <p>{say(isTrial ? "deskSettings.moves.would" : "deskSettings.moves.did", { count: moved })}</p>}
      </div>
      {trouble && (
        <p class="field-error" role="alert">
          {say("deskSettings.moves.stopped", { problem: trouble.sentence })}
        </p>
      )}
      {isOver && <Refused moving={moving} />}
    </div>
  );
}

/** So many are listed; the others are counted. */
const listedMost = 100;

function Refused({ moving: { refused } }: { moving: Moving }) {
  if (refused.length === 0) return null;
  const more = refused.length - listedMost;
  return (
    <details class="settings-group" open>
      <summary>{say("deskSettings.moves.cannot", { count: refused.length })}</summary>
      <ul class="settings-faults">
        {refused.slice(0, listedMost).map(({ line, why, text }) => (
          <li key={line}>
            {sayWith("deskSettings.moves.line", {
              line,
              why: say(`deskSettings.moves.why.${why}`),
              text: (
                <bdi class="mono" dir="ltr">
                  {text}
                </bdi>
              ),
            })}
          </li>
        ))}
      </ul>
      {more > 0 && <p class="hint">{say("deskSettings.moves.more", { count: more })}</p>}
    </details>
  );
}
