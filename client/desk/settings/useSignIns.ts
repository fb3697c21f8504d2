import { useCallback, useEffect, useState } from "preact/hooks";
import type { Id } from "../../../server/protocol/basics.ts";
import type { NewTokenSecret, SignInsView, TokenSecretView } from "../../../server/protocol/tokens.ts";
import { ApiProblem, api } from "../../core/api.ts";

export interface SignIns {
  /** Null until it is read. */
  view: SignInsView | null;
  problem: ApiProblem | null;
  reload(): void;
  /** Makes the next secret; it is answered this once. Throws ApiProblem. */
  makeSecret(overlapHours: number): Promise<NewTokenSecret>;
  endSecret(id: Id): Promise<void>;
}

/** The secrets of a site that sign tokens, and why people could not be signed in. */
export function useSignIns(siteId: Id): SignIns {
  const [view, setView] = useState<SignInsView | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const site = `sites/${siteId}`;
  const failed = (thrown: unknown) => {
    if (!(thrown instanceof ApiProblem)) throw thrown;
    setProblem(thrown);
  };
  const reload = useCallback(() => {
    setProblem(null);
    api.get<SignInsView>(`${site}/sign-ins`).then(setView, failed);
  }, [site]);
  useEffect(reload, [reload]);

  const become = (tokenSecrets: TokenSecretView[]) => setView(before => before && { ...before, tokenSecrets });
  return {
    view,
    problem,
    reload,
    async makeSecret(overlapHours) {
      const made = await api.post<NewTokenSecret>(`${site}/token-secrets`, { overlapHours });
      become(made.secrets);
      return made;
    },
    async endSecret(id) {
      await api.del<TokenSecretView[]>(`${site}/token-secrets/${id}`).then(become, failed);
    },
  };
}
