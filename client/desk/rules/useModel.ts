import { useCallback, useEffect, useState } from "preact/hooks";
import type { ModelView } from "../../../server/protocol/model.ts";
import { ApiProblem, api } from "../../core/api.ts";
import type { Member } from "../../core/session.ts";

/** The model that reads here and what its thresholds do. */
export interface ModelFigures {
  view: ModelView | null;
  problem: ApiProblem | null;
  again(): void;
}

/** Read when somebody comes to a place that shows them; on coming back again, as decisions have been made meanwhile. */
export function useModel({ siteId }: Member, place: "case" | "rules" | null): ModelFigures {
  const [view, setView] = useState<ModelView | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const read = useCallback(async () => {
    try {
      setView(await api.get<ModelView>(`sites/${siteId}/model`));
      setProblem(null);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(thrown);
    }
  }, [siteId]);
  useEffect(() => {
    if (place) void read();
  }, [place, read]);
  return { view, problem, again: () => void read() };
}
