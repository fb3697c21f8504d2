import { duration } from "./clock.ts";
import type { PersonKey } from "./people.ts";

/** Somebody who is a guest under an article from then on. */
export interface SaidGuest {
  who: PersonKey;
  by: PersonKey;
  /** Milliseconds after the article. */
  after: number;
  label: string;
}

/** Two hundred times through the strait: the desk has seen his papers. */
export const lomarStraitGuest: SaidGuest = {
  who: "hugo",
  by: "mina",
  after: duration("4h"),
  label: "Ship’s master · checked by the desk",
};
