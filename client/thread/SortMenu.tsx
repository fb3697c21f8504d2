import { useRef, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { type Sort, sorts } from "../../server/protocol/basics.ts";
import { Icon } from "../core/Icon.tsx";
import { pageHref } from "../core/pageHref.ts";
import { useTalk } from "./context.ts";
import { useDismiss } from "./useDismiss.ts";

/** The order of the comments: links that load the page anew, so that they work without JavaScript too. */
export function SortMenu() {
  const { article, state } = useTalk();
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDetailsElement>(null);
  useDismiss(box, isOpen, () => {
    if (box.current) box.current.open = false;
  });
  const href = (sort: Sort) => {
    const asked = { ...(state.anchor ? { anchor: state.anchor } : {}), ...(sort === "newest" ? {} : { sort }) };
    return pageHref(article, asked, "discussion");
  };
  return (
    <details class="sort" ref={box} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary class="select">
        <span class="sr">{say("thread.sort", { sort: state.sort })}</span>
        <span aria-hidden="true">{say(`thread.sorts.${state.sort}`)}</span>
        <Icon name="chevDown" />
      </summary>
      <ul class="menu">
        {sorts.map(sort => (
          <li key={sort}>
            <a class="menu-item" href={href(sort)} aria-current={sort === state.sort ? "true" : undefined}>
              <span class="menu-tick">{sort === state.sort && <Icon name="check" />}</span>
              {say(`thread.sorts.${sort}`)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
