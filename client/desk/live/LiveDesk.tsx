import { useEffect, useState } from "preact/hooks";
import { may } from "../../../server/protocol/permissions.ts";
import type { Live } from "../../core/live.ts";
import type { Member } from "../../core/session.ts";
import { counted } from "../../core/text.ts";
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
  if (problem) return <Nothing says={refusals[problem.status] ?? `${problem.body.title}.`} />;
  if (!event) return <Nothing says="Reading …" />;
  return <Screen key={event.article.id} event={event} live={live} member={member} />;
}

const refusals: Record<number, string> = {
  403: "This desk is for who hosts the discussion: moderators of its section, and the hosts and editors of the article.",
  404: "There is no such article.",
};

const Nothing = ({ says }: { says: string }) => (
  <>
    <header class="topbar">
      <h1>Live desk</h1>
    </header>
    <p class="page-pad hint">{says}</p>
  </>
);

const sideNames = { stream: "Stream", updates: "Updates", running: "Running" } as const;
type Pane = "waiting" | "questions" | "stream" | "updates" | "running";

const sides = (["stream", "updates", "running"] as const).map(name => ({ name, says: sideNames[name] }));

function Screen({ event, live, member }: { event: EventDoor; live: Live; member: Member }) {
  const { article, readers } = event;
  const [waiting, setWaiting] = useState(0);
  const [side, setSide] = useState<"stream" | "updates" | "running">("stream");
  const [pane, setPane] = useState<Pane>("waiting");
  const mayDecide = may(member, "decide");
  useEffect(() => {
    if (!mayDecide) setPane("questions");
  }, [mayDecide]);

  const waitingTab = { name: "waiting", says: <Counted says="Waiting" n={waiting} /> } as const;
  const tabs = [...(mayDecide ? [waitingTab] : []), { name: "questions", says: "Questions" }, ...sides] as const;
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
            {readers !== null && <span>{counted(readers, { one: "# reading", other: "# reading" })}</span>}
            <span>{counted(article.commentCount, { one: "# comment", other: "# comments" })}</span>
            <PaceLine article={article} />
          </p>
        </div>
        <StateSteps event={event} />
      </header>
      <Tabs id="live" label="Parts of the live desk" class="live-tabs" tabs={tabs} chosen={pane} choose={choose} />
      <div class="live-cols" {...panelOf("live", pane)}>
        {mayDecide && (
          <section class="live-col col-waiting" aria-label="What waits">
            <h2>
              <Counted says="Waiting" n={waiting} />
            </h2>
            <div class="live-scroll">
              <WaitingHere live={live} member={member} slug={article.slug} onCount={setWaiting} />
            </div>
          </section>
        )}
        <section class="live-col col-questions" aria-label="Questions">
          <h2>Questions</h2>
          <div class="live-scroll">
            <QuestionsHere event={event} />
          </div>
        </section>
        <section class="live-col col-side" aria-label="The discussion">
          <h2 class="sr">{sideNames[side]}</h2>
          <Tabs id="side" label="The discussion" class="side-tabs" tabs={sides} chosen={side} choose={choose} />
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

function Counted({ says, n }: { says: string; n: number }) {
  return (
    <>
      {says} {n > 0 && <span class="n num">{n}</span>}
    </>
  );
}
