import type { Evidence, Finding } from "../../server/protocol/views.ts";

/** The checks whose evidence is drawn in the text; each kind has its own underline, so that colour is never alone. */
export type MarkKind = "badWords" | "wordList" | "links" | "other";
export const markKinds = ["badWords", "wordList", "links", "other"] as const satisfies readonly MarkKind[];

export interface Segment {
  text: string;
  kinds: MarkKind[];
}

interface Found {
  check: Finding["check"];
  evidence: Evidence[];
}

export const markKind = (check: Finding["check"]): MarkKind =>
  check === "badWords" || check === "wordList" || check === "links" ? check : "other";

/** What the legend under a text calls each kind. */
export const markNames: Record<MarkKind, { line: string; says: string }> = {
  badWords: { line: "wave", says: "bad words" },
  wordList: { line: "line", says: "word list" },
  links: { line: "double line", says: "links" },
  other: { line: "dots", says: "other checks" },
};

/**
 * Cuts `text` at every edge of the evidence. The segments joined are the text again; where stretches overlap, a
 * segment carries every kind that covers it. Offsets outside the text (of another revision) are cut to it.
 */
export function toSegments(text: string, findings: readonly Found[]): Segment[] {
  if (text === "") return [];
  const stretches = findings.flatMap(({ check, evidence }) =>
    evidence
      .map(({ start, end }) => ({ kind: markKind(check), start: within(text, start), end: within(text, end) }))
      .filter(({ start, end }) => start < end),
  );
  const edges = [...new Set([0, text.length, ...stretches.flatMap(({ start, end }) => [start, end])])];
  edges.sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (const [index, start] of edges.slice(0, -1).entries()) {
    const end = edges[index + 1] ?? text.length;
    const covering = new Set(stretches.filter(each => each.start <= start && each.end >= end).map(each => each.kind));
    append(segments, { text: text.slice(start, end), kinds: markKinds.filter(kind => covering.has(kind)) });
  }
  return segments;
}

const within = (text: string, offset: number): number =>
  Number.isFinite(offset) ? Math.min(text.length, Math.max(0, Math.trunc(offset))) : 0;

function append(segments: Segment[], next: Segment): void {
  const last = segments.at(-1);
  if (last && last.kinds.join() === next.kinds.join()) last.text += next.text;
  else segments.push(next);
}

/** The first stretch of evidence starts near the beginning of what a row shows; long texts begin just before it. */
export function excerpt(segments: Segment[], lead = 60): Segment[] {
  const first = segments.findIndex(segment => segment.kinds.length > 0);
  const before = first > 0 ? segments[first - 1] : undefined;
  if (first < 1 || !before) return segments;
  const skipped = segments.slice(0, first).reduce((sum, segment) => sum + segment.text.length, 0);
  if (skipped <= lead * 2) return segments;
  const tail = before.text.slice(-lead);
  const atWord = tail.indexOf(" ") + 1;
  return [{ text: `… ${tail.slice(atWord)}`, kinds: [] }, ...segments.slice(first)];
}

/** A text with its evidence marked where it stands. */
export function MarkedText({ segments }: { segments: readonly Segment[] }) {
  let at = 0;
  return (
    <>
      {segments.map(({ text, kinds }) => {
        const key = at;
        at += text.length;
        if (kinds.length === 0) return <span key={key}>{text}</span>;
        return (
          <mark key={key} class={["ev", ...kinds.map(kind => `ev-${kind}`)].join(" ")}>
            {text}
          </mark>
        );
      })}
    </>
  );
}

/** What the lines under marked words mean; nothing where nothing is marked. */
export function Legend({ segments }: { segments: readonly Segment[] }) {
  const used = markKinds.filter(kind => segments.some(segment => segment.kinds.includes(kind)));
  if (used.length === 0) return null;
  return (
    <p class="legend">
      {used.map(kind => (
        <span key={kind}>
          <mark class={`ev ev-${kind}`}>{markNames[kind].line}</mark> {markNames[kind].says}
        </span>
      ))}
    </p>
  );
}
