import { say } from "../../../locales/say.ts";
import type { Finding } from "../../../server/protocol/findings.ts";
import type { Label } from "../../../server/protocol/labels.ts";
import { inSentence } from "../../core/text.ts";

/** How evidence is underlined, so that the kind of check reads without colour: a line, a double line, a wave, dashes, dots. */
const markKinds = ["word", "link", "model", "measure", "lowering"] as const;
export type MarkKind = (typeof markKinds)[number];

/** A stretch of text under the same marks; none when nothing was found in it. */
export interface Segment {
  text: string;
  kinds: MarkKind[];
}

export interface Found extends Pick<Finding, "check" | "evidence"> {
  /** Words that lowered the score of the model. */
  isLowering?: true;
}

/**
 * The text cut where evidence begins or ends; evidence may overlap, and what points beyond the text is cut off. The segments
 * together are the text.
 */
export function segments(text: string, findings: readonly Found[]): Segment[] {
  const stretches = findings.flatMap(finding =>
    finding.evidence.map(({ start, end }) => ({
      kind: kindOf(finding),
      start: wholeCharacter(text, start, 0),
      end: wholeCharacter(text, end, 1),
    })),
  );
  const cuts = new Set([0, text.length, ...stretches.flatMap(({ start, end }) => [start, end])]);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? text.length;
    const covering = stretches.filter(({ start, end }) => start <= from && to <= end);
    return {
      text: text.slice(from, to),
      kinds: markKinds.filter(kind => covering.some(stretch => stretch.kind === kind)),
    };
  });
}

function kindOf({ check, isLowering }: Omit<Found, "evidence">): MarkKind {
  if (isLowering) return "lowering";
  if (check === "badWords" || check === "wordList") return "word";
  if (check === "model") return "model";
  return check === "links" || check === "removedLinks" ? "link" : "measure";
}

/** The words that a finding points at, shortened; for those who do not see the marks. */
export function quotes(text: string, { evidence }: Pick<Finding, "evidence">): string[] {
  const words = evidence.map(({ start, end }) => text.slice(start, end).trim()).filter(quote => quote !== "");
  return [...new Set(words)].map(quote => (quote.length > 60 ? `${quote.slice(0, 59)}…` : quote));
}

/** The text of a comment with what was found in it. */
export function MarkedText({ text, findings }: { text: string; findings: readonly Found[] }) {
  return <>{segments(text, findings).map(draw)}</>;
}

interface LegendProps {
  text: string;
  findings: readonly Found[];
  /** The label whose words the wave marks. */
  label: Label | null;
}

/** Which line means what; only for the kinds that are in the text. */
export function MarksLegend({ text, findings, label }: LegendProps) {
  const present = new Set(segments(text, findings).flatMap(segment => segment.kinds));
  if (present.size === 0) return null;
  return (
    <p class="legend">
      {markKinds
        .filter(kind => present.has(kind))
        .map(kind => (
          <span key={kind}>
            <mark class={`ev-${kind}`}>{say(`desk.marks.${kind}.line`)}</mark> ={" "}
            {kind === "model" && label
              ? say("desk.marks.modelOf", { label: inSentence(say(`desk.label.${label}`)) })
              : say(`desk.marks.${kind}.means`)}
          </span>
        ))}
    </p>
  );
}

function draw(segment: Segment, index: number) {
  // A segment is its place in the text.
  return <Marked key={index} {...segment} />;
}

/** Overlapping kinds are nested: each draws its own line, the inner ones further down. */
function Marked({ text, kinds: [kind, ...inner] }: Segment) {
  if (!kind) return <>{text}</>;
  return (
    <mark class={`ev-${kind}`}>
      <Marked text={text} kinds={inner} />
    </mark>
  );
}

/** An edge within the text and never inside a character: moved outwards (`by` 0 to its start, 1 to its end). */
function wholeCharacter(text: string, at: number, by: 0 | 1): number {
  const within = Math.min(Math.max(0, Math.trunc(at) || 0), text.length);
  const splits = /[\uD800-\uDBFF]/.test(text.charAt(within - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(within));
  return splits ? within - 1 + 2 * by : within;
}
