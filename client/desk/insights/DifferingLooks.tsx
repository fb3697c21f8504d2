import { useCallback, useEffect, useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
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
      announce(say("deskInsights.differing.stands"));
    });
  return (
    <section class="differing" aria-labelledby="differing-h">
      <h2 id="differing-h">{say("deskInsights.differing.title")}</h2>
      {problem && (
        <p class="slot-error" role="alert">
          {say("desk.refused", { title: problem.body.title })}
        </p>
      )}
      {items?.length === 0 && <p class="hint">{say("deskInsights.differing.nowhere")}</p>}
      <ul>
        {items?.map(({ id, caseId, html, article, first, second }) => (
          <li key={id} class="card">
            <p class="hint">{sayWith("deskInsights.look.underTitle", { title: <bdi>{article.title}</bdi> })}</p>
            {/* The server rendered and sanitised it, as for readers. */}
            <div class="look-text" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
            <dl class="kv">
              <dt>{say("deskInsights.column.firstDecision")}</dt>
              <dd>{opinionWords(first)}</dd>
              <dt>{say("desk.pages.second-look")}</dt>
              <dd>{opinionWords(second)}</dd>
            </dl>
            <div class="look-acts">
              <button class="btn" type="button" onClick={() => void settle(id)}>
                {say("deskInsights.differing.letFirst")}
              </button>
              <a class="btn" href={hashes.case(caseId)}>
                {say("desk.openCase")}
              </a>
              <span class="hint">{say("deskInsights.differing.hint")}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
