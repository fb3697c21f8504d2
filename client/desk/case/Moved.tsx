import { say } from "../../../locales/say.ts";
import type { Moved as MovedWord } from "../../../server/protocol/findings.ts";
import type { Label } from "../../../server/protocol/labels.ts";
import { inSentence } from "../../core/text.ts";
import { twoDigits } from "../parts/deskWords.ts";
import { lowered, type ReadingFinding, raised } from "../parts/reading.ts";
import { panelOf, Tabs } from "../parts/Tabs.tsx";

interface MovedProps {
  text: string;
  /** What the model found, one for each label; at least one. */
  readings: ReadingFinding[];
  chosen: ReadingFinding;
  choose: (label: Label) => void;
  isLoweringMarked: boolean;
  markLowering: (isMarked: boolean) => void;
}

const nameOf = (label: Label) => say(`desk.label.${label}`);

/** The words that moved a score, up and down, as bars on one scale; of several labels one at a time. */
export function Moved({ text, readings, chosen, choose, isLoweringMarked, markLowering }: MovedProps) {
  const { label, moved } = chosen.reading;
  const most = Math.max(...moved.map(({ by }) => Math.abs(by)));
  const up = raised(moved);
  const down = lowered(moved);
  return (
    <section class="moved" aria-labelledby="moved-h">
      <h3 class="h-label" id="moved-h">
        {say("deskCase.moved.score", { label: inSentence(nameOf(label)) })}
      </h3>
      {readings.length > 1 && (
        <Tabs
          id="moved"
          class="tabs moved-tabs"
          label={say("deskCase.moved.which")}
          tabs={readings.map(({ reading }) => ({ name: reading.label, says: nameOf(reading.label) }))}
          chosen={label}
          choose={choose}
        />
      )}
      <div {...(readings.length > 1 ? panelOf("moved", label) : {})}>
        {moved.length === 0 ? (
          <p class="hint">{say("deskCase.moved.none")}</p>
        ) : (
          <>
            <div class="moved-words">
              <Words label={say("deskCase.moved.raised")} class="is-up" words={up} text={text} most={most} />
              <Words label={say("deskCase.moved.lowered")} class="is-down" words={down} text={text} most={most} />
            </div>
            <p class="moved-foot">
              <span class="hint">{say("deskCase.moved.odds")}</span>
              {down.length > 0 && (
                <label class="moved-mark">
                  <input
                    class="check"
                    type="checkbox"
                    checked={isLoweringMarked}
                    onChange={event => markLowering(event.currentTarget.checked)}
                  />
                  {say("deskCase.moved.mark")}
                </label>
              )}
            </p>
          </>
        )}
      </div>
    </section>
  );
}

interface WordsProps {
  label: string;
  class: string;
  words: MovedWord[];
  text: string;
  /** The largest movement: a full bar. */
  most: number;
}

function Words({ label, class: className, words, text, most }: WordsProps) {
  if (words.length === 0) return null;
  return (
    <ul class={`words ${className}`} aria-label={label}>
      {words.map(({ start, end, by }) => (
        <li key={start} class="word">
          <bdi class="word-text">{text.slice(start, end)}</bdi>
          <i class="axis" style={{ "--by": `${(Math.abs(by) / most) * 100}%` }} />
          <span class="v">
            <bdi dir="ltr">{logOdds(by)}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** "+0.34", "−0.05", with a minus sign that is as wide as the plus. */
function logOdds(by: number): string {
  return `${by < 0 ? "−" : "+"}${twoDigits(Math.abs(by))}`;
}
