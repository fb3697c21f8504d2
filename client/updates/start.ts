import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Id, Time } from "../../server/protocol/basics.ts";
import type { UpdateOrder, UpdatesPage } from "../../server/protocol/updates.ts";

/** What the first drawing of an article's updates needs, the same on the server and in the browser. */
export interface UpdatesStart {
  article: Pick<ArticleView, "id" | "slug" | "url" | "state">;
  updates: UpdatesPage;
  sort: UpdateOrder;
  /** The update that the address names. */
  target: Id | null;
  /** The page does not begin with the first. */
  isPart: boolean;
  /** `story`: under an article that is read as a whole, with what comes told in a corner of the window. */
  look: "live" | "story";
  now: Time;
}
