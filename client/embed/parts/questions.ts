import { h } from "preact";
import { say } from "../../../locales/say.ts";
import type { ArticleView } from "../../../server/protocol/articles.ts";
import { api } from "../../core/api.ts";
import { Questions } from "../../questions/Questions.tsx";
import type { QuestionsStart } from "../../questions/start.ts";
import { readPages } from "../../questions/useQuestions.ts";
import { bringToLife } from "../alive.ts";
import { tell } from "../tell.ts";

export const begin = bringToLife<QuestionsStart>({
  title: () => say("questions.title"),
  rooms: ["times", "thread", "rules", "questions", "composer", "checks"],
  read: readQuestions,
  draw: (start, element) => h(Questions, { start, onNew: count => tell(element, "comity:new", { count }) }),
});

async function readQuestions(name: string): Promise<QuestionsStart> {
  const article = await api.get<ArticleView>(`articles/${encodeURIComponent(name)}`);
  return { article, pages: await readPages(article.id), isWhole: false, now: new Date().toISOString() };
}
