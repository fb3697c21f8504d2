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

/**
 * It was changed (`altered`) or is another than was written (`replaced`), is `missing`, was put in later or moved there, stands past the
 * end that is kept outside of the chain or is not that end, or is not the one whose hash somebody kept.
 */
export type ChainFaultName =
  | "altered"
  | "replaced"
  | "missing"
  | "inserted"
  | "moved"
  | "past-the-end"
  | "not-the-end"
  | "not-as-kept";
