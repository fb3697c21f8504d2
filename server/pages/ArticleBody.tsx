import { pageHref } from "../../client/core/pageHref.ts";
import { say } from "../../locales/say.ts";
import type { Article } from "../articles/articles.ts";
import { isOpen } from "../protocol/articles.ts";
import type { Block, Figure } from "../protocol/body.ts";
import { renderInline } from "../text/markdown.ts";
import { Icon } from "./Icon.tsx";
import { plainNumber } from "./words.ts";

/** An article's text: every block has one look, and its words come only through `renderInline`. */
export function ArticleBody({ article }: { article: Article }) {
  let paragraphs = 0;
  return (
    <div class="prose">
      {article.body.map((block, index) =>
        block.type === "paragraph" ? (
          <Paragraph key={index} text={block.text} n={++paragraphs} article={article} />
        ) : (
          <Piece key={index} block={block} />
        ),
      )}
    </div>
  );
}

/** With the way to what is said about it: a link to that, which becomes the field for writing where the discussion is on the page. */
function Paragraph({ text, n, article }: { text: string; n: number; article: Article }) {
  const says = isOpen(article) ? say("pages.commentOnParagraph") : say("pages.commentsOnParagraph");
  return (
    <p id={`p-${n}`} class="paragraph">
      <span dangerouslySetInnerHTML={inline(text)} />{" "}
      <a
        class="paragraph-talk"
        href={pageHref(article, { anchor: `paragraph:${n}` }, "discussion")}
        data-comity-comment-on={`paragraph:${n}`}
        data-comity-article={article.slug}
        aria-label={says}
        title={says}
      >
        <Icon name="bubble" />
      </a>
    </p>
  );
}

function Piece({ block }: { block: Exclude<Block, { type: "paragraph" }> }) {
  switch (block.type) {
    case "heading":
      return <h2 dangerouslySetInnerHTML={inline(block.text)} />;
    case "quote":
      return (
        <blockquote>
          <p dangerouslySetInnerHTML={inline(block.text)} />
          {block.by && <footer>{block.by}</footer>}
        </blockquote>
      );
    case "figure":
      return <FigureTable figure={block} />;
  }
}

/** The numbers as a table; the bar in each cell is drawn by SVG attributes, so that no inline style is needed. */
function FigureTable({ figure }: { figure: Figure }) {
  const most = Math.max(...figure.rows.flatMap(row => row.values), 1);
  return (
    <figure class="figure">
      <p class="figure-title">{figure.title}</p>
      <p class="figure-sub">{figure.subtitle}</p>
      <table class="bars">
        <thead>
          <tr>
            <th scope="col" class="sr">
              {say("pages.tableRow")}
            </th>
            {figure.series.map((name, index) => (
              <th key={name} scope="col">
                <span class={`bars-key bars-key-${index + 1}`} aria-hidden="true" />
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figure.rows.map(row => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              {row.values.map((value, index) => (
                <td key={figure.series[index]}>
                  <Bar share={value / most} index={index} />
                  <span class="num">{amount(value, figure.unit)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <figcaption>{figure.source}</figcaption>
    </figure>
  );
}

function Bar({ share, index }: { share: number; index: number }) {
  return (
    <svg class={`bar bar-${index + 1}`} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.max(0.5, Math.round(share * 1000) / 10)} height="10" />
    </svg>
  );
}

const amount = (value: number, unit: string) => (unit === "%" ? `${plainNumber(value)}%` : plainNumber(value));
const inline = (text: string) => ({ __html: renderInline(text) });
