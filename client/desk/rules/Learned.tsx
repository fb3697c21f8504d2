import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { numeral, say, sayWith } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import { type Label, labels } from "../../../server/protocol/labels.ts";
import type { LearnedView, Learning } from "../../../server/protocol/model.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { Icon, type IconName } from "../../core/Icon.tsx";
import { exactTime, relativeTime } from "../../core/text.ts";
import { announce } from "../parts/announce.tsx";

import { useNow } from "../parts/useNow.ts";

/** What the site's own decisions taught the model: what waits in shadow, what is live, and the way back. */
export function Learned({ siteId, mayChange }: { siteId: Id; mayChange: boolean }) {
  const { learned, said, isBusy, learnNow, decide } = useLearned(siteId);
  const now = useNow(30_000);
  if (!learned) return said ? <p class="hint">{said}</p> : null;
  return (
    <section class="learned" aria-labelledby="learned-h">
      <h3 id="learned-h">{say("deskRules.learned.title")}</h3>
      <p class="hint">{say("deskRules.learned.says")}</p>
      {learned.length === 0 && <p class="hint">{say("deskRules.learned.none")}</p>}
      <ul class="learned-list">
        {learned.map(one => (
          <li key={one.id}>
            <span class={states[one.state].chip}>
              <Icon name={states[one.state].icon} />
              {say(`deskRules.learned.state.${one.state}`)}
            </span>
            <span>
              {sayWith("deskRules.learned.from", {
                count: one.decisions,
                time: (
                  <time dateTime={one.fittedAt} title={exactTime(one.fittedAt)}>
                    {relativeTime(one.fittedAt, now)}
                  </time>
                ),
              })}
            </span>
            <ul class="hint">
              {labels.map(label => one.figures[label] && <Gain key={label} label={label} one={one} />)}
            </ul>
            {mayChange && one.state !== "retired" && (
              <span class="acts">
                {one.state === "shadow" && <GoLive isBusy={isBusy} goLive={() => decide(one.id, "live")} />}
                <button class="btn btn-sm" type="button" disabled={isBusy} onClick={() => decide(one.id, "retired")}>
                  {say(one.state === "live" ? "deskRules.learned.rollBack" : "deskRules.learned.giveUp")}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <button class="btn btn-sm" type="button" disabled={isBusy} onClick={learnNow}>
          {say(isBusy ? "deskRules.learned.learning" : "deskRules.learned.learnNow")}
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
        {say("deskRules.learned.goLive")}
      </button>
    );
  return (
    <>
      <span class="hint" id="go-live-why">
        {say("deskRules.learned.why")}
      </span>
      <button class="btn btn-sm btn-primary" type="button" disabled={isBusy} onClick={goLive}>
        {say("deskRules.goLiveAnyway")}
      </button>
      <button class="btn btn-sm" type="button" ref={next} aria-describedby="go-live-why" onClick={() => ask(false)}>
        {say("deskRules.learned.keep")}
      </button>
    </>
  );
}

const states = {
  shadow: { icon: "eye", chip: "chip chip-accent" },
  live: { icon: "check", chip: "chip chip-good" },
  retired: { icon: "minus", chip: "chip" },
} as const satisfies Record<LearnedView["state"], { icon: IconName; chip: string }>;

/** How often a comment that deserves the label scored above one that does not, before and after, on decisions kept apart. */
function Gain({ label, one }: { label: Label; one: LearnedView }) {
  const figures = one.figures[label];
  if (!figures) return null;
  const times = (auc: number) => numeral(Math.round(auc * 100));
  return (
    <li>
      {say("deskRules.learned.gain", {
        label: say(`desk.label.${label}`),
        before: times(figures.shipped.auc),
        after: times(figures.corrected.auc),
        count: figures.rows,
      })}
    </li>
  );
}

function useLearned(siteId: Id) {
  const [learned, setLearned] = useState<LearnedView[] | null>(null);
  const [said, setSaid] = useState("");
  const [isBusy, setBusy] = useState(false);
  const path = `sites/${siteId}/model/corrections`;

  const attempt = useCallback(async (work: () => Promise<string>) => {
    setBusy(true);
    try {
      const done = await work();
      setSaid(done);
      if (done) announce(done);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setSaid(`${thrown.body.title}.`);
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
        return say(answer.learned === null ? `deskRules.learned.nothing.${answer.because}` : "deskRules.learned.waits");
      }),
    decide: (id: Id, state: "live" | "retired") =>
      void attempt(async () => {
        setLearned((await api.put<{ items: LearnedView[] }>(`${path}/${id}`, { state })).items);
        return say(state === "live" ? "deskRules.learned.isLive" : "deskRules.learned.notUsed");
      }),
  };
}
