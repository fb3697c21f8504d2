const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** A stretch of a text, in UTF-16 offsets, `end` exclusive. */
export interface Span {
  begin: number;
  end: number;
}

/** Where the sentences of a text stand, in order, without the space around them; found one by one, as they are asked for. */
export function* sentencesOf(text: string): Generator<Span> {
  for (const { segment, index } of segmenter.segment(text)) {
    const begin = index + segment.length - segment.trimStart().length;
    const end = index + segment.trimEnd().length;
    if (begin < end) yield { begin, end };
  }
}
