import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { ApiProblem, api } from "../core/api.ts";
import { useTalk } from "../thread/context.ts";

const askAfterMs = 500;

/** What readers will see of a text, drawn by the server as it would be when it is posted; follows what is typed. */
export function Preview({ text }: { text: string }) {
  const { article } = useTalk();
  const [html, setHtml] = useState("");
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (text.trim() === "") return setHtml("");
    let isOver = false;
    const timer = setTimeout(() => {
      api.post<{ html: string }>(`articles/${article.id}/preview`, { body: text }).then(
        answer => {
          if (isOver) return;
          setHtml(answer.html);
          setMissing(false);
        },
        (thrown: unknown) => {
          if (!(thrown instanceof ApiProblem)) throw thrown;
          if (!isOver) setMissing(true);
        },
      );
    }, askAfterMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text]);
  return (
    <section class="preview" aria-label={say("personal.preview.title")}>
      <p class="hint">{isMissing ? say("personal.preview.missing") : say("personal.preview.title")}</p>
      {/* Rendered and sanitised by the server (server/text/markdown.ts). */}
      <div class="comment-body" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  );
}
