/** The end of a chain: the number of its last entry (0 before the first) and that entry's hash. */
export interface ChainHead {
  n: number;
  hash: string;
}

/** The first entry of a chain that is not what was written there. */
export interface ChainFault {
  n: number;
  what: ChainFaultName;
}

export type ChainFaultName = keyof typeof faults;

const faults = {
  altered: n => `Entry ${n} was changed after it was written: its hash does not fit.`,
  replaced: n => `Entry ${n} is not the one that was written there: the next entry was chained to another.`,
  missing: n => `Entry ${n} is missing.`,
  inserted: n => `Entry ${n} was put in later.`,
  moved: n => `Entry ${n} is another entry that was moved there.`,
  "past-the-end": n => `Entry ${n} stands past the end of the chain, which is kept outside of it.`,
  "not-the-end": n => `Entry ${n} is not the one with which the chain ends, which is kept outside of it.`,
  "not-as-kept": n => `Entry ${n} is not the one whose hash you kept: it, or one before it, was written anew.`,
} satisfies Record<string, (n: string) => string>;

/** What is wrong with a chain, in a sentence. */
export const faultSays = ({ n, what }: ChainFault): string => faults[what](n.toLocaleString("en"));
