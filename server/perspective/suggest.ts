import { labelOf, requireProbability } from "./attributes.ts";
import { textOf } from "./comment.ts";
import { invalid } from "./errors.ts";
import { readAside } from "./readAside.ts";
import type { SuggestCommentScore } from "./requests.ts";

/** SuggestCommentScoreResponse. What would be empty is undefined, and so not in the JSON. */
export interface Acknowledgement {
  clientToken: string | undefined;
  requestedLanguages: string[] | undefined;
  detectedLanguages: string[] | undefined;
}

/** Answers a suggested score as Perspective does, and keeps neither the text nor the suggestion. Throws for what it would refuse. */
export async function acknowledge(request: SuggestCommentScore): Promise<Acknowledgement> {
  const text = textOf(request);
  checkScores(request, text);
  const { language } = await readAside(text);
  return {
    clientToken: request.clientToken || undefined,
    requestedLanguages: request.languages?.length ? request.languages : undefined,
    detectedLanguages: language === null ? undefined : [language],
  };
}

function checkScores({ attributeScores }: SuggestCommentScore, text: string): void {
  const suggested = Object.entries(attributeScores ?? {});
  if (suggested.length === 0) throw invalid("INVALID_REQUEST", "Missing attribute_scores");
  for (const [attribute, { summaryScore, spanScores }] of suggested) {
    labelOf(attribute);
    const spans = spanScores ?? [];
    const scores = [...(summaryScore ? [summaryScore] : []), ...spans.map(span => span.score)];
    if (scores.length === 0) throw invalid("INVALID_REQUEST", `Attribute ${attribute} has no scores`);
    for (const { type } of scores) requireProbability(attribute, type);
    if (!spans.every(({ begin, end }) => begin < end && end <= text.length))
      throw invalid("INVALID_REQUEST", `Attribute ${attribute} has a span that is not in the text`);
  }
}
