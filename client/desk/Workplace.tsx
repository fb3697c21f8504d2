import { useEffect, useState } from "preact/hooks";
import { say, spoken } from "../../locales/say.ts";
import { may } from "../../server/protocol/permissions.ts";
import type { Live } from "../core/live.ts";
import type { Member, Session } from "../core/session.ts";
import { useSignOut } from "../core/useSignOut.ts";
import { Audit } from "./audit/Audit.tsx";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import { useDecisions } from "./case/useDecisions.ts";
import { HandOver } from "./insights/HandOver.tsx";
import { Insights } from "./insights/Insights.tsx";
import { SecondLook } from "./insights/SecondLook.tsx";
import { useHandOvers } from "./insights/useHandOvers.ts";
import { useSecondLooks } from "./insights/useSecondLooks.ts";
import { KeysDialog } from "./KeysDialog.tsx";
import { LiveDesk } from "./live/LiveDesk.tsx";
import { MobileNav, Nav } from "./Nav.tsx";
import { NotForYou } from "./NotForYou.tsx";
import { useCare } from "./parts/care.ts";
import { useKeys } from "./parts/keys.ts";
import { useRoute } from "./parts/route.ts";
import { useQueue } from "./parts/useQueue.ts";
import { isOfWholeDesk } from "./parts/wholeDesk.ts";
import { People } from "./people/People.tsx";
import { QueuePage } from "./queue/QueuePage.tsx";
import { Rules } from "./rules/Rules.tsx";
import { useModel } from "./rules/useModel.ts";
import { useRules } from "./rules/useRules.ts";
import { SurgeBanners } from "./SurgeBanners.tsx";
import { Settings } from "./settings/Settings.tsx";

interface WorkplaceProps {
  live: Live;
  member: Member;
  session: Session;
  siteName: string;
}

/** The desk of somebody who may decide. The queue is kept over all pages, so that its count stays live. */
export function Workplace({ live, member, session, siteName }: WorkplaceProps) {
  const route = useRoute();
  const door = useQueue(live, member);
  const decisions = useDecisions(member, door);
  const rules = useRules(member, route.page === "rules", door);
  const isCase = route.page === "queue" && route.caseId !== null;
  const model = useModel(member, isCase ? "case" : route.page === "rules" ? "rules" : null);
  const handOvers = useHandOvers(member, route.page === "hand-over", door);
  const looks = useSecondLooks(route.page === "second-look");
  const [showsKeys, setShowsKeys] = useState(false);
  useRefusals(session, door.problem?.status);
  const { openCount, isLoaded } = door.queue;
  useEffect(() => {
    const count = isLoaded ? `(${openCount}) ` : "";
    document.title = `${count}${say(`desk.pages.${route.page}`)} · ${siteName || "Comity"}`;
  }, [route.page, openCount, isLoaded, siteName, spoken()]);
  useKeys({ keys: () => setShowsKeys(true) });

  const { signOut, stillIn } = useSignOut(() => session);
  const care = useCare();
  const nav = {
    route,
    care,
    member,
    signOut,
    siteName,
    openCount: isLoaded ? openCount : null,
    handOvers: handOvers.waiting.length,
    looks: looks.next?.left ?? 0,
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads into this page; only the address is the router's. */}
      <a class="skip-link" href="#main" onClick={skipToMain}>
        {isCase ? say("desk.skip.toComment") : say("desk.skip.toPage")}
      </a>
      <div
        class={`app${route.page === "queue" || route.page === "live" ? " is-fixed" : ""}${isCase ? " is-case" : ""}`}
      >
        <Nav {...nav} showKeys={() => setShowsKeys(true)} />
        <main class="main" id="main" tabIndex={-1}>
          {route.page === "queue" && (
            <QueuePage
              door={door}
              decisions={decisions}
              member={member}
              model={model.view}
              care={care}
              caseId={route.caseId}
            />
          )}
          {route.page === "rules" && <Rules rules={rules} member={member} model={model} />}
          {route.page === "people" &&
            (may(member, "changeRoles") ? (
              <People member={member} />
            ) : (
              <NotForYou title={say("desk.pages.people")} says={say("desk.notForYou.people")} />
            ))}
          {route.page === "settings" &&
            (may(member, "changeSettings") ? (
              <Settings member={member} />
            ) : (
              <NotForYou title={say("desk.pages.settings")} says={say("desk.notForYou.settings")} />
            ))}
          {route.page === "insights" && <Insights member={member} looks={nav.looks} />}
          {route.page === "second-look" && <SecondLook door={looks} member={member} />}
          {route.page === "hand-over" &&
            (isOfWholeDesk(member) ? (
              <HandOver door={handOvers} member={member} />
            ) : (
              <NotForYou title={say("desk.pages.hand-over")} says={say("desk.notForYou.handOver")} />
            ))}
          {route.page === "audit" &&
            (isOfWholeDesk(member) ? (
              <Audit member={member} past={route.past} />
            ) : (
              <NotForYou title={say("desk.pages.audit")} says={say("desk.notForYou.audit")} />
            ))}
          {route.page === "live" && <LiveDesk key={route.slug} live={live} member={member} slug={route.slug} />}
          <div class="desk-banners">
            <SurgeBanners member={member} door={door} />
            <ConnectionBanner live={live} kept={decisions.kept.length} stillIn={stillIn} />
          </div>
        </main>
        <MobileNav {...nav} />
      </div>
      {showsKeys && <KeysDialog close={() => setShowsKeys(false)} />}
    </>
  );
}

/** The hash is the route: the skip link moves the focus and leaves the address alone. */
function skipToMain(event: Event): void {
  event.preventDefault();
  const place = document.querySelector<HTMLElement>(".case-body") ?? document.getElementById("main");
  place?.focus();
}

/** Who is refused the queue may no longer be who they were. */
function useRefusals(session: Session, status: number | undefined): void {
  useEffect(() => {
    if (status === 401 || status === 403) session.load().catch(() => {});
  }, [status, session]);
}
