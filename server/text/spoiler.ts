import type MarkdownIt from "markdown-it";

type Markdown = InstanceType<typeof MarkdownIt>;
type Rule = Parameters<Markdown["inline"]["ruler"]["push"]>[1];

const sign = "||";

/**
 * Teaches a parser spoilers, as a rule that is off until it is enabled: what stands between two bars on each side, ||as here||, is covered
 * until a reader asks for it. Its words have an element of their own inside, to be hidden while the outer one takes the focus.
 */
export function addSpoilers(markdown: Markdown): void {
  markdown.inline.ruler.at("text", plainWords);
  markdown.inline.ruler.before("emphasis", "spoiler", spoiler);
  markdown.disable("spoiler");
}

/** What the library reads as plain text (its rules_inline/text), but not over a bar. */
const plain = /[^\n!#$%&*+\-:<=>@[\\\]^_`{}~|]+/y;

const plainWords: Rule = (state, isSilent) => {
  plain.lastIndex = state.pos;
  const words = plain.exec(state.src.slice(0, state.posMax))?.[0];
  if (words === undefined) return false;
  if (!isSilent) state.pending += words;
  state.pos += words.length;
  return true;
};

const spoiler: Rule = (state, isSilent) => {
  const { src, pos, posMax } = state;
  if (!src.startsWith(sign, pos) || state.linkLevel > 0) return false;
  const start = pos + sign.length;
  const end = src.indexOf(sign, start + 1);
  if (end === -1 || end + sign.length > posMax || /^\s|\s$/.test(src.slice(start, end))) return false;
  if (!isSilent) {
    state.push("spoiler_open", "span", 1).attrs = [
      ["class", "spoiler"],
      ["tabindex", "0"],
    ];
    state.push("spoiler_words_open", "span", 1);
    // Apart, because the library goes over all that it is given once more at the end.
    const words: typeof state.tokens = [];
    state.md.inline.parse(src.slice(start, end), state.md, state.env, words);
    state.tokens.push(...words);
    state.push("spoiler_words_close", "span", -1);
    state.push("spoiler_close", "span", -1);
  }
  state.pos = end + sign.length;
  return true;
};
