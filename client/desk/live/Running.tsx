import { useEffect, useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { ArticleChangeView, ArticleView } from "../../../server/protocol/articles.ts";
import type { CommentView } from "../../../server/protocol/views.ts";
import { api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { exactTime } from "../../core/text.ts";
import { useNow } from "../parts/useNow.ts";
import { AnswerBox } from "./AnswerBox.tsx";
import { changeWords, eachWords, reviewWords, timeWords, waitWords } from "./liveDeskWords.ts";
import { PeopleHere } from "./PeopleHere.tsx";
import { useChange } from "./useChange.ts";
import type { EventDoor } from "./useEvent.ts";
import { useSwitches } from "./useSwitches.ts";

/** How the discussion is run: what slows it, who waits, what everybody is asked, who hosts; and what was switched. */
export function Running({ event, member }: { event: EventDoor; member: Member }) {
  return (
    <>
      <Tempo event={event} />
      <Switches event={event} />
      <PromptHere event={event} />
      <PeopleHere event={event} member={member} />
      <Changes event={event} />
    </>
  );
}

const fixedChoices = [30, 60, 120, 300];
const readFirstMinutes = 15;

/** Slow mode and reading first. */
function Tempo({ event }: { event: EventDoor }) {
  const { slowMode, reviewFirst, reviewFirstUntil } = event.article;
  const { put, end, trouble } = useSwitches(event);
  const now = useNow(15_000);
  const chosen = slowMode === null ? "off" : slowMode.kind === "adaptive" ? "adaptive" : String(slowMode.seconds);
  const choose = (value: string) => {
    if (value === "off") void end("slow-mode", say("deskLive.tempo.slowEnded"));
    else if (value === "adaptive") void put("slow-mode", { kind: "adaptive" }, say("deskLive.tempo.slowFollows"));
    else void put("slow-mode", { kind: "fixed", seconds: Number(value) }, say("deskLive.tempo.slowOn"));
  };
  const seconds = chosen !== "off" && chosen !== "adaptive" ? Number(chosen) : null;
  const choices = seconds === null || fixedChoices.includes(seconds) ? fixedChoices : [...fixedChoices, seconds];
  return (
    <section class="run-part" aria-label={say("deskLive.tempo.title")}>
      <h3>{say("deskLive.tempo.title")}</h3>
      <label class="label live-field">
        {say("deskLive.tempo.slowMode")}
        <select class="field" value={chosen} onChange={input => choose(input.currentTarget.value)}>
          <option value="off">{say("deskLive.tempo.off")}</option>
          <option value="adaptive">{say("deskLive.tempo.adaptive")}</option>
          {choices.map(one => (
            <option key={one} value={String(one)}>
              {eachWords(one)}
            </option>
          ))}
        </select>
      </label>
      {slowMode && (
        <p class="hint">
          {waitWords(slowMode.seconds)}
          {slowMode.until && ` ${say("deskLive.tempo.ends", { time: timeWords(slowMode.until, now) })}`}
          {slowMode.why && ` ${say("desk.quoted", { text: slowMode.why })}`}
        </p>
      )}
      <p class="run-line">
        <Icon name="eye" />
        <span>{reviewWords(event.article, now)}</span>
        {reviewFirstUntil ? (
          <button
            class="btn btn-sm"
            type="button"
            onClick={() => void end("review-first", say("deskLive.tempo.atOnceAgain"))}
          >
            {say("desk.surge.end")}
          </button>
        ) : (
          !reviewFirst && (
            <button
              class="btn btn-sm"
              type="button"
              onClick={() =>
                void put(
                  "review-first",
                  { minutes: readFirstMinutes },
                  say("deskLive.tempo.readFirstOn", { count: readFirstMinutes }),
                )
              }
            >
              {say("deskLive.tempo.readFirstFor", { count: readFirstMinutes })}
            </button>
          )
        )}
      </p>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </section>
  );
}

function Switches({ event }: { event: EventDoor }) {
  const { put, trouble } = useSwitches(event);
  const { asksQuestions, firstTimersHeld, slowMode } = event.article;
  const isEvent = asksQuestions && firstTimersHeld && slowMode !== null;
  return (
    <section class="run-part" aria-label={say("deskLive.on.title")}>
      <h3>{say("deskLive.on.title")}</h3>
      <label class="run-switch">
        <input
          class="check"
          type="checkbox"
          checked={asksQuestions}
          onChange={() => void put("switches", { asksQuestions: !asksQuestions }, say("deskLive.on.switched"))}
        />
        {say("deskLive.on.questions")}
      </label>
      <label class="run-switch">
        <input
          class="check"
          type="checkbox"
          checked={firstTimersHeld}
          onChange={() => void put("switches", { firstTimersHeld: !firstTimersHeld }, say("deskLive.on.switched"))}
        />
        {say("deskLive.on.firstWaits")}
      </label>
      <button
        class="btn btn-sm"
        type="button"
        onClick={() => void put("template", { template: isEvent ? "plain" : "live" }, say("deskLive.on.setUp"))}
      >
        {say(isEvent ? "deskLive.on.allOff" : "deskLive.on.asEvent")}
      </button>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </section>
  );
}

/** What everybody is asked: posted and pinned in one go, or a comment of the stream. */
function PromptHere({ event }: { event: EventDoor }) {
  const { article, path, changed } = event;
  const [isAsking, setAsking] = useState(false);
  const change = useChange();
  const pin = async (commentId: string | null) => changed(await api.put<ArticleView>(`${path}/pinned`, { commentId }));
  return (
    <section class="run-part" aria-label={say("deskLive.prompt.title")}>
      <h3>{say("deskLive.prompt.title")}</h3>
      {article.pinned ? (
        <>
          <div class="said-text" dir="auto" dangerouslySetInnerHTML={{ __html: article.pinned.html }} />
          <p class="run-line">
            <span class="hint">
              <bdi>{article.pinned.author.name}</bdi> ·{" "}
              {say("thread.prompt.answers", { count: article.pinned.replyCount })}
            </span>
            <button
              class="btn btn-sm"
              type="button"
              onClick={() => void change.run(() => pin(null), say("deskLive.prompt.takenDown"))}
            >
              {say("deskLive.prompt.takeDown")}
            </button>
          </p>
        </>
      ) : (
        <p class="hint">{say("deskLive.prompt.none")}</p>
      )}
      {isAsking ? (
        <AnswerBox
          label={say("deskLive.prompt.label")}
          placeholder={say("deskLive.prompt.hint")}
          verb={say("deskLive.prompt.post")}
          send={async body => {
            const { id } = await api.post<CommentView>(`${path}/comments`, { body });
            await pin(id);
          }}
          done={say("deskLive.prompt.posted")}
          close={() => setAsking(false)}
        />
      ) : (
        <button class="btn btn-sm" type="button" onClick={() => setAsking(true)}>
          <Icon name="pin" />
          {say("deskLive.prompt.ask")}
        </button>
      )}
      <p class="trouble" role="alert">
        {change.trouble}
      </p>
    </section>
  );
}

/** What was switched, by whom, when and why. */
function Changes({ event }: { event: EventDoor }) {
  const { path, news } = event;
  const [changes, setChanges] = useState<ArticleChangeView[]>([]);
  const now = useNow(30_000);
  useEffect(() => {
    let isLate = false;
    api.get<{ items: ArticleChangeView[] }>(`${path}/changes-made`).then(
      ({ items }) => isLate || setChanges(items),
      // What was read before stays until the next change.
      () => {},
    );
    return () => {
      isLate = true;
    };
  }, [path, news.article]);
  return (
    <section class="run-part" aria-label={say("deskLive.changes.title")}>
      <h3>{say("deskLive.changes.title")}</h3>
      {changes.length === 0 && <p class="hint">{say("deskLive.changes.none")}</p>}
      <ol class="changes-here">
        {changes.map(change => (
          <li key={change.n}>
            <time dateTime={change.at} title={exactTime(change.at, "here")}>
              {timeWords(change.at, now)}
            </time>
            <div>
              <p>{changeWords(change, now)}</p>
              <p class="hint">
                <WhoAndWhy change={change} />
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Who switched it, and why. */
function WhoAndWhy({ change: { by, why } }: { change: ArticleChangeView }) {
  const who = by ? <bdi>{by.name}</bdi> : say("deskLive.changes.byItself");
  return <>{why ? sayWith("deskLive.changes.why", { who, why }) : who}</>;
}
