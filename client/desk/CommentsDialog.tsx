import { useEffect, useState } from "preact/hooks";
import type { BacktestComment, RuleHit } from "../../server/protocol/rules.ts";
import type { Page } from "../../server/protocol/views.ts";
import { ApiProblem, api } from "../core/api.ts";
import { Icon } from "../core/Icon.tsx";
import { exactTime } from "../core/text.ts";
import { useDialog } from "./useDialog.ts";

interface CommentsDialogProps {
  title: string;
  /** The list of the API that is read, with its query. */
  path: string;
  close: () => void;
}

/** Comments that a rule met or would have met, page by page. */
export function CommentsDialog({ title, path, close }: CommentsDialogProps) {
  const dialog = useDialog(close);
  const { items, cursor, problem, more } = usePages(path);
  return (
    <dialog class="dialog dialog-wide" {...dialog} aria-labelledby="met-h">
      <div class="dialog-head">
        <h2 id="met-h" tabIndex={-1}>
          {title}
        </h2>
        <button class="icon-btn" type="button" aria-label="Close" onClick={close}>
          <Icon name="x" />
        </button>
      </div>
      <div class="dialog-body">
        {problem && (
          <p class="slot-error" role="alert">
            {problem}
          </p>
        )}
        {!items && !problem && <p class="hint">Reading …</p>}
        {items?.length === 0 && <p class="hint">There are none to read.</p>}
        {items && items.length > 0 && <Samples comments={items} />}
        {cursor && (
          <button class="btn" type="button" onClick={more}>
            Show more
          </button>
        )}
      </div>
    </dialog>
  );
}

type Met = BacktestComment & Partial<Pick<RuleHit, "inShadow">>;

function usePages(path: string) {
  const [items, setItems] = useState<Met[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const read = async (after: string | null) => {
    setProblem(null);
    try {
      const query = after ? `${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(after)}` : "";
      const page = await api.get<Page<Met>>(`${path}${query}`);
      setItems(known => [...((after && known) || []), ...page.items]);
      setCursor(page.nextCursor);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(`${thrown.body.title}.`);
    }
  };
  useEffect(() => void read(null), [path]);
  return { items, cursor, problem, more: () => void read(cursor) };
}

const decidedWords = {
  approved: { name: "Approved", chip: "chip chip-good", icon: "check" },
  removed: { name: "Removed", chip: "chip chip-stop", icon: "x" },
} as const;

/** Comments with what moderators decided of them. */
export function Samples({ comments }: { comments: readonly Met[] }) {
  return (
    <ul class="samples">
      {comments.map(({ comment, article, decided, inShadow }) => {
        const as = decided && decidedWords[decided];
        return (
          <li key={`${comment.id} ${comment.revision}`}>
            <p dir="auto">{comment.text}</p>
            {as ? (
              <span class={as.chip}>
                <Icon name={as.icon} />
                {as.name}
              </span>
            ) : (
              <span class="chip">Not decided</span>
            )}
            <small>
              <bdi>{comment.author.name}</bdi>, <bdi>{article.title}</bdi>,{" "}
              <time dateTime={comment.postedAt}>{exactTime(comment.postedAt)}</time>
              {inShadow && " · in shadow"}
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
