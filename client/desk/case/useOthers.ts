import { useEffect, useState } from "preact/hooks";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseDetail, CasePage } from "../../../server/protocol/cases.ts";
import { api } from "../../core/api.ts";
import { queryOf } from "../parts/queueFilter.ts";

/**
 * How many other comments wait by the author of a case under its article, as the server counts them: the list here has its first pages
 * alone. Asked for when somebody may want to decide on them; until it is known there are none.
 */
export function useOthers(detail: CaseDetail | null, isAsked: boolean): number {
  const [known, setKnown] = useState<{ caseId: Id; count: number } | null>(null);
  useEffect(() => {
    if (!detail || !isAsked) return;
    const which = { author: detail.comment.author.id, article: detail.article.id };
    api
      .get<CasePage>(`cases?${queryOf("all", which, { limit: 1 })}`)
      .then(({ counts }) => setKnown({ caseId: detail.id, count: Math.max(0, counts.all - 1) }))
      .catch(() => {}); // They are not offered.
  }, [detail?.id, isAsked]);
  return known && known.caseId === detail?.id ? known.count : 0;
}
