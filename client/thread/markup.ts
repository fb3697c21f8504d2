import type { Finding } from "../../server/protocol/findings.ts";

/** A text field as people left it: its text and what is selected. */
export interface Field {
  text: string;
  start: number;
  end: number;
}

export type Format = "bold" | "italic" | "code" | "spoiler" | "quote" | "link";

const around = { bold: "**", italic: "*", code: "`", spoiler: "||" } as const;

/** The text with the selection in bold, italic, quoted or as a link; covered by a spoiler, as code; asked again, those signs go away. */
export function format(field: Field, how: Format): Field {
  if (how === "quote") return quoted(field);
  if (how === "link") return linked(field);
  return wrapped(field, around[how]);
}

function wrapped({ text, start, end }: Field, sign: string): Field {
  const selected = text.slice(start, end);
  const isWrapped = text.slice(start - sign.length, start) === sign && text.slice(end, end + sign.length) === sign;
  if (isWrapped) {
    const inner = text.slice(0, start - sign.length) + selected + text.slice(end + sign.length);
    return { text: inner, start: start - sign.length, end: end - sign.length };
  }
  return {
    text: text.slice(0, start) + sign + selected + sign + text.slice(end),
    start: start + sign.length,
    end: end + sign.length,
  };
}

/** The lines that the selection touches become a quotation, with an empty line after it. */
function quoted({ text, start, end }: Field): Field {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const to = next === -1 ? text.length : next;
  const lines = text
    .slice(from, to)
    .split("\n")
    .map(line => `> ${line}`);
  const quote = lines.join("\n");
  const after = text.slice(to);
  const gap = after.startsWith("\n\n") || quote === "> " ? "" : "\n\n";
  const caret = from + quote.length + gap.length;
  return {
    text: text.slice(0, from) + quote + gap + after.replace(/^\n(?!\n)/, gap === "" ? "\n" : ""),
    start: caret,
    end: caret,
  };
}

const address = /^https?:\/\/\S+$/;

/** A selected address becomes the target, other words the link's text; what is missing is selected, to be written. */
function linked({ text, start, end }: Field): Field {
  const selected = text.slice(start, end);
  const [words, target] = address.test(selected) ? ["text", selected] : [selected || "text", "https://"];
  const link = `[${words}](${target})`;
  const isWordsMissing = selected === "" || target !== "https://";
  const from = isWordsMissing ? start + 1 : start + words.length + 3;
  const to = from + (isWordsMissing ? words.length : target.length);
  return { text: text.slice(0, start) + link + text.slice(end), start: from, end: to };
}

/** How marked words are underlined, so that the source reads without colour: a wave for the model, a line for anything else. */
export type Line = "model" | "word";

export interface Stretch {
  text: string;
  line: Line | null;
}

/**
 * The text cut where evidence begins or ends; together the stretches are the text. Evidence may overlap, and then the first has the
 * words, or point beyond the text.
 */
export function marked(text: string, findings: readonly Pick<Finding, "check" | "evidence">[]): Stretch[] {
  const spans = findings
    .flatMap(({ check, evidence }) =>
      evidence.map(({ start, end }) => ({
        start: Math.max(0, start),
        end: Math.min(text.length, end),
        line: check === "model" ? ("model" as const) : ("word" as const),
      })),
    )
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { start, end, line } of spans) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (from > at) stretches.push({ text: text.slice(at, from), line: null });
    const last = stretches.at(-1);
    if (last?.line === line && from === at) last.text += text.slice(from, end);
    else stretches.push({ text: text.slice(from, end), line });
    at = end;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), line: null });
  return stretches;
}
