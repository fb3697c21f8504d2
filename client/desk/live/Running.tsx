import { useEffect, useState } from "preact/hooks";
import type { ArticleChangeView, ArticleView } from "../../../server/protocol/articles.ts";
import type { CommentView } from "../../../server/protocol/views.ts";
import { api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { counted, exactTime } from "../../core/text.ts";
import { useNow } from "../parts/useNow.ts";
import { AnswerBox } from "./AnswerBox.tsx";
import { changeWords, secondsWords, timeWords } from "./liveDeskWords.ts";
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

/** Slow mode and reading first. */
function Tempo({ event }: { event: EventDoor }) {
  const { slowMode, reviewFirst, reviewFirstUntil } = event.article;
  const { put, end, trouble } = useSwitches(event);
  const now = useNow(15_000);
  const chosen = slowMode === null ? "off" : slowMode.kind === "adaptive" ? "adaptive" : String(slowMode.seconds);
  const choose = (value: string) => {
    if (value === "off") void end("slow-mode", "Slow mode ended.");
    else if (value === "adaptive") void put("slow-mode", { kind: "adaptive" }, "Slow mode follows the pace.");
    else void put("slow-mode", { kind: "fixed", seconds: Number(value) }, "Slow mode is on.");
  };
  const seconds = chosen !== "off" && chosen !== "adaptive" ? Number(chosen) : null;
  const choices = seconds === null || fixedChoices.includes(seconds) ? fixedChoices : [...fixedChoices, seconds];
  return (
    <section class="run-part" aria-label="Tempo">
      <h3>Tempo</h3>
      <label class="label live-field">
        Slow mode
        <select class="field" value={chosen} onChange={input => choose(input.currentTarget.value)}>
          <option value="off">off</option>
          <option value="adaptive">by the pace</option>
          {choices.map(one => (
            <option key={one} value={String(one)}>
              {secondsWords(one)}
            </option>
          ))}
        </select>
      </label>
      {slowMode && (
        <p class="hint">
          {slowMode.seconds === 0
            ? "It rests: nobody waits."
            : `Each reader waits ${secondsWords(slowMode.seconds).replace(" each", "")}.`}
          {slowMode.until && ` It ends ${timeWords(slowMode.until, now)}.`}
          {slowMode.why && ` “${slowMode.why}”`}
        </p>
      )}
      <p class="run-line">
        <Icon name="eye" />
        <span>
          {reviewFirst
            ? `Moderators read first${reviewFirstUntil ? ` until ${timeWords(reviewFirstUntil, now)}` : ", by the site’s rules"}.`
            : "Comments appear at once."}
        </span>
        {reviewFirstUntil ? (
          <button
            class="btn btn-sm"
            type="button"
            onClick={() => void end("review-first", "Comments appear at once again.")}
          >
            End it
          </button>
        ) : (
          !reviewFirst && (
            <button
              class="btn btn-sm"
              type="button"
              onClick={() => void put("review-first", { minutes: 15 }, "Moderators read first for 15 minutes.")}
            >
              Read first for 15 min
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
    <section class="run-part" aria-label="What is on">
      <h3>What is on</h3>
      <label class="run-switch">
        <input
          class="check"
          type="checkbox"
          checked={asksQuestions}
          onChange={() => void put("switches", { asksQuestions: !asksQuestions }, "Switched.")}
        />
        Readers can ask questions
      </label>
      <label class="run-switch">
        <input
          class="check"
          type="checkbox"
          checked={firstTimersHeld}
          onChange={() => void put("switches", { firstTimersHeld: !firstTimersHeld }, "Switched.")}
        />
        Everybody’s first comment waits
      </label>
      <button
        class="btn btn-sm"
        type="button"
        onClick={() => void put("template", { template: isEvent ? "plain" : "live" }, "Set up.")}
      >
        {isEvent ? "Switch all of it off" : "Set up as a live event"}
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
    <section class="run-part" aria-label="Asked of everybody">
      <h3>Asked of everybody</h3>
      {article.pinned ? (
        <>
          <div class="said-text" dir="auto" dangerouslySetInnerHTML={{ __html: article.pinned.html }} />
          <p class="run-line">
            <span class="hint">
              <bdi>{article.pinned.author.name}</bdi> ·{" "}
              {counted(article.pinned.replyCount, { one: "# answer", other: "# answers" })}
            </span>
            <button class="btn btn-sm" type="button" onClick={() => void change.run(() => pin(null), "Taken down.")}>
              Take it down
            </button>
          </p>
        </>
      ) : (
        <p class="hint">Nothing at the moment.</p>
      )}
      {isAsking ? (
        <AnswerBox
          label="What everybody is asked"
          placeholder="One question that anybody can answer."
          verb="Post and pin"
          send={async body => {
            const { id } = await api.post<CommentView>(`${path}/comments`, { body });
            await pin(id);
          }}
          done="Everybody is asked this now."
          close={() => setAsking(false)}
        />
      ) : (
        <button class="btn btn-sm" type="button" onClick={() => setAsking(true)}>
          <Icon name="pin" />
          Ask everybody
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
    <section class="run-part" aria-label="What was switched">
      <h3>What was switched</h3>
      {changes.length === 0 && <p class="hint">Nothing yet.</p>}
      <ol class="changes-here">
        {changes.map(change => (
          <li key={change.n}>
            <time dateTime={change.at} title={exactTime(change.at, "here")}>
              {timeWords(change.at, now)}
            </time>
            <div>
              <p>{changeWords(change, now)}</p>
              <p class="hint">
                {change.by ? <bdi>{change.by.name}</bdi> : "By itself"}
                {change.why && <>: “{change.why}”</>}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
