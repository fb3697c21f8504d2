import type { Scores } from "../../protocol/labels.ts";
import type { Moved } from "../../protocol/views.ts";

/** What the model says of one text: scores, or why it cannot say. */
export interface Reading {
  /** Version of the model, which every finding carries. */
  model: string;
  /** ISO 639-1, or null where the text is too short to tell. */
  language: string | null;
  scores: Scores | null;
  /** Present when there are no scores: a language that no model covers, or too little text. */
  cannotSay?: "language" | "too-little";
}

export type { Moved };
