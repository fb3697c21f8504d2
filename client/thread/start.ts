import type { AnchorName } from "../../server/protocol/anchors.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Sort, Time } from "../../server/protocol/basics.ts";
import type { Permalink, ThreadPage } from "../../server/protocol/views.ts";

/** What the first drawing of a discussion needs, the same on the server and in the browser. */
export interface DiscussionStart {
  article: ArticleView;
  thread: ThreadPage;
  sort: Sort;
  /** Only what is on this is drawn. */
  anchor: AnchorName | null;
  permalink: Permalink | null;
  /** True when the address names a comment that is not here. */
  isGone: boolean;
  now: Time;
}
