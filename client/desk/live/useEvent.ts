import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { ArticlePerson, ArticleView } from "../../../server/protocol/articles.ts";
import type { Numbered } from "../../../server/protocol/events.ts";
import type { CommentView, ThreadComment, ThreadPage } from "../../../server/protocol/views.ts";
import { ApiProblem, api } from "../../core/api.ts";
import type { Live } from "../../core/live.ts";
import { merged } from "./stream.ts";

/** One article as the live desk knows it: what it is, who reads, what is said. */
export interface EventDoor {
  article: ArticleView;
  readers: number | null;
  /** The last comments that readers see, replies too, newest first. */
  comments: CommentView[];
  people: ArticlePerson[];
  /** Grows whenever something was switched, asked, or updated: whoever shows it reads it again. */
  news: Record<News, number>;
  /** What the server answered to a change. */
  changed(article: ArticleView): void;
  setPeople(people: ArticlePerson[]): void;
  path: string;
}

type People = { items: ArticlePerson[] };

export type News = "article" | "questions" | "updates";
const nothingNew: Record<News, number> = { article: 0, questions: 0, updates: 0 };

/** Reads an article and its discussion, and keeps both true; null until they are there. */
export function useEvent(live: Live, slug: string): { event: EventDoor | null; problem: ApiProblem | null } {
  const [article, setArticle] = useState<ArticleView | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [readers, setReaders] = useState<number | null>(null);
  const [comments, setComments] = useState<CommentView[]>([]);
  const [news, setNews] = useState(nothingNew);
  const [people, setPeople] = useState<ArticlePerson[]>([]);
  const path = `articles/${slug}`;
  const since = useRef(0);
  const changed = useCallback(
    (next: ArticleView) => setArticle(before => (before && next.seq < before.seq ? before : next)),
    [],
  );

  const read = useCallback(async (): Promise<number> => {
    const [thread, now, { items }] = await Promise.all([
      api.get<ThreadPage>(`${path}/comments?limit=50`),
      api.get<ArticleView>(path),
      // Refused to whoever may not host it.
      api.get<People>(`${path}/people`),
    ]);
    setPeople(items);
    setComments(before => merged(before, flat(thread.items)));
    setNews(before => ({ article: before.article + 1, questions: before.questions + 1, updates: before.updates + 1 }));
    since.current = thread.seq;
    setArticle(now);
    return thread.seq;
  }, [path]);

  useEffect(() => {
    setArticle(null);
    setProblem(null);
    setComments([]);
    read().catch((thrown: unknown) => {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(thrown);
    });
  }, [read]);

  useEffect(() => {
    if (news.article < 2) return;
    // Who was known stays until the next change.
    api.get<People>(`${path}/people`).then(
      ({ items }) => setPeople(items),
      () => {},
    );
  }, [path, news.article]);

  const id = article?.id;
  useEffect(() => {
    if (id === undefined) return;
    return live.watch(`article:${id}`, {
      since: since.current,
      apply(events) {
        setComments(before => merged(before, commentsIn(events)));
        for (const { event } of events) if (event.kind === "article-changed") changed(event.article);
        setNews(before => events.reduce(noted, before));
      },
      startOver: read,
      readers: setReaders,
    });
  }, [live, id, read, changed]);

  return { event: article && { article, readers, comments, people, news, changed, setPeople, path }, problem };
}

const flat = (comments: ThreadComment[]): CommentView[] =>
  comments.flatMap(comment => [comment, ...flat(comment.replies)]);

const commentsIn = (events: Numbered[]): CommentView[] =>
  events.flatMap(({ event }) => ("comment" in event && event.comment ? [event.comment] : []));

function noted(news: Record<News, number>, { event }: Numbered): Record<News, number> {
  const about: Partial<Record<typeof event.kind, News>> = {
    "article-changed": "article",
    "question-changed": "questions",
    "update-posted": "updates",
    "update-changed": "updates",
  };
  const which = about[event.kind];
  return which ? { ...news, [which]: news[which] + 1 } : news;
}
