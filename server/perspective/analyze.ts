import { setImmediate } from "node:timers/promises";
import type { Label, Scores } from "../protocol/labels.ts";
import type { Reading } from "../protocol/model.ts";
import { covered } from "../screening/model/read.ts";
import { labelOf, requireProbability } from "./attributes.ts";
import { textOf } from "./comment.ts";
import { invalid, type PerspectiveError } from "./errors.ts";
import { readAside } from "./readAside.ts";
import type { AnalyzeComment } from "./requests.ts";
import { type Span, sentencesOf } from "./sentences.ts";

interface Score {
  value: number;
  type: "PROBABILITY";
}

interface AttributeScores {
  spanScores: (Span & { score: Score })[] | undefined;
  summaryScore: Score | undefined;
}

/** AnalyzeCommentResponse. What would be empty is undefined, and so not in the JSON. */
export interface Analysis {
  attributeScores: Record<string, AttributeScores> | undefined;
  languages: string[];
  detectedLanguages: string[] | undefined;
  clientToken: string | undefined;
}

type Read = (text: string) => Reading | Promise<Reading>;

/**
 * Scores one text as Perspective's `comments:analyze` answers. Throws what Perspective documents for a comment without text or
 * with too much, for unknown attributes, and for languages that the model does not cover. Keeps nothing.
 */
export async function analyze(request: AnalyzeComment, read: Read = readAside): Promise<Analysis> {
  const text = textOf(request);
  const wanted = wantedOf(request);
  const reading = await read(text);
  const detected = reading.language === null ? [] : [reading.language];
  const languages = request.languages?.length ? request.languages : detected;
  const scores = scoresIn(languages, reading);
  if (scores === "undetected") throw invalid("LANGUAGE_DETECTION_FAILED", "Unable to detect language");
  if (scores === "unsupported" && !request.dropUnsupportedAttributes) throw unsupported(request, wanted, detected);
  const spans = scores === "unsupported" ? [] : await spansOf(request, text, scores, read);
  return {
    attributeScores: scores === "unsupported" ? undefined : answered(wanted, scores, spans),
    languages,
    detectedLanguages: unlessEmpty(detected),
    clientToken: request.clientToken || undefined,
  };
}

interface Wanted {
  attribute: string;
  label: Label;
  /** Nothing below it is answered. */
  threshold: number;
}

function wantedOf({ requestedAttributes }: AnalyzeComment): Wanted[] {
  const requested = Object.entries(requestedAttributes ?? {});
  if (requested.length === 0) throw invalid("NO_REQUESTED_ATTRIBUTES", "Missing requested_attributes");
  return requested.map(([attribute, parameters]) => {
    const label = labelOf(attribute);
    requireProbability(attribute, parameters?.scoreType);
    return { attribute, label, threshold: parameters?.scoreThreshold ?? 0 };
  });
}

/** The scores of a text in these languages, or why there are none. */
function scoresIn(languages: string[], { scores, cannotSay }: Reading): Scores | "undetected" | "unsupported" {
  if (languages.length === 0) return "undetected";
  if (!languages.every(isCovered)) return "unsupported";
  return scores ?? (cannotSay === "too-little" ? "undetected" : "unsupported");
}

/** `en-GB` is English. */
const isCovered = (language: string) => covered.includes(language.toLowerCase().replace(/-.*/, ""));

function unsupported({ languages }: AnalyzeComment, [first]: Wanted[], detected: string[]): PerspectiveError {
  const requested = (languages ?? []).filter(language => !isCovered(language));
  const names = requested.length > 0 ? requested : detected;
  const languageNotSupportedByAttributeError = {
    requestedLanguages: unlessEmpty(languages ?? []),
    detectedLanguages: unlessEmpty(detected),
    attribute: first?.attribute,
  };
  return invalid(
    "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE",
    `Attribute ${first?.attribute} does not support request languages: ${names.join(", ")}`,
    { languageNotSupportedByAttributeError },
  );
}

interface Scored extends Span {
  scores: Scores;
}

/** How long other requests may have to wait for a text of many sentences. */
const patienceMs = 5;

/** The whole text as one span, or its sentences when they are asked for; without those that say too little for a score. */
async function spansOf(
  { spanAnnotations }: AnalyzeComment,
  text: string,
  scores: Scores,
  read: Read,
): Promise<Scored[]> {
  if (!spanAnnotations) return [{ begin: 0, end: text.length, scores }];
  const spans: Scored[] = [];
  let since = performance.now();
  for (const span of sentencesOf(text)) {
    const { scores: own } = await read(text.slice(span.begin, span.end));
    if (own) spans.push({ ...span, scores: own });
    if (performance.now() - since < patienceMs) continue;
    await setImmediate();
    since = performance.now();
  }
  return spans;
}

/** What reaches the thresholds; undefined when nothing does. */
function answered(wanted: Wanted[], scores: Scores, spans: Scored[]): Record<string, AttributeScores> | undefined {
  const all = wanted.map(({ attribute, label, threshold }): [string, AttributeScores] => {
    const reaches = (read: { scores: Scores }) => read.scores[label] >= threshold;
    const spanScores = spans
      .filter(reaches)
      .map(({ begin, end, scores: own }) => ({ begin, end, score: probability(own[label]) }));
    const summaryScore = reaches({ scores }) ? probability(scores[label]) : undefined;
    return [attribute, { spanScores: unlessEmpty(spanScores), summaryScore }];
  });
  const found = all.filter(([, { spanScores, summaryScore }]) => spanScores || summaryScore);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

const probability = (value: number): Score => ({ value, type: "PROBABILITY" });
const unlessEmpty = <Item>(list: Item[]) => (list.length > 0 ? list : undefined);
