import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { Time } from "../../server/protocol/basics.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { MutesView } from "../../server/protocol/mutes.ts";
import { api } from "../core/api.ts";
import { soonOrDate } from "../core/text.ts";
import { useTalk } from "../thread/context.ts";
import { notSaved } from "./MuteDialog.tsx";
import { Spans, untilOf } from "./Spans.tsx";

/** Whom and what the reader has muted, each to be shown again, and a field for one more word. */
export function MutedList() {
  const { muted, arrange } = useTalk();
  const [word, setWord] = useState("");
  const [days, setDays] = useState<number | null>(30);
  const [trouble, setTrouble] = useState("");
  const change = async (answer: Promise<MutesView>) => {
    try {
      arrange({ muted: await answer });
      setTrouble("");
      return true;
    } catch (thrown) {
      setTrouble(notSaved(thrown));
      return false;
    }
  };
  const add = async () => {
    if (word.trim() === "") return;
    if (await change(api.post<MutesView>("me/mutes/words", { word, until: untilOf(days) }))) setWord("");
  };
  return (
    <>
      {muted.people.length + muted.words.length === 0 && <p class="hint">{say("personal.none.muted")}</p>}
      <ul class="muted-list">
        {muted.people.map(({ id, name, until }) => (
          <Row key={id} says={name} until={until} onEnd={() => change(api.del<MutesView>(`me/mutes/people/${id}`))} />
        ))}
        {muted.words.map(one => (
          <Row
            key={`word ${one.id}`}
            says={say("personal.quotedWord", { word: one.word })}
            until={one.until}
            onEnd={() => change(api.del<MutesView>(`me/mutes/words/${one.id}`))}
          />
        ))}
      </ul>
      <label class="label" for="mute-word">
        {say("personal.addWord")}
      </label>
      <input
        class="field"
        id="mute-word"
        dir="auto"
        maxLength={limits.wordCodePoints}
        value={word}
        onInput={event => setWord(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          void add();
        }}
      />
      <p class="hint">{say("personal.addWordHint")}</p>
      {word.trim() !== "" && <Spans days={days} onChoose={setDays} />}
      <button class="btn" type="button" onClick={add}>
        {say("personal.mute")}
      </button>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </>
  );
}

function Row({ says, until, onEnd }: { says: string; until: Time | null; onEnd: () => void }) {
  const { clock } = useTalk();
  return (
    <li>
      <span>
        <bdi class="who">{says}</bdi>{" "}
        {until !== null && (
          <span class="hint">{say("personal.until", { until: soonOrDate(until, clock.now, clock.zone) })}</span>
        )}
      </span>
      <button class="btn btn-sm" type="button" onClick={onEnd}>
        {say("personal.showAgain")}
        <span class="sr"> {says}</span>
      </button>
    </li>
  );
}
