import { useCallback, useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { AuditPage, ChainCheck } from "../../../server/protocol/audit.ts";
import { ApiProblem, api } from "../../core/api.ts";
import type { Member } from "../../core/session.ts";
import { announce } from "../parts/announce.tsx";
import { usePages } from "../parts/usePages.ts";

/** What is looked for; empty: everything. Days are the reader's own, as `2026-05-14`. */
export interface AuditFilters {
  kind: string;
  actor: string;
  subject: string;
  from: string;
  to: string;
  /** From this number downwards. */
  upTo: string;
}

export const everything: AuditFilters = { kind: "", actor: "", subject: "", from: "", to: "", upTo: "" };

const dayMs = 86_400_000;
const startOf = (day: string) => new Date(`${day}T00:00:00`).getTime();

/** The same for the server; `to` is meant with its whole day. */
export function requestOf({ from, to, ...rest }: AuditFilters): Record<string, string> {
  const asked = {
    ...rest,
    from: from && new Date(startOf(from)).toISOString(),
    // Noon of the next day, cut to its start: a day has not always 24 hours.
    to: to && new Date(new Date(startOf(to) + 1.5 * dayMs).setHours(0, 0, 0, 0)).toISOString(),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
}

/** The log of the site's audit, page by page. */
export function useAudit({ siteId }: Member) {
  const [filters, setFilters] = useState(everything);
  const query = new URLSearchParams({ ...requestOf(filters), limit: "30" });
  return { filters, setFilters, ...usePages<AuditPage>(`sites/${siteId}/audit?${query}`) };
}

/** Whether the chain is whole: what is known of it, and looking again. */
export function useChain({ siteId }: Member, page: AuditPage | null) {
  const [check, setCheck] = useState<ChainCheck | null>(null);
  const [isChecking, setChecking] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const known = check ?? page?.check ?? null;

  const look = useCallback(async () => {
    setChecking(true);
    setProblem(null);
    try {
      const found = await api.post<ChainCheck>(`sites/${siteId}/audit/checks`);
      setCheck(found);
      announce(found.fault ? say("deskAudit.chain.broken", { n: found.fault.n }) : say("deskAudit.chain.whole"));
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(thrown);
    } finally {
      setChecking(false);
    }
  }, [siteId]);
  const isUnknown = page !== null && known === null;
  useEffect(() => {
    if (isUnknown) void look();
  }, [isUnknown, look]);

  return { check: known, isChecking, problem, look: () => void look() };
}
