import { useEffect, useState } from "preact/hooks";
import { numeral, say } from "../../../locales/say.ts";
import { may } from "../../../server/protocol/permissions.ts";
import type { ApiProblem } from "../../core/api.ts";
import type { Live } from "../../core/live.ts";
import type { Member } from "../../core/session.ts";
import { panelOf, Tabs } from "../parts/Tabs.tsx";
import { PaceLine } from "./PaceLine.tsx";
import { QuestionsHere } from "./QuestionsHere.tsx";
import { Running } from "./Running.tsx";
import { StateSteps } from "./StateSteps.tsx";
import { StreamHere } from "./StreamHere.tsx";
import { UpdatesHere } from "./UpdatesHere.tsx";
import { type EventDoor, useEvent } from "./useEvent.ts";
import { WaitingHere } from "./WaitingHere.tsx";

interface LiveDeskProps {
  live: Live;
  member: Member;
  slug: string;
}

/** One screen for one article while it is live: what waits, what is asked, what is said, and how all of it is run. */
export function LiveDesk({ live, member, slug }: LiveDeskProps) {
  const { event, problem } = useEvent(live, slug);
  if (problem) return <Nothing says={refusedWords(problem)} />;
  if (!event) return <Nothing says={say("desk.reading")} />;
  return <Screen key={event.article.id} event={event} live={live} member={member} />;
}

function refusedWords({ status, body: { title } }: ApiProblem): string {
  if (status === 403) return say("deskLive.forHosts");
  return status === 404 ? say("deskLive.noArticle") : say("desk.refused", { title });
}

const Nothing = ({ says }: { says: string }) => (
  <>
    <header class="topbar">
      <h1>{say("thread.liveDesk")}</h1>
    </header>
    <p class="page-pad hint">{says}</p>
  </>
);

const sides = ["stream", "updates", "running"] as const;
type Side = (typeof sides)[number];
type Pane = "waiting" | "questions" | Side;

const tab = (name: Pane) => ({ name, says: say(`deskLive.pane.${name}`) });

function Screen({ event, live, member }: { event: EventDoor; live: Live; member: Member }) {
  const { article, readers } = event;
  const [waiting, setWaiting] = useState(0);
  const [side, setSide] = useState<Side>("stream");
  const [pane, setPane] = useState<Pane>("waiting");
  const mayDecide = may(member, "decide");
  useEffect(() => {
    if (!mayDecide) setPane("questions");
  }, [mayDecide]);

  const waitingTab = { name: "waiting", says: <Waiting n={waiting} /> } as const;
  const tabs = [...(mayDecide ? [waitingTab] : []), tab("questions"), ...sides.map(tab)] as const;
  const choose = (next: Pane) => {
    setPane(next);
    if (next !== "waiting" && next !== "questions") setSide(next);
  };
  return (
    <div class={`live-desk is-on-${pane}${mayDecide ? "" : " is-host"}`}>
      <header class="live-bar">
        <div class="live-title">
          <h1>
            <a href={`${article.url}#discussion`}>
              <bdi>{article.title}</bdi>
            </a>
          </h1>
          <p class="live-facts">
            {readers !== null && <span>{say("deskLive.readers", { count: readers })}</span>}
            <span>{say("thread.comments", { count: article.commentCount })}</span>
            <PaceLine article={article} />
          </p>
        </div>
        <StateSteps event={event} />
      </header>
      <Tabs id="live" label={say("deskLive.parts")} class="live-tabs" tabs={tabs} chosen={pane} choose={choose} />
      <div class="live-cols" {...panelOf("live", pane)}>
        {mayDecide && (
          <section class="live-col col-waiting" aria-label={say("deskLive.whatWaits")}>
            <h2>
              <Waiting n={waiting} />
            </h2>
            <div class="live-scroll">
              <WaitingHere live={live} member={member} slug={article.slug} onCount={setWaiting} />
            </div>
          </section>
        )}
        <section class="live-col col-questions" aria-label={say("deskLive.pane.questions")}>
          <h2>{say("deskLive.pane.questions")}</h2>
          <div class="live-scroll">
            <QuestionsHere event={event} />
          </div>
        </section>
        <section class="live-col col-side" aria-label={say("deskLive.discussion")}>
          <h2 class="sr">{say(`deskLive.pane.${side}`)}</h2>
          <Tabs
            id="side"
            label={say("deskLive.discussion")}
            class="side-tabs"
            tabs={sides.map(tab)}
            chosen={side}
            choose={choose}
          />
          <div class="live-scroll" {...panelOf("side", side)}>
            {side === "stream" && <StreamHere event={event} />}
            {side === "updates" && <UpdatesHere event={event} />}
            {side === "running" && <Running event={event} member={member} />}
          </div>
        </section>
      </div>
    </div>
  );
}

function Waiting({ n }: { n: number }) {
  return (
    <>
      {say("deskLive.pane.waiting")} {n > 0 && <span class="n num">{numeral(n)}</span>}
    </>
  );
}
