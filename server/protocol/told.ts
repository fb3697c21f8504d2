import "../../locales/all.ts";
import { inLanguage } from "../../locales/say.ts";
import { type Saying, said } from "../../locales/saying.ts";

/** A sentence in English, for programs and for who reads it in ten years, and what it is in every language. */
export interface Told {
  why: string;
  /** Absent in what was kept before sentences had messages. */
  says?: Saying;
}

export const told = (says: Saying): Required<Told> => ({
  why: inLanguage("en", () => said(says)).replaceAll("\u00a0", " "),
  says,
});
