import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Id } from "../../../server/protocol/basics.ts";
import { type Label, labels } from "../../../server/protocol/labels.ts";
import type { LearnedView, Learning, NothingLearned } from "../../../server/protocol/model.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { Icon, type IconName } from "../../core/Icon.tsx";
import { counted, exactTime, relativeTime } from "../../core/text.ts";
import { announce } from "../parts/announce.tsx";
import { labelWords } from "../parts/deskWords.ts";
import { useNow } from "../parts/useNow.ts";

/** What the site's own decisions taught the model: what waits in shadow, what is live, and the way back. */
export function Learned({ siteId, mayChange }: { siteId: Id; mayChange: boolean }) {
  const { learned, said, isBusy, learnNow, decide } = useLearned(siteId);
  const now = useNow(30_000);
  if (!learned) return said ? <p class="hint">{said}</p> : null;
  return (
    <section class="learned" aria-labelledby="learned-h">
      <h3 id="learned-h">What your decisions taught it</h3>
      <p class="hint">
        Once a week a small correction is made from what moderators approved and rejected here. It never leaves this
        site, never touches threats, and waits in shadow until newer decisions prove it.
      </p>
      {learned.length === 0 && (
        <p class="hint">
          Nothing yet. To learn a label it takes about 65 decisions, 15 of them removals for an attack, for hate or for
          advertising, and the newest of them must show that it helps.
        </p>
      )}
      <ul class="learned-list">
        {learned.map(one => (
          <li key={one.id}>
            <span class={states[one.state].chip}>
              <Icon name={states[one.state].icon} />
              {states[one.state].name}
            </span>
            <span>
              from {counted(one.decisions, { one: "# decision", other: "# decisions" })},{" "}
              <time dateTime={one.fittedAt} title={exactTime(one.fittedAt)}>
                {relativeTime(one.fittedAt, now)}
              </time>
            </span>
            <ul class="hint">
              {labels.map(label => one.figures[label] && <Gain key={label} label={label} one={one} />)}
            </ul>
            {mayChange && one.state !== "retired" && (
              <span class="acts">
                {one.state === "shadow" && <GoLive isBusy={isBusy} goLive={() => decide(one.id, "live")} />}
                <button class="btn btn-sm" type="button" disabled={isBusy} onClick={() => decide(one.id, "retired")}>
                  {one.state === "live" ? "Roll back" : "Give up"}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <button class="btn btn-sm" type="button" disabled={isBusy} onClick={learnNow}>
          {isBusy ? "Learning …" : "Learn now"}
        </button>
      )}
      <p class="hint" role="status">
        {said}
      </p>
    </section>
  );
}

/** What has not proved itself goes live only when asked once more, in place. */
function GoLive({ isBusy, goLive }: { isBusy: boolean; goLive: () => void }) {
  const [isAsking, ask] = useState<boolean | null>(null);
  const next = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone. Not when the page is first drawn.
  useEffect(() => {
    if (isAsking !== null) next.current?.focus();
  }, [isAsking]);
  if (!isAsking)
    return (
      <button class="btn btn-sm" type="button" disabled={isBusy} ref={next} onClick={() => ask(true)}>
        Go live now
      </button>
    );
  return (
    <>
      <span class="hint" id="go-live-why">
        Newer decisions have not proved it yet. From now on it would change the scores of every new comment.
      </span>
      <button class="btn btn-sm btn-primary" type="button" disabled={isBusy} onClick={goLive}>
        Go live all the same
      </button>
      <button class="btn btn-sm" type="button" ref={next} aria-describedby="go-live-why" onClick={() => ask(false)}>
        Keep in shadow
      </button>
    </>
  );
}

const states = {
  shadow: { name: "In shadow", icon: "eye", chip: "chip chip-accent" },
  live: { name: "Live", icon: "check", chip: "chip chip-good" },
  retired: { name: "Given up", icon: "minus", chip: "chip" },
} as const satisfies Record<LearnedView["state"], { name: string; icon: IconName; chip: string }>;

/** How often a comment that deserves the label scored above one that does not, before and after, on decisions kept apart. */
function Gain({ label, one }: { label: Label; one: LearnedView }) {
  const figures = one.figures[label];
  if (!figures) return null;
  const times = (auc: number) => Math.round(auc * 100);
  return (
    <li>
      {labelWords[label].name}: told right from wrong {times(figures.shipped.auc)} times in 100, now{" "}
      {times(figures.corrected.auc)} (on{" "}
      {counted(figures.rows, { one: "# newer decision", other: "# newer decisions" })})
    </li>
  );
}

const nothing = {
  "too-little": "There are too few decisions to learn from yet.",
  "nothing-better": "It learned, and did no better on your newest decisions. Nothing has changed.",
} as const satisfies Record<NothingLearned, string>;

function useLearned(siteId: Id) {
  const [learned, setLearned] = useState<LearnedView[] | null>(null);
  const [said, say] = useState("");
  const [isBusy, setBusy] = useState(false);
  const path = `sites/${siteId}/model/corrections`;

  const attempt = useCallback(async (work: () => Promise<string>) => {
    setBusy(true);
    try {
      const done = await work();
      say(done);
      if (done) announce(done);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      say(`${thrown.body.title}.`);
    } finally {
      setBusy(false);
    }
  }, []);
  const read = useCallback(async () => {
    setLearned((await api.get<{ items: LearnedView[] }>(path)).items);
    return "";
  }, [path]);
  useEffect(() => void attempt(read), [attempt, read]);

  return {
    learned,
    said,
    isBusy,
    learnNow: () =>
      void attempt(async () => {
        const answer = await api.post<Learning>(path);
        await read();
        return answer.learned === null ? nothing[answer.because] : "It learned something, which now waits in shadow.";
      }),
    decide: (id: Id, state: "live" | "retired") =>
      void attempt(async () => {
        setLearned((await api.put<{ items: LearnedView[] }>(`${path}/${id}`, { state })).items);
        return state === "live" ? "It is live." : "It is no longer used.";
      }),
  };
}
