import { useCallback, useEffect, useState } from "preact/hooks";
import type { DifferingLook } from "../../../server/protocol/secondLooks.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { announce } from "../parts/announce.tsx";
import { hashes } from "../parts/route.ts";
import { opinionWords } from "./insightWords.ts";

/** What an admin looks at: decisions that stand, from which a second look differs. */
export function DifferingLooks() {
  const [items, setItems] = useState<DifferingLook[] | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const attempt = useCallback(async (work: () => Promise<void>) => {
    try {
      await work();
      setProblem(null);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(thrown);
    }
  }, []);
  useEffect(() => {
    void attempt(async () => setItems((await api.get<{ items: DifferingLook[] }>("second-looks/differing")).items));
  }, [attempt]);
  const settle = (id: string) =>
    attempt(async () => {
      await api.put(`second-looks/${id}/settlement`);
      setItems(before => before?.filter(item => item.id !== id) ?? null);
      announce("The first decision stands.");
    });
  return (
    <section class="differing" aria-labelledby="differing-h">
      <h2 id="differing-h">Where a second look differs</h2>
      {problem && (
        <p class="slot-error" role="alert">
          {problem.body.title}.
        </p>
      )}
      {items?.length === 0 && <p class="hint">Nowhere.</p>}
      <ul>
        {items?.map(({ id, caseId, html, article, first, second }) => (
          <li key={id} class="card">
            <p class="hint">
              Under “<bdi>{article.title}</bdi>”
            </p>
            {/* The server rendered and sanitised it, as for readers. */}
            <div class="look-text" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
            <dl class="kv">
              <dt>First decision</dt>
              <dd>{opinionWords(first)}</dd>
              <dt>Second look</dt>
              <dd>{opinionWords(second)}</dd>
            </dl>
            <div class="look-acts">
              <button class="btn" type="button" onClick={() => void settle(id)}>
                Let the first stand
              </button>
              <a class="btn" href={hashes.case(caseId)}>
                Open the case
              </a>
              <span class="hint">There you can undo the decision and decide anew.</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
