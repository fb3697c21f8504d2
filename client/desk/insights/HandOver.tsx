import { useState } from "preact/hooks";
import type { HandOverView, ShiftFacts } from "../../../server/protocol/handOvers.ts";
import { codePoints } from "../../../server/protocol/limits.ts";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { counted } from "../../core/text.ts";
import { announce } from "../parts/announce.tsx";
import { noteMost } from "../parts/decidable.ts";
import { shiftLines } from "./handOverWords.ts";
import { type SiteClock, siteClock } from "./insightWords.ts";
import type { HandOverDoor } from "./useHandOvers.ts";

/** What one shift leaves to the next. */
export function HandOver({ door, member }: { door: HandOverDoor; member: Member }) {
  const { all, waiting, problem, again } = door;
  const clock = all && siteClock(all.timeZone, "day");
  const isWaiting = ({ id }: HandOverView) => waiting.some(other => other.id === id);
  return (
    <>
      <header class="topbar">
        <h1>Hand-over</h1>
        {all && <span class="sub wide">Times in {all.timeZone}</span>}
      </header>
      <div class="page-pad hand-overs">
        <div class="hand-now">
          {problem && (
            <div class="banner banner-warn" role="alert">
              <Icon name="info" />
              <p>{refusedWords(problem.body)}</p>
              <button class="btn btn-sm" type="button" onClick={again}>
                Read again
              </button>
            </div>
          )}
          {!all && !problem && <p class="hint">Reading …</p>}
          {clock && waiting.map(item => <Waiting key={item.id} item={item} clock={clock} door={door} />)}
          {all && clock && (
            <Present door={door} beganAt={all.present.beganAt} facts={all.present.facts} clock={clock} />
          )}
        </div>
        {all && clock && (
          <section class="earlier" aria-labelledby="earlier-h">
            <h2 id="earlier-h">Handed over before</h2>
            {all.items.every(isWaiting) && <p class="hint">Nothing yet.</p>}
            {all.items
              .filter(item => !isWaiting(item))
              .map(item => (
                <Earlier key={item.id} item={item} clock={clock} me={member.id} />
              ))}
          </section>
        )}
      </div>
    </>
  );
}

function refusedWords({ title, by }: { title: string; by?: unknown }): string {
  return typeof by === "string" ? `${title}: ${by}.` : `${title}.`;
}

interface ItemProps {
  item: HandOverView;
  clock: SiteClock;
}

function Waiting({ item, clock, door }: ItemProps & { door: HandOverDoor }) {
  const take = async () => {
    if (await door.take(item.id)) announce(`You have taken over from ${item.givenBy.name}.`);
  };
  return (
    <section class="card handover" aria-labelledby={`hand-over-${item.id}`}>
      <h2 id={`hand-over-${item.id}`}>
        <bdi>{item.givenBy.name}</bdi> hands over
      </h2>
      <p class="card-sub">
        {clock.moment(item.beganAt)} to {clock.moment(item.givenAt)}
      </p>
      <Told item={item} clock={clock} />
      <div class="look-acts">
        <button class="btn btn-primary" type="button" onClick={() => void take()}>
          Take over
        </button>
        <span class="hint">It says to all that you have read this.</span>
      </div>
    </section>
  );
}

function Earlier({ item, clock, me }: ItemProps & { me: string }) {
  const taken = item.takenBy && item.takenAt;
  const who = item.givenBy.id === me ? "You" : item.givenBy.name;
  return (
    <details class="card">
      <summary>
        <b>
          <bdi>{who}</bdi>, {clock.moment(item.givenAt)}
        </b>{" "}
        <span class="hint">
          {taken ? `taken over by ${item.takenBy?.name}, ${clock.moment(taken)}` : "nobody has taken over yet"}
        </span>
      </summary>
      <Told item={item} clock={clock} />
    </details>
  );
}

function Told({ item, clock }: ItemProps) {
  return (
    <>
      {item.note && (
        <blockquote dir="auto" class="hand-note">
          {item.note}
        </blockquote>
      )}
      <Facts facts={item.facts} clock={clock} at={item.givenAt} />
    </>
  );
}

function Facts({ facts, clock, at }: { facts: ShiftFacts; clock: SiteClock; at: string }) {
  return (
    <dl class="kv shift-facts">
      {shiftLines(facts, clock, at).map(({ name, says }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  );
}

interface PresentProps {
  door: HandOverDoor;
  beganAt: string;
  facts: ShiftFacts;
  clock: SiteClock;
}

function Present({ door, beganAt, facts, clock }: PresentProps) {
  const [note, setNote] = useState("");
  const over = codePoints(note.trim()) - noteMost;
  const give = async (event: Event) => {
    event.preventDefault();
    if (over > 0 || !(await door.give(note.trim()))) return;
    setNote("");
    announce("Handed over.");
  };
  return (
    <section class="card" aria-labelledby="present-h">
      <h2 id="present-h">The shift under way</h2>
      <p class="card-sub">Since {clock.moment(beganAt)}</p>
      <Facts facts={facts} clock={clock} at={new Date().toISOString()} />
      <form class="hand-form" onSubmit={give}>
        <label class="label" for="hand-note">
          A note to the next <span class="hint">(optional)</span>
        </label>
        <textarea
          class="field"
          id="hand-note"
          rows={4}
          dir="auto"
          value={note}
          aria-describedby="hand-hint"
          onInput={event => setNote(event.currentTarget.value)}
        />
        <p class="hint" id="hand-hint" role={over > 0 ? "alert" : undefined}>
          {over > 0
            ? counted(over, { one: "The note is # character too long.", other: "The note is # characters too long." })
            : "Discussions to watch, what is unsettled, who has asked what. The figures above go with it."}
        </p>
        <button class="btn btn-primary" type="submit" aria-disabled={over > 0}>
          Hand over
        </button>
      </form>
    </section>
  );
}
