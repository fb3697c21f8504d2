import { useEffect, useState } from "preact/hooks";
import { say, spoken } from "../../locales/say.ts";
import type { Offer } from "../../server/protocol/articles.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { LinkCard, TranslationView } from "../../server/protocol/outside.ts";
import { ApiProblem, api } from "../core/api.ts";

/** Under a comment, what others say of it: the pages that it links to, or a machine that translates. */
export function Outside({ id, what }: { id: Id; what: Offer }) {
  return what === "links" ? <Links id={id} /> : <Translation id={id} />;
}

function Links({ id }: { id: Id }) {
  const cards = useAnswer<LinkCard[]>(`comments/${id}/links`);
  if (cards === "missing" || cards?.length === 0) return <Line says={say("personal.links.none")} />;
  return (
    <ul class="link-cards" aria-label={say("personal.links.title")} aria-busy={cards === null}>
      {cards?.map(({ url, host, title, description }) => (
        <li key={url}>
          <a href={url} rel="nofollow ugc noopener" dir="auto">
            <b>{title}</b>
            {description !== "" && <span>{description}</span>}
            <small dir="ltr">{host}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Translation({ id }: { id: Id }) {
  const translated = useAnswer<TranslationView>(`comments/${id}/translation?to=${spoken()}`);
  if (translated === "missing") return <Line says={say("personal.translation.missing")} />;
  return (
    <section class="translation" aria-label={say("personal.translation.title")} aria-busy={translated === null}>
      <p class="hint">{say("personal.translation.title")}</p>
      {/* Sanitised by the server, as every comment (server/text/markdown.ts). */}
      <div
        class="comment-body"
        lang={spoken()}
        dir="auto"
        dangerouslySetInnerHTML={{ __html: translated?.html ?? "" }}
      />
    </section>
  );
}

const Line = ({ says }: { says: string }) => (
  <p class="hint" role="status">
    {says}
  </p>
);

/** Null until it is there. */
function useAnswer<T>(path: string): T | "missing" | null {
  const [answer, setAnswer] = useState<T | "missing" | null>(null);
  useEffect(() => {
    api.get<T>(path).then(setAnswer, (thrown: unknown) => {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setAnswer("missing");
    });
  }, [path]);
  return answer;
}
