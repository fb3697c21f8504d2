import type { Block } from "../protocol/body.ts";
import { plainText } from "../text/markdown.ts";

/**
 * Silent reading of non-fiction: 238 words a minute, the mean over 190 studies (M. Brysbaert, "How many words do we read per
 * minute?", Journal of Memory and Language 109, 2019).
 */
const wordsPerMinute = 238;

/**
 * Chinese and Japanese are measured in characters: 255 a minute for Chinese (Trauzettel-Klosinski and Dietz, "Standardized
 * assessment of reading performance", IOVS 53, 2012; read aloud, so rather too slow than too fast).
 */
const charactersPerMinute = 255;

const written = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** Whole minutes that reading the text takes, at least 1. Figures are looked at, not counted. */
export function readingMinutes(blocks: readonly Block[]): number {
  let minutes = 0;
  for (const block of blocks)
    if (block.type !== "figure") minutes += minutesOf(plainText(block.text, block.text.length));
  return Math.max(1, Math.round(minutes));
}

/** Languages without spaces: Thai, Lao, Khmer and Burmese are cut into words by the segmenter, Han and kana count singly. */
function minutesOf(text: string): number {
  let words = 0;
  let characters = 0;
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike) continue;
    if (written.test(segment)) characters += [...segment].length;
    else words++;
  }
  return words / wordsPerMinute + characters / charactersPerMinute;
}
