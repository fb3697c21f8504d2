import { useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { HandOverView, ShiftFacts } from "../../../server/protocol/handOvers.ts";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { announce } from "../parts/announce.tsx";
import { tooLongWords } from "../parts/decidable.ts";
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
        <h1>{say("desk.pages.hand-over")}</h1>
        {all && <span class="sub wide">{say("deskInsights.hand.zone", { zone: all.timeZone })}</span>}
      </header>
      <div class="page-pad hand-overs">
        <div class="hand-now">
          {problem && (
            <div class="banner banner-warn" role="alert">
              <Icon name="info" />
              <p>{refusedWords(problem.body)}</p>
              <button class="btn btn-sm" type="button" onClick={again}>
                {say("deskInsights.hand.readAgain")}
              </button>
            </div>
          )}
          {!all && !problem && <p class="hint">{say("desk.reading")}</p>}
          {clock && waiting.map(item => <Waiting key={item.id} item={item} clock={clock} door={door} />)}
          {all && clock && (
            <Present door={door} beganAt={all.present.beganAt} facts={all.present.facts} clock={clock} />
          )}
        </div>
        {all && clock && (
          <section class="earlier" aria-labelledby="earlier-h">
            <h2 id="earlier-h">{say("deskInsights.hand.before")}</h2>
            {all.items.every(isWaiting) && <p class="hint">{say("deskInsights.hand.none")}</p>}
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
  return typeof by === "string" ? say("deskInsights.refusedBy", { title, name: by }) : say("desk.refused", { title });
}

interface ItemProps {
  item: HandOverView;
  clock: SiteClock;
}

function Waiting({ item, clock, door }: ItemProps & { door: HandOverDoor }) {
  const take = async () => {
    if (await door.take(item.id)) announce(say("deskInsights.hand.taken", { name: item.givenBy.name }));
  };
  return (
    <section class="card handover" aria-labelledby={`hand-over-${item.id}`}>
      <h2 id={`hand-over-${item.id}`}>
        {sayWith("deskInsights.hand.handsOver", { name: <bdi>{item.givenBy.name}</bdi> })}
      </h2>
      <p class="card-sub">
        {say("deskInsights.hand.span", { from: clock.moment(item.beganAt), until: clock.moment(item.givenAt) })}
      </p>
      <Told item={item} clock={clock} />
      <div class="look-acts">
        <button class="btn btn-primary" type="button" onClick={() => void take()}>
          {say("deskInsights.hand.take")}
        </button>
        <span class="hint">{say("deskInsights.hand.takeHint")}</span>
      </div>
    </section>
  );
}

function Earlier({ item, clock, me }: ItemProps & { me: string }) {
  const who = item.givenBy.id === me ? say("thread.you") : item.givenBy.name;
  return (
    <details class="card">
      <summary>
        <b>{sayWith("desk.byAt", { name: <bdi>{who}</bdi>, time: clock.moment(item.givenAt) })}</b>{" "}
        <span class="hint">{takenWords(item, clock)}</span>
      </summary>
      <Told item={item} clock={clock} />
    </details>
  );
}

const takenWords = ({ takenBy, takenAt }: HandOverView, clock: SiteClock) =>
  takenBy && takenAt
    ? say("deskInsights.hand.takenBy", { name: takenBy.name, time: clock.moment(takenAt) })
    : say("deskInsights.hand.notTaken");

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
          <dt>{say(`deskInsights.line.${name}`)}</dt>
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
  const tooLong = tooLongWords(note);
  const give = async (event: Event) => {
    event.preventDefault();
    if (tooLong || !(await door.give(note.trim()))) return;
    setNote("");
    announce(say("deskInsights.hand.done"));
  };
  return (
    <section class="card" aria-labelledby="present-h">
      <h2 id="present-h">{say("deskInsights.hand.underWay")}</h2>
      <p class="card-sub">{say("deskInsights.hand.since", { time: clock.moment(beganAt) })}</p>
      <Facts facts={facts} clock={clock} at={new Date().toISOString()} />
      <form class="hand-form" onSubmit={give}>
        <label class="label" for="hand-note">
          {say("deskInsights.hand.note")} <span class="hint">{say("desk.optional")}</span>
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
        <p class="hint" id="hand-hint" role={tooLong ? "alert" : undefined}>
          {tooLong ?? say("deskInsights.hand.noteHint")}
        </p>
        <button class="btn btn-primary" type="submit" aria-disabled={tooLong !== null}>
          {say("deskInsights.hand.act")}
        </button>
      </form>
    </section>
  );
}
