/** A stretch of words that two versions share, or that only the older (`gone`) or the newer (`new`) has. */
export interface DiffPart {
  kind: "same" | "gone" | "new";
  text: string;
}

/** What became of a text, word by word: the longest common subsequence of words, signs and spaces (Wagner and Fischer, 1974). */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [a, b] = [tokens(before), tokens(after)];
  // lengths[i][j]: of the longest common subsequence of a from i on and b from j on.
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i] as Uint16Array;
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart["kind"], text = "") => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && a[i] === b[j]) {
      add("same", a[i++]);
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) add("gone", a[i++]);
    else add("new", b[j++]);
  }
  return parts;
}

const tokens = (text: string) => text.match(/\p{L}[\p{L}\p{M}\p{N}'’]*|\s+|[\s\S]/gu) ?? [];
