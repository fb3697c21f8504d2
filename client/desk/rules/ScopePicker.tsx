import { useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { ArticleView } from "../../../server/protocol/articles.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import { listed } from "../../core/text.ts";
import { parts, sectionName } from "../parts/ruleNames.ts";
import type { RuleDesk } from "./ruleDesk.ts";
import type { Scope } from "./scopeDraft.ts";

interface ScopePickerProps {
  siteId: Id;
  /** Of the whole site. */
  policy: Policy;
  scope: Scope;
  choose: (scope: Scope) => void;
  own: RuleDesk["own"];
  /** Gives up all that the place says of its own; undefined for those who may not. */
  giveUp: (() => void) | undefined;
}

const optionOf = (scope: Scope) => (scope ? `${scope.kind}/${scope.key}` : "");

/** For which place the rules below are: the whole site, a section or an article. */
export function ScopePicker({ siteId, policy, scope, choose, own, giveUp }: ScopePickerProps) {
  const known = useSections(siteId, policy);
  const articles = useArticles(policy, scope);
  const [asksArticle, setAsksArticle] = useState(false);
  const pick = (value: string) => {
    setAsksArticle(value === "other");
    if (value === "other") return;
    const [kind, ...rest] = value.split("/");
    const key = rest.join("/");
    if (kind === "sections") choose({ kind, key });
    else if (kind === "articles") choose({ kind, key, section: articles.get(key)?.section ?? "" });
    else choose(null);
  };
  const names = parts.filter(section => section in own).map(sectionName);
  return (
    <section class="card scope" aria-label={say("deskRules.scope.region")}>
      <div class="scope-row">
        <h2 id="scope-h">{say("deskRules.scope.for")}</h2>
        <select
          class="select"
          aria-labelledby="scope-h"
          value={asksArticle ? "other" : optionOf(scope)}
          onChange={event => pick(event.currentTarget.value)}
        >
          <option value="">{say("deskRules.scope.site")}</option>
          <optgroup label={say("deskRules.scope.sections")}>
            {known.map(section => (
              <option key={section} value={`sections/${section}`}>
                {Object.hasOwn(policy.scopes.sections, section) ? say("deskRules.scope.withOwn", { section }) : section}
              </option>
            ))}
          </optgroup>
          <optgroup label={say("deskRules.scope.articles")}>
            {[...articles].map(([id, { title }]) => (
              <option key={id} value={`articles/${id}`}>
                {title}
              </option>
            ))}
            <option value="other">{say("deskRules.scope.other")}</option>
          </optgroup>
        </select>
        {scope && names.length > 0 && giveUp && (
          <button class="btn btn-sm" type="button" onClick={giveUp}>
            <Icon name="undo" />
            {say("deskRules.scope.giveUp")}
          </button>
        )}
      </div>
      {asksArticle && (
        <FindArticle
          found={article => {
            setAsksArticle(false);
            choose({ kind: "articles", key: article.id, section: article.section });
          }}
        />
      )}
      <p class="hint">
        {scope
          ? [
              say("deskRules.scope.over", { kind: scope.kind }),
              names.length > 0 ? say("deskRules.scope.set", { names: listed(names) }) : say("deskRules.scope.nothing"),
            ].join(" ")
          : say("deskRules.scope.explained")}
      </p>
    </section>
  );
}

function FindArticle({ found }: { found: (article: ArticleView) => void }) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const find = async (event: Event) => {
    event.preventDefault();
    const name =
      text
        .trim()
        .replace(/[?#].*$/, "")
        .replace(/\/+$/, "")
        .split("/")
        .at(-1) ?? "";
    if (name === "") return;
    try {
      found(await api.get<ArticleView>(`articles/${encodeURIComponent(name)}`));
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(say("deskRules.scope.unknown"));
    }
  };
  return (
    <form class="try-row" onSubmit={find}>
      <input
        class="field"
        type="text"
        aria-label={say("deskRules.scope.address")}
        aria-describedby={problem ? "article-problem" : undefined}
        placeholder={say("deskRules.scope.address")}
        value={text}
        onInput={event => setText(event.currentTarget.value)}
      />
      <button class="btn" type="submit">
        {say("deskRules.scope.find")}
      </button>
      {problem && (
        <p class="slot-error" id="article-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

/** The sections in which there are articles or rules. */
function useSections(siteId: Id, policy: Policy): string[] {
  const [found, setFound] = useState<string[]>([]);
  useEffect(() => {
    api
      .get<{ items: string[] }>(`sites/${siteId}/sections`)
      .then(({ items }) => setFound(items))
      .catch(() => {});
  }, [siteId]);
  return [...new Set([...found, ...Object.keys(policy.scopes.sections)])].sort();
}

type Named = Pick<ArticleView, "title" | "section">;

/** The articles that have rules of their own, and the one that is looked at, by id. */
function useArticles(policy: Policy, scope: Scope): Map<Id, Named> {
  const [known, setKnown] = useState<Map<Id, Named>>(new Map());
  const ids = [
    ...new Set([...Object.keys(policy.scopes.articles), ...(scope?.kind === "articles" ? [scope.key] : [])]),
  ];
  useEffect(() => {
    for (const id of ids.filter(one => !known.has(one))) {
      api
        .get<ArticleView>(`articles/${id}`)
        .then(article => setKnown(before => new Map(before).set(id, article)))
        .catch(() => {});
    }
  }, [ids.join(" ")]);
  return new Map(
    ids.map(id => [id, known.get(id) ?? { title: say("deskRules.change.article", { place: id }), section: "" }]),
  );
}
