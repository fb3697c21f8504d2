import { useEffect, useState } from "preact/hooks";
import { may } from "../../server/protocol/permissions.ts";
import { ApiProblem } from "../core/api.ts";
import type { Live } from "../core/live.ts";
import type { Member, Session } from "../core/session.ts";
import { LiveDesk } from "./live/LiveDesk.tsx";
import { Announcer } from "./parts/announce.tsx";
import { useRoute } from "./parts/route.ts";
import { NoRight, OneFactor, SignIn, Unreachable } from "./SignIn.tsx";
import { Workplace } from "./Workplace.tsx";

interface EntranceProps {
  session: Session;
  connect: () => Live;
  siteName: string;
}

/** The moderators' desk: who may come in, and then the place where they work. */
export function Entrance({ session, connect, siteName }: EntranceProps) {
  const { member, problem, retry } = useSession(session);
  return (
    <>
      <Announcer />
      {member === undefined && problem && <Unreachable problem={problem} retry={retry} />}
      {member === null && <SignIn session={session} siteName={siteName} />}
      {member && (
        // Connected anew with every right: the server reads the session when a connection begins.
        <Connected
          key={`${member.id} ${may(member, "decide")}`}
          member={member}
          session={session}
          connect={connect}
          siteName={siteName}
        />
      )}
    </>
  );
}

function useSession(session: Session) {
  const [member, setMember] = useState<Member | null | undefined>(session.state.member);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const load = () => {
    setProblem(null);
    session.load().catch((thrown: unknown) => {
      if (thrown instanceof ApiProblem) setProblem(thrown);
      else throw thrown;
    });
  };
  useEffect(() => {
    const stop = session.subscribe(state => setMember(state.member));
    load();
    return () => void stop();
  }, [session]);
  return { member, problem, retry: load };
}

interface ConnectedProps {
  connect: () => Live;
  member: Member;
  session: Session;
  siteName: string;
}

/** The connection lives as long as the same person is signed in, and tells of rights that come and go. */
function Connected({ connect, ...inside }: ConnectedProps) {
  const [live, setLive] = useState<Live | null>(null);
  useEffect(() => {
    const opened = connect();
    setLive(opened);
    return () => opened.close();
  }, [connect]);
  return live && <Inside live={live} {...inside} />;
}

/** Who may decide works here; who may not is told so, until they may. */
function Inside(props: Omit<ConnectedProps, "connect"> & { live: Live }) {
  const { live, member, session } = props;
  useEffect(() => {
    const look = () => session.load().catch(() => {});
    return live.watch(`user:${member.id}`, {
      since: 0,
      apply(events) {
        if (events.some(({ event }) => event.kind === "rights-changed")) look();
      },
      startOver: look,
    });
  }, [live, member.id, session]);
  // Other sections make another desk: it is read and listened to anew.
  return may(member, "decide") ? (
    <Workplace key={JSON.stringify(member.sections)} {...props} />
  ) : (
    <OfEvent {...props} />
  );
}

/** Hosts and editors of an article run its discussion; the rest of the desk is for those who decide. */
function OfEvent({ live, member, session }: Omit<ConnectedProps, "connect"> & { live: Live }) {
  const route = useRoute();
  if (member.lacksSecondFactor) return <OneFactor session={session} />;
  if (route.page !== "live") return <NoRight member={member} session={session} />;
  return (
    <main class="main host-place" id="main">
      <LiveDesk key={route.slug} live={live} member={member} slug={route.slug} />
    </main>
  );
}
