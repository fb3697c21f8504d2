import { useState } from "preact/hooks";
import { type MoveFault, movesAtOnce, readMoves } from "../../../server/protocol/articleMoves.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { MoveProblem, Remapped } from "../../../server/protocol/keyedArticles.ts";
import { ApiProblem, api } from "../../core/api.ts";

/** A line that cannot be done, as it was written. */
export interface RefusedLine {
  line: number;
  why: MoveFault | MoveProblem;
  text: string;
}

export interface Moving {
  /** A look says what would become of each line, and does nothing. */
  isTrial: boolean;
  isOver: boolean;
  /** Lines. */
  done: number;
  total: number;
  moved: number;
  refused: RefusedLine[];
  /** Why it stopped before its end. */
  trouble: ApiProblem | null;
}

/** Moves articles, so many in a request, and tells how far it is. Done twice it changes nothing. */
export function useMoves(siteId: Id) {
  const [moving, setMoving] = useState<Moving | null>(null);

  const run = async (text: string, isTrial: boolean): Promise<void> => {
    const lines = text.split(/\r\n|\n|\r/);
    const { moves, bad } = readMoves(text);
    const refusedAt = (line: number, why: RefusedLine["why"]) => ({ line, why, text: lines[line - 1] ?? "" });
    let now: Moving = {
      isTrial,
      isOver: false,
      done: 0,
      total: moves.length,
      moved: 0,
      refused: bad.map(({ line, fault }) => refusedAt(line, fault)),
      trouble: null,
    };
    setMoving(now);
    try {
      while (now.done < moves.length) {
        const some = moves.slice(now.done, now.done + movesAtOnce);
        const items = some.map(({ line: _, ...item }) => item);
        const { problems } = await api.post<Remapped>(`sites/${siteId}/articles/moves`, { items, isTrial });
        const more = problems.map(({ at, problem }) => refusedAt(some[at]?.line ?? 0, problem));
        now = {
          ...now,
          done: now.done + some.length,
          moved: now.moved + some.length - problems.length,
          refused: [...now.refused, ...more],
        };
        setMoving(now);
      }
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      now = { ...now, trouble: thrown };
    }
    const refused = [...now.refused].sort((one, other) => one.line - other.line);
    setMoving({ ...now, refused, isOver: true });
  };
  return { moving, run, forget: () => setMoving(null) };
}
