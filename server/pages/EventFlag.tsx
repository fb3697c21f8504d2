import { say } from "../../locales/say.ts";
import type { ArticleView } from "../protocol/articles.ts";
import { clock, fullDate, shortDate } from "./words.ts";

const stages: {
  state: "scheduled" | "live" | "winding-down" | "closed" | "archived";
  when?: "opensAt" | "closesAt";
}[] = [
  { state: "scheduled", when: "opensAt" },
  { state: "live" },
  { state: "winding-down", when: "closesAt" },
  { state: "closed" },
  { state: "archived" },
];

/** Beside the title of an event, where it stands. All stages are here and one is shown, which follows the discussion (client/embed/page.ts). */
export function EventFlag({ article, now = new Date() }: { article: ArticleView; now?: Date }) {
  if (!article.wasLive && article.state !== "scheduled") return null;
  return (
    <p class="event-flags" data-comity-flags={article.slug}>
      {stages.map(({ state, when }) => {
        const at = when && article[when];
        return (
          <span key={state} class={`event-flag is-${state}`} data-state={state} hidden={article.state !== state}>
            {state === "live" && <span class="live-dot" aria-hidden="true" />}
            {say(`pages.event.${state}`)}
            {when && (
              <time data-when={when} datetime={at ?? undefined}>
                {at ? ` ${say(`pages.event.${when}`, { time: timeOf(new Date(at), now) })}` : ""}
              </time>
            )}
          </span>
        );
      })}
    </p>
  );
}

const timeOf = (at: Date, now: Date) => `${fullDate(at) === fullDate(now) ? "" : `${shortDate(at)}, `}${clock(at)}`;
