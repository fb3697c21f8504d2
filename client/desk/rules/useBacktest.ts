import { useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import type { RuleId } from "../../../server/protocol/ruleNames.ts";
import type { BacktestView } from "../../../server/protocol/rules.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { announce } from "../parts/announce.tsx";

/** Rules that were tried from this page, with on how many comments. */
export interface Trial {
  policy: Policy;
  comments: number;
}

export interface Backtest {
  view: BacktestView | null;
  trials: readonly Trial[];
  problem: string | null;
  start(policy: Policy, rule: RuleId | null, days: number): Promise<void>;
  cancel(): Promise<void>;
}

const askAgainMs = 600;

/**
 * The last trial of rules on past comments: followed while it runs, also one that somebody else started. `done`: called after
 * each.
 */
export function useBacktest(siteId: Id, isOpen: boolean, done: () => void): Backtest {
  const [view, setView] = useState<BacktestView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [started, setStarted] = useState<{ id: Id; policy: Policy } | null>(null);
  const [trials, setTrials] = useState<Trial[]>([]);
  const path = `sites/${siteId}/backtests`;

  const asking = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(`${thrown.body.title}.`);
    }
  };
  const readLast = () => asking(async () => setView((await api.get<{ items: BacktestView[] }>(path)).items[0] ?? null));
  useEffect(() => {
    if (isOpen) void readLast();
  }, [isOpen, path]);

  useEffect(() => {
    if (view?.state !== "running") return;
    const timer = setTimeout(
      () =>
        void asking(async () => {
          const next = await api.get<BacktestView>(`${path}/${view.id}`);
          setView(next);
          if (next.state === "running") return;
          const { result } = next;
          if (result && started?.id === next.id) {
            setTrials(known => [...known, { policy: started.policy, comments: result.comments }]);
          }
          announce(say(next.state === "done" ? "deskRules.backtest.done" : "deskRules.backtest.ended"));
          done();
        }),
      askAgainMs,
    );
    return () => clearTimeout(timer);
  }, [view, path]);

  return {
    view,
    trials,
    problem,
    start: (policy, rule, days) =>
      asking(async () => {
        setProblem(null);
        try {
          const made = await api.post<BacktestView>(path, { policy, days, ...(rule ? { rule } : {}) });
          setStarted({ id: made.id, policy });
          setView(made);
        } catch (thrown) {
          // Somebody tries rules already: that is followed.
          if (thrown instanceof ApiProblem && thrown.problem === "backtest-running") await readLast();
          throw thrown;
        }
      }),
    cancel: () =>
      asking(async () => {
        if (!view) return;
        await api.del(`${path}/${view.id}`);
        setView(await api.get<BacktestView>(`${path}/${view.id}`));
      }),
  };
}
