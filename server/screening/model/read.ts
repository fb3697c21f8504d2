import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Moved } from "../../protocol/findings.ts";
import type { Label } from "../../protocol/labels.ts";
import type { Reading } from "../../protocol/model.ts";
import { root } from "../../root.ts";
import { excuseTokens } from "./excuse.ts";
import { languageOf } from "./language.ts";
import { loadModel, type Model, type Signals } from "./model.ts";
import { groupToken, nameToken } from "./names.ts";
import { tokensOf } from "./tokens.ts";
import type { Token } from "./vocabulary.ts";

const folder = join(root, "server/screening/model");

/** ISO 639-1 of the languages that a model covers: those that have a folder here, named by the language, with `weights.bin`. */
export const covered = readdirSync(folder).filter(name => /^[a-z]{2}$/.test(name));

const models = new Map<string, Model>();

/** The model of a covered language; opened at first use. Throws with the reason when its weights do not fit. */
export function modelOf(language: string): Model {
  let model = models.get(language);
  if (!model) {
    model = loadModel(readFileSync(join(folder, language, "weights.bin")));
    models.set(language, model);
  }
  return model;
}

/** Opens every model. Throws, naming the language, when one is damaged or does not fit. */
export function loadModels(): void {
  for (const language of covered) {
    try {
      modelOf(language);
    } catch (error) {
      throw new Error(`The model for "${language}" cannot be read. ${(error as Error).message}`);
    }
  }
}

/** A text as a covered language has it. */
interface Read {
  text: string;
  language: string;
  model: Model;
  tokens: Token[];
  /** How many tokens are words, and how many of these the model knows. */
  words: number;
  known: number;
  /** Made when a score is wanted. */
  signals?: Signals;
}

let last: Read | undefined;

/** The text as that covered language has it whose model knows most of its words. The last one is kept, for it is asked of again. */
function nearest(text: string): Read {
  if (last?.text === text) return last;
  for (const read of covered.map(language => readBy(modelOf(language), language, text)))
    if (last?.text !== text || read.known > last.known) last = read;
  if (!last) throw new Error("There is no model: server/screening/model has no language.");
  return last;
}

function readBy(model: Model, language: string, text: string): Read {
  const { known, abuse } = model.vocabulary;
  const tokens = tokensOf(text, model.vocabulary);
  // By what stands in the text: "!!!" can be read as letters, but nobody wrote any.
  const words = tokens.filter(token => /\p{L}/u.test(text.slice(token.start, token.end)) || abuse.has(token.text));
  const isKnown = ({ text: word }: Token) =>
    known.has(word) || abuse.has(word) || word === groupToken || word === nameToken || excuseTokens.has(word);
  return { text, language, model, tokens, words: words.length, known: words.filter(isKnown).length };
}

const signalsOf = (read: Read) => (read.signals ??= read.model.signals(read.tokens));

/**
 * What the model says of a text. It cannot say when the text is in another language than it covers, or has no word that it knows; one
 * word is enough, for a lone word of abuse is one.
 */
export const readText = (text: string): Reading => readingOf(nearest(text));

/** The same of a model that is not the shipped one, such as one that was just trained. */
export const readTextBy = (model: Model, language: string, text: string): Reading =>
  readingOf(readBy(model, language, text));

function readingOf(read: Read): Reading {
  const { text, model, words, known } = read;
  const cannot = { model: model.version, scores: null };
  if (words === 0) return { ...cannot, language: null, cannotSay: "too-little" };
  const language = languageOf(text, read.language, known / words);
  if (language !== read.language) return { ...cannot, language, cannotSay: "language" };
  if (known === 0) return { ...cannot, language: null, cannotSay: "too-little" };
  return { model: model.version, language, scores: model.scores(signalsOf(read)) };
}

/** The language of a text as {@link readText} tells it, without scores; null where there is too little to tell. */
export function languageIn(text: string): string | null {
  const read = nearest(text);
  const { words, known } = read;
  if (words === 0) return null;
  const language = languageOf(text, read.language, known / words);
  return language === read.language && known === 0 ? null : language;
}

/** So many stretches at most. */
const mostMoved = 8;
/** What moves the log odds by less, or raises them by less than this share of what raises them most, says nothing. */
const least = { by: 0.3, share: 0.3 };

/**
 * The words that moved a label's score, up and down, the largest first; neighbours that moved it the same way are one stretch. `by`: in
 * log odds (see {@link Model.parts}).
 */
export function wordsThatMoved(text: string, label: Label): Moved[] {
  const read = nearest(text);
  const parts = read.model.parts(read.tokens, signalsOf(read), label);
  const raisedMost = parts.reduce((most, by) => Math.max(most, by), 0);
  const says = (by: number) => by <= -least.by || by >= Math.max(least.by, least.share * raisedMost);
  return stretchesOf(read.tokens, parts, says)
    .filter(({ start, end }) => word.test(text.slice(start, end)))
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
    .slice(0, mostMoved);
}

/** Stops, commas and slashes alone are none; stars may stand for one, and an emoji says something. */
const word = /[\p{L}\p{N}\p{S}*]/u;

function stretchesOf(tokens: Token[], parts: Float64Array, says: (by: number) => boolean): Moved[] {
  const found: Moved[] = [];
  let open: Moved | undefined;
  tokens.forEach(({ start, end }, i) => {
    const by = parts[i]!;
    if (!says(by)) open = undefined;
    else if (open && by > 0 === open.by > 0) {
      open.end = Math.max(open.end, end);
      open.by += by;
    } else {
      open = { start, end, by };
      found.push(open);
    }
  });
  return found;
}
