import { useEffect, useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { Page } from "../../../server/protocol/basics.ts";
import type { BacktestComment, RuleHit } from "../../../server/protocol/rules.ts";
import { api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import { exactTime } from "../../core/text.ts";
import { DeskDialog } from "../parts/DeskDialog.tsx";
import { usePages } from "../parts/usePages.ts";

interface CommentsDialogProps {
  title: string;
  /** The list of the API that is read, with its query. */
  path: string;
  close: () => void;
}

/** Comments that a rule met or would have met, page by page. */
export function CommentsDialog({ title, path, close }: CommentsDialogProps) {
  const { page, problem, more } = usePages<Page<Met>>(path);
  return (
    <DeskDialog title={title} isWide close={close}>
      {problem && (
        <p class="slot-error" role="alert">
          {problem.body.title}.
        </p>
      )}
      {!page && !problem && <p class="hint">{say("desk.reading")}</p>}
      {page?.items.length === 0 && <p class="hint">{say("deskRules.comments.none")}</p>}
      {page && page.items.length > 0 && <Samples comments={page.items} />}
      {page?.nextCursor && (
        <button class="btn" type="button" onClick={more}>
          {say("desk.showMore")}
        </button>
      )}
    </DeskDialog>
  );
}

type Met = BacktestComment & Partial<Pick<RuleHit, "inShadow">>;

const decidedSigns = {
  approved: { chip: "chip chip-good", icon: "check" },
  removed: { chip: "chip chip-stop", icon: "x" },
  unopposed: { chip: "chip", icon: "minus" },
} as const;

/** Comments with what moderators decided of them. */
export function Samples({ comments }: { comments: readonly Met[] }) {
  return (
    <ul class="samples">
      {comments.map(({ comment, article, decided, inShadow }) => {
        const as = decided && decidedSigns[decided];
        return (
          <li key={`${comment.id} ${comment.revision}`}>
            <p dir="auto">{comment.text}</p>
            {as ? (
              <span class={as.chip}>
                <Icon name={as.icon} />
                {say(`deskRules.outcome.${decided}`)}
              </span>
            ) : (
              <span class="chip">{say("deskRules.outcome.open")}</span>
            )}
            <small>
              {sayWith("deskRules.comments.by", {
                author: <bdi>{comment.author.name}</bdi>,
                article: <bdi>{article.title}</bdi>,
                time: <time dateTime={comment.postedAt}>{exactTime(comment.postedAt)}</time>,
                inShadow: inShadow ? "yes" : "no",
              })}
            </small>
          </li>
        );
      })}
    </ul>
  );
}

/** The first of them, for a glance. */
export function useFirst(path: string | null): Met[] {
  const [items, setItems] = useState<Met[]>([]);
  useEffect(() => {
    setItems([]);
    if (!path) return;
    let isOver = false;
    api
      .get<Page<Met>>(`${path}?limit=4`)
      .then(page => !isOver && setItems(page.items))
      .catch(() => {});
    return () => {
      isOver = true;
    };
  }, [path]);
  return items;
}
