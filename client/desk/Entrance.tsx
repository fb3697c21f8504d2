import { useEffect, useState } from "preact/hooks";
import { may } from "../../server/protocol/permissions.ts";
import { ApiProblem } from "../core/api.ts";
import type { Live } from "../core/live.ts";
import type { Member, Session } from "../core/session.ts";
import { Announcer } from "./announce.tsx";
import { NoRight, SignIn, Unreachable } from "./SignIn.tsx";
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
      {member && !may(member, "decide") && <NoRight member={member} session={session} />}
      {member && may(member, "decide") && (
        <Connected key={member.id} member={member} session={session} connect={connect} siteName={siteName} />
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

/** The connection lives as long as somebody with the right to it is signed in. */
function Connected({ connect, ...rest }: { connect: () => Live; member: Member; session: Session; siteName: string }) {
  const [live, setLive] = useState<Live | null>(null);
  useEffect(() => {
    const opened = connect();
    setLive(opened);
    return () => opened.close();
  }, [connect]);
  return live && <Workplace live={live} {...rest} />;
}
