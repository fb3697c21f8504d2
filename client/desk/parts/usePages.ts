import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Page } from "../../../server/protocol/basics.ts";
import { ApiProblem, api } from "../../core/api.ts";

/** A list of the API, page by page; the path may have a query. Another path is read from its first page. */
export function usePages<P extends Page<unknown>>(path: string) {
  const [page, setPage] = useState<P | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isLoading, setLoading] = useState(false);
  const reading = useRef(0);

  const read = useCallback(
    async (after?: P) => {
      const mine = ++reading.current;
      const cursor = after?.nextCursor
        ? `${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(after.nextCursor)}`
        : "";
      setLoading(true);
      try {
        const found = await api.get<P>(`${path}${cursor}`);
        if (mine !== reading.current) return;
        setPage({ ...found, items: [...(after?.items ?? []), ...found.items] });
        setProblem(null);
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem)) throw thrown;
        if (mine === reading.current) setProblem(thrown);
      } finally {
        if (mine === reading.current) setLoading(false);
      }
    },
    [path],
  );
  useEffect(() => void read(), [read]);

  return { page, setPage, problem, isLoading, more: () => void (page && read(page)), again: () => void read() };
}
