import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Time } from "../../server/protocol/basics.ts";
import type { OpenlyAsked } from "../../server/protocol/questionStates.ts";
import type { QuestionsPage } from "../../server/protocol/questions.ts";

/** What the first drawing of an article's questions needs, the same on the server and in the browser. */
export interface QuestionsStart {
  article: ArticleView;
  /** The first page of each state. */
  pages: Record<OpenlyAsked, QuestionsPage>;
  /** All that were asked stand below from the start: a page of their own. */
  isWhole: boolean;
  now: Time;
}
