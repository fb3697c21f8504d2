import type { ArticleView } from "../../server/protocol/articles.ts";
import type { LiveEvent } from "../../server/protocol/events.ts";
import { settleHome } from "../core/home.ts";
import { newestOf } from "../core/unread.ts";
import type { QuestionsStart } from "../questions/start.ts";
import type { DiscussionStart } from "../thread/start.ts";
import type { UpdatesStart } from "../updates/start.ts";
import { bringDrawing } from "./bringDrawing.ts";
import { listenForParagraphs } from "./commentOn.ts";
import { defineElement } from "./element.ts";

settleHome(import.meta.url);

/** The discussion of an article. Tells the page how many comments there are by a `comity:count` event, how many wait to be shown by `comity:new`, and its article by `comity:article`. */
defineElement<DiscussionStart>("comity-discussion", {
  bring: bringDrawing("discussion"),
  load: () => import("./parts/discussion.ts"),
  drawn: ({ article, thread }) => ({
    ...named(article),
    seq: thread.seq,
    newest: newestOf(thread.items),
    takes: ["show-comments-on", "comment-on"],
  }),
  wakes: (event, { article }, root) => changesComment(event, root) || changesArticle(event, article),
});

/**
 * What became known after an article was published. Tells the page how many updates wait to be shown, and when the newest came, by a
 * `comity:new` event. With `look="live"` as a list that is read for itself.
 */
defineElement<UpdatesStart>("comity-updates", {
  bring: bringDrawing("updates"),
  load: () => import("./parts/updates.ts"),
  drawn: ({ article, updates }) => ({
    ...named(article),
    seq: updates.seq,
    newest: null,
    takes: ["show-update", "replay"],
  }),
  wakes: ({ kind }) => kind === "update-posted" || kind === "update-changed",
});

/** What readers ask the hosts of the article, with the answers. Tells the page by a `comity:new` event how many wait to be shown. */
defineElement<QuestionsStart>("comity-questions", {
  bring: bringDrawing("questions"),
  load: () => import("./parts/questions.ts"),
  drawn: ({ article, pages }) => ({
    ...named(article),
    seq: Math.min(...Object.values(pages).map(({ seq }) => seq)),
    newest: null,
    takes: [],
  }),
  wakes: (event, { article }) => event.kind === "question-changed" || changesArticle(event, article),
});

listenForParagraphs();

function named({ id, slug }: Pick<ArticleView, "id" | "slug">) {
  return { articleId: id, names: [id, slug] };
}

/** Of one that is drawn: what it says, whether it is there, or where it stands as a question. */
function changesComment(event: LiveEvent, root: ShadowRoot): boolean {
  if (event.kind === "comment-changed") return root.getElementById(`c-${event.comment.id}`) !== null;
  return event.kind === "question-changed" && root.querySelector(`#c-${event.commentId} .asked`) !== null;
}

/** The pace is told every few seconds where much is written; that alone is worth no program, nor is that the article is known by another address elsewhere. */
function changesArticle(event: LiveEvent, before: ArticleView): boolean {
  if (event.kind !== "article-changed") return false;
  const still = { url: "", pace: null, seq: 0, commentCount: 0, views: 0 };
  return JSON.stringify({ ...event.article, ...still }) !== JSON.stringify({ ...before, ...still });
}
