import { h } from "preact";
import { say } from "../../locales/say.ts";
import type { AnchorName } from "../../server/protocol/anchors.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import { type Sort, sorts } from "../../server/protocol/basics.ts";
import type { UpdatesPage } from "../../server/protocol/updates.ts";
import type { Permalink, ThreadPage } from "../../server/protocol/views.ts";
import { anchorIn } from "../core/anchors.ts";
import { api } from "../core/api.ts";
import { Questions } from "../questions/Questions.tsx";
import type { QuestionsStart } from "../questions/start.ts";
import { readPages } from "../questions/useQuestions.ts";
import { Discussion } from "../thread/Discussion.tsx";
import type { DiscussionStart } from "../thread/start.ts";
import type { UpdatesStart } from "../updates/start.ts";
import { Updates } from "../updates/Updates.tsx";
import { listenForParagraphs } from "./commentOn.ts";
import { defineElement } from "./element.ts";

/** The discussion of an article. Tells the page how many comments there are by a `comity:count` event, how many wait to be shown by `comity:new`, and its article by `comity:article`. */
defineElement<DiscussionStart>("comity-discussion", {
  title: () => say("thread.discussion"),
  rooms: ["times", "thread", "composer", "notices"],
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

/**
 * What became known after an article was published. Tells the page how many updates wait to be shown, and when the newest came, by a
 * `comity:new` event. With `look="live"` as a list that is read for itself.
 */
defineElement<UpdatesStart>("comity-updates", {
  title: () => say("thread.on.updates"),
  rooms: ["times", "thread", "updates"],
  read: readUpdates,
  draw: (start, element) => {
    const look = element.getAttribute("look") === "live" ? "live" : "story";
    return h(Updates, { start: { ...start, look }, onNew: (count, at) => tell(element, "comity:new", { count, at }) });
  },
});

/** What readers ask the hosts of the article, with the answers. Tells the page by a `comity:new` event how many wait to be shown. */
defineElement<QuestionsStart>("comity-questions", {
  title: () => say("questions.title"),
  rooms: ["times", "thread", "questions", "composer"],
  read: readQuestions,
  draw: (start, element) => h(Questions, { start, onNew: count => tell(element, "comity:new", { count }) }),
});

listenForParagraphs();

const tell = (element: HTMLElement, name: string, detail: object) =>
  element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));

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

async function readUpdates(name: string): Promise<UpdatesStart> {
  const path = pathOf(name);
  const [article, updates] = await Promise.all([api.get<ArticleView>(path), api.get<UpdatesPage>(`${path}/updates`)]);
  const now = new Date().toISOString();
  return { article, updates, sort: "newest", target: null, isPart: false, look: "story", now };
}

async function readQuestions(name: string): Promise<QuestionsStart> {
  const article = await api.get<ArticleView>(pathOf(name));
  return { article, pages: await readPages(article.id), isWhole: false, now: new Date().toISOString() };
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
