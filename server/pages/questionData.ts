import { say } from "../../locales/say.ts";
import { articleAddress, commentAddress } from "../articles/addresses.ts";
import type { Article } from "../articles/articles.ts";
import { commentText } from "../protocol/commentText.ts";
import type { QuestionView } from "../protocol/questions.ts";
import type { CommentView } from "../protocol/views.ts";
import type { Frame } from "./Layout.tsx";
import { jsonInHtml } from "./structuredData.ts";

interface Answered {
  question: QuestionView;
  answer: CommentView;
  /** What else was replied. */
  others: readonly CommentView[];
}

/**
 * One answered question in the words of schema.org. Search engines take a QAPage for a page of one question that readers can
 * answer, too: the host's answer is the accepted one, what others replied is suggested.
 */
export function answerData({ publicUrl }: Frame, article: Article, { question, answer, others }: Answered): string {
  const { comment, votes } = question;
  const questions = `${publicUrl}/articles/${article.slug}/questions`;
  const text = commentText(comment.html);
  const said = (one: CommentView) => ({
    "@type": "Answer",
    text: commentText(one.html),
    url: commentAddress(article, one.id, publicUrl),
    datePublished: one.postedAt,
    ...(one.editedAt ? { dateModified: one.editedAt } : {}),
    author: { "@type": "Person", name: one.author.name },
    upvoteCount: Object.values(one.reactions).reduce((sum, count) => sum + count, 0),
  });
  return jsonInHtml({
    "@context": "https://schema.org",
    "@type": "QAPage",
    url: `${questions}/${comment.id}`,
    inLanguage: article.language,
    isPartOf: { "@id": `${articleAddress(article, publicUrl)}#article` },
    mainEntity: {
      "@type": "Question",
      name: text,
      text,
      answerCount: 1 + others.length,
      upvoteCount: votes,
      datePublished: comment.postedAt,
      author: { "@type": "Person", name: comment.author.name },
      acceptedAnswer: said(answer),
      ...(others.length > 0 ? { suggestedAnswer: others.map(said) } : {}),
    },
  });
}

/** The list of answered questions: a collection that leads to the page of each. */
export function questionListData({ publicUrl }: Frame, article: Article, answered: readonly QuestionView[]): string {
  const questions = `${publicUrl}/articles/${article.slug}/questions`;
  return jsonInHtml({
    "@context": "https://schema.org",
    "@type": "CollectionPage",
    url: questions,
    name: say("pages.questions.title", { title: article.title }),
    inLanguage: article.language,
    isPartOf: { "@id": `${articleAddress(article, publicUrl)}#article` },
    mainEntity: {
      "@type": "ItemList",
      itemListElement: answered.map(({ comment }, index) => ({
        "@type": "ListItem",
        position: index + 1,
        url: `${questions}/${comment.id}`,
        name: commentText(comment.html),
      })),
    },
  });
}
