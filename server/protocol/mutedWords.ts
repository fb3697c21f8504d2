import { allWords } from "./commentText.ts";

/** Scripts that put no spaces between words: there a word is found inside of others. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/** True where readers see the word in a comment's HTML: whole, in any case, as letters are composed on any keyboard. */
export function holdsWord(html: string, word: string): boolean {
  const plain = plainOf(word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const whole = unspaced.test(word) ? plain : `(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`;
  return new RegExp(whole, "u").test(plainOf(allWords(html)));
}

const plainOf = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
