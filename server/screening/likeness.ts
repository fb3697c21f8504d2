import { domainsIn } from "./addresses.ts";
import { bandsOf } from "./sketch.ts";

/** By what other texts are found that have something in common with a text, and it by them. */
export interface Likeness {
  bands: number[];
  domains: string[];
}

export const likenessOf = (text: string): Likeness => ({ bands: bandsOf(text), domains: domainsIn(text) });
