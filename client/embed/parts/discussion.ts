import { h } from "preact";
import { say } from "../../../locales/say.ts";
import type { AnchorName } from "../../../server/protocol/anchors.ts";
import type { ArticleView } from "../../../server/protocol/articles.ts";
import { type Sort, sorts } from "../../../server/protocol/basics.ts";
import type { Permalink, ThreadPage } from "../../../server/protocol/views.ts";
import { anchorIn } from "../../core/anchors.ts";
import { api } from "../../core/api.ts";
import { Discussion } from "../../thread/Discussion.tsx";
import type { DiscussionStart } from "../../thread/start.ts";
import { bringToLife } from "../alive.ts";
import { tell } from "../tell.ts";

export const begin = bringToLife<DiscussionStart>({
  title: () => say("thread.discussion"),
  rooms: ["asleep", "times", "thread", "rules", "composer", "notices", "checks"],
  read: readDiscussion,
  draw: (start, element, typed) =>
    h(Discussion, {
      start,
      typed,
      onCount: count => tell(element, "comity:count", { count }),
      onNew: count => tell(element, "comity:new", { count }),
      onArticle: article => tell(element, "comity:article", { article }),
    }),
});

/** What the server would have drawn for this address: its order, and the one comment that it names. */
async function readDiscussion(name: string, asked: URLSearchParams): Promise<DiscussionStart> {
  const sort = sorts.find(one => one === asked.get("sort")) ?? "newest";
  const anchor = anchorIn(asked);
  const path = pathOf(name);
  const [article, thread] = await Promise.all([
    api.get<ArticleView>(path),
    api.get<ThreadPage>(threadPath(path, sort, anchor)),
  ]);
  const id = asked.get("comment");
  const permalink = await named(id, article);
  return { article, thread, sort, anchor, permalink, isGone: Boolean(id) && !permalink, now: new Date().toISOString() };
}

const pathOf = (name: string) => `articles/${encodeURIComponent(name)}`;
const threadPath = (path: string, sort: Sort, anchor: AnchorName | null) =>
  `${path}/comments?sort=${sort}${anchor ? `&anchor=${anchor}` : ""}`;

/** One that is not there, or elsewhere, is no reason to show nothing. */
async function named(id: string | null, article: ArticleView): Promise<Permalink | null> {
  if (!id || !/^[1-9]\d{0,17}$/.test(id)) return null;
  const found = await api.get<Permalink>(`comments/${id}`).catch(() => null);
  return found?.comment.articleId === article.id ? found : null;
}
