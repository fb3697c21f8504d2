import { useCallback, useEffect, useState } from "preact/hooks";
import type { Id } from "../../../server/protocol/basics.ts";
import type { RuleId } from "../../../server/protocol/ruleNames.ts";
import type { RuleFigures } from "../../../server/protocol/rules.ts";
import { ApiProblem, api } from "../../core/api.ts";

export type FiguresByRule = ReadonlyMap<RuleId, RuleFigures>;

/** What each rule met, read again when a version is saved; empty until it is there, and where it cannot be read. */
export function useRuleFigures(siteId: Id, version: number): { figures: FiguresByRule; reload: () => void } {
  const [figures, setFigures] = useState<FiguresByRule>(new Map());
  const reload = useCallback(async () => {
    try {
      const { items } = await api.get<{ items: RuleFigures[] }>(`sites/${siteId}/rules`);
      setFigures(new Map(items.map(one => [one.rule, one])));
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
    }
  }, [siteId]);
  useEffect(() => void reload(), [reload, version]);
  return { figures, reload: () => void reload() };
}
