import { createContext } from "preact";
import { useCallback, useContext, useEffect, useMemo, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { MyQuestions } from "../../server/protocol/questions.ts";
import { type Act, hindrance } from "../../server/protocol/writing.ts";
import { ruleNamed, sanctionTitle } from "../core/sanctionWords.ts";
import type { Member, SessionState } from "../core/session.ts";
import { session } from "../thread/connections.ts";
import type { Announcer } from "../thread/useAnnouncer.ts";
import type { Clock } from "../thread/useClock.ts";
import { mineOf } from "./mine.ts";

/** What every part of the questions knows and can do. */
export interface Asking {
  article: ArticleView;
  clock: Clock;
  /** False in the first drawing: nothing can be pressed yet. */
  isAlive: boolean;
  /** undefined until the server has said who reads. */
  member: Member | null | undefined;
  mine: MyQuestions;
  announcer: Pick<Announcer, "announce" | "tell">;
  /** Asks for an account; false when there is one. */
  needsSignIn(): boolean;
  /** Says what keeps the reader from this; false when nothing does. */
  isKeptFrom(act: Act): boolean;
  /** Raises my hand, or takes it down. */
  press(id: Id): void;
  refresh(): void;
}

export const AskingContext = createContext<Asking | null>(null);

export function useAsking(): Asking {
  const asking = useContext(AskingContext);
  if (!asking) throw new Error("drawn outside of an article's questions");
  return asking;
}

const nobodyYet: SessionState = { member: undefined, notices: [], sanctions: [] };

interface AskingStart extends Pick<Asking, "article" | "clock" | "announcer"> {
  /** Opens the small window. */
  onSignIn(): void;
}

/** Makes it. */
export function useAskingState({ article, clock, announcer, onSignIn }: AskingStart): Asking {
  const [reader, setReader] = useState(nobodyYet);
  const [mine, setMine] = useState<MyQuestions>({ votes: [], questions: [] });
  const [isAlive, setAlive] = useState(false);

  useEffect(() => {
    setAlive(true);
    setReader(session().state);
    setMine(mineOf(article.id).state);
    if (!session().isKnown)
      session()
        .load()
        // Whoever presses something is asked then.
        .catch(() => {});
    const stops = [session().subscribe(setReader), mineOf(article.id).subscribe(setMine)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [article.id]);

  const { member, sanctions } = reader;
  const needsSignIn = () => {
    if (!member) onSignIn();
    return !member;
  };
  const isKeptFrom = (act: Act) => {
    const found = hindrance(sanctions, act, Date.now());
    if (found) announcer.tell(`${sanctionTitle(found, clock.zone)}. ${ruleNamed(found.reason)}`);
    return found !== undefined;
  };
  const press = (id: Id) => {
    const isUp = !mine.votes.includes(id);
    if (needsSignIn() || (isUp && isKeptFrom("react"))) return;
    mineOf(article.id)
      .setHand(id, isUp)
      .catch(() => announcer.tell(say("questions.notRaised")));
  };
  const refresh = useCallback(() => mineOf(article.id).refresh(), [article.id]);
  return useMemo(
    () => ({ article, clock, isAlive, member, mine, announcer, needsSignIn, isKeptFrom, press, refresh }),
    [article, clock, isAlive, reader, mine],
  );
}
