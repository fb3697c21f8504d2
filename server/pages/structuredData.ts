import { articleAddress } from "../articles/addresses.ts";
import type { Article } from "../articles/articles.ts";
import type { ArticleView } from "../protocol/articles.ts";
import { commentText } from "../protocol/commentText.ts";
import type { UpdatesPage } from "../protocol/updates.ts";
import type { ThreadComment, ThreadPage } from "../protocol/views.ts";
import { type Frame, sectionPath } from "./Layout.tsx";

/** How many comments search engines are told about; the rest they read in the page. */
const commentsTold = 10;

/** The article and its discussion in the words of schema.org, as the text of a JSON-LD script element. */
export function structuredData(frame: Frame, article: Article, thread: ThreadPage, updates: UpdatesPage): string {
  const { site, publicUrl } = frame;
  const url = articleAddress(article, publicUrl);
  const publisher = { "@type": "NewsMediaOrganization", name: site.name, url: `${publicUrl}/` };
  return jsonInHtml({
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "NewsArticle",
        "@id": `${url}#article`,
        headline: article.title,
        description: article.standfirst,
        articleSection: article.section,
        inLanguage: article.language,
        datePublished: article.publishedAt,
        dateModified: article.updatedAt ?? article.publishedAt,
        author: { "@type": "Person", name: authorName(article.byline) },
        publisher,
        mainEntityOfPage: url,
        commentCount: article.commentCount,
        timeRequired: `PT${article.readingMinutes}M`,
      },
      { ...discussion(article, thread, url, publisher), isPartOf: { "@id": `${url}#article` } },
      ...(article.state === "live" || article.wasLive ? [liveBlog(article, url, publisher, updates)] : []),
      breadcrumbs(frame, article),
    ],
  });
}

/** The discussion alone, for a page elsewhere that tells of its article itself; `url`: of that page. */
export function discussionData(
  { site, publicUrl }: Home,
  article: ArticleView,
  thread: ThreadPage,
  url: string,
): string {
  const publisher = { "@type": "NewsMediaOrganization", name: site.name, url: `${publicUrl}/` };
  return jsonInHtml({
    "@context": "https://schema.org",
    ...discussion(article, thread, url, publisher),
    mainEntityOfPage: url,
  });
}

type Home = Pick<Frame, "site" | "publicUrl">;

function discussion(article: ArticleView, thread: ThreadPage, url: string, publisher: object): object {
  const comments = thread.items.filter(comment => comment.state === "visible").slice(0, commentsTold);
  return {
    "@type": "DiscussionForumPosting",
    "@id": `${url}#discussion`,
    headline: article.title,
    text: article.standfirst,
    url: `${url}#discussion`,
    datePublished: article.publishedAt,
    author: publisher,
    commentCount: article.commentCount,
    comment: comments.map(comment => commentData(comment, article, url)),
  };
}

/**
 * What was told while it happened (https://schema.org/LiveBlogPosting). Of withdrawn updates nothing is said; the end of the coverage is
 * told once there is one.
 */
function liveBlog(article: Article, url: string, publisher: object, { items }: UpdatesPage): object {
  const hasEnded = article.state === "closed" || article.state === "archived";
  return {
    "@type": "LiveBlogPosting",
    "@id": `${url}#updates`,
    headline: article.title,
    description: article.standfirst,
    url: `${url}#updates`,
    inLanguage: article.language,
    datePublished: article.publishedAt,
    dateModified: article.updatedAt ?? article.publishedAt,
    coverageStartTime: article.publishedAt,
    ...(hasEnded && article.closesAt ? { coverageEndTime: article.closesAt } : {}),
    author: publisher,
    publisher,
    isPartOf: { "@id": `${url}#article` },
    liveBlogUpdate: items
      .filter(({ withdrawn }) => !withdrawn)
      .map(update => ({
        "@type": "BlogPosting",
        "@id": `${url}?update=${update.id}`,
        url: `${url}?update=${update.id}`,
        headline: update.title,
        articleBody: commentText(update.html),
        datePublished: update.postedAt,
        dateModified: update.corrections.at(-1)?.at ?? update.postedAt,
        author: publisher,
        commentCount: update.commentCount,
        ...(update.corrections.length > 0 ? { correction: update.corrections.map(({ was }) => was) } : {}),
      })),
  };
}

/** A name from a byline such as `Teun Okafor, in Venn Quay`. */
const authorName = (byline: string) => byline.split(",")[0]?.trim() || byline;

function commentData(comment: ThreadComment, article: ArticleView, articleUrl: string): object {
  const reactions = article.reactions.reduce((sum, { kind }) => sum + (comment.reactions[kind] ?? 0), 0);
  const replies = comment.replies
    .filter(reply => reply.state === "visible")
    .map(reply => commentData(reply, article, articleUrl));
  return {
    "@type": "Comment",
    url: `${articleUrl}?comment=${comment.id}`,
    text: commentText(comment.html),
    datePublished: comment.postedAt,
    ...(comment.editedAt ? { dateModified: comment.editedAt } : {}),
    author: { "@type": "Person", name: comment.author.name },
    interactionStatistic: {
      "@type": "InteractionCounter",
      interactionType: "https://schema.org/LikeAction",
      userInteractionCount: reactions,
    },
    ...(replies.length > 0 ? { comment: replies } : {}),
  };
}

function breadcrumbs({ site, publicUrl }: Frame, article: Article): object {
  const trail = [
    { name: site.name, item: `${publicUrl}/` },
    { name: article.section, item: publicUrl + sectionPath(article.section) },
    { name: article.title, item: articleAddress(article, publicUrl) },
  ];
  return {
    "@type": "BreadcrumbList",
    itemListElement: trail.map((step, index) => ({ "@type": "ListItem", position: index + 1, ...step })),
  };
}

/** JSON that cannot end the script element it stands in, nor open a comment in it. */
export function jsonInHtml(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
