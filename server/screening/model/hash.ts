/** FNV-1a over UTF-16 units (Fowler, Noll, Vo): 32 bits, quick, and good enough once {@link mix} has stirred it. */
export function fnv(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** 32 bits of a text, good in every place, so that the low ones may choose a row of a table. */
export const hashText = (text: string, seed?: number) => mix(fnv(text, seed));

/** The last steps of MurmurHash3 (Appleby): every bit that comes in moves every bit that goes out. */
export function mix(hash: number): number {
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
