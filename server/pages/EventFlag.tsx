import type { ArticleState, ArticleView } from "../protocol/articles.ts";
import { clock, fullDate, shortDate } from "./words.ts";

const stages: { state: ArticleState; says: string; when?: "opensAt" | "closesAt" }[] = [
  { state: "scheduled", says: "Starts", when: "opensAt" },
  { state: "live", says: "Live" },
  { state: "winding-down", says: "Last words", when: "closesAt" },
  { state: "closed", says: "Replay" },
  { state: "archived", says: "Archive" },
];

/** Beside the title of an event, where it stands. All stages are here and one is shown, which follows the discussion (client/embed/page.ts). */
export function EventFlag({ article, now = new Date() }: { article: ArticleView; now?: Date }) {
  if (!article.wasLive && article.state !== "scheduled") return null;
  return (
    <p class="event-flags" data-comity-flags={article.slug}>
      {stages.map(({ state, says, when }) => {
        const at = when && article[when];
        return (
          <span key={state} class={`event-flag is-${state}`} data-state={state} hidden={article.state !== state}>
            {state === "live" && <span class="live-dot" aria-hidden="true" />}
            {says}
            {when && (
              <time data-when={when} datetime={at ?? undefined}>
                {at ? ` ${when === "opensAt" ? "at" : "until"} ${timeOf(new Date(at), now)}` : ""}
              </time>
            )}
          </span>
        );
      })}
    </p>
  );
}

const timeOf = (at: Date, now: Date) => `${fullDate(at) === fullDate(now) ? "" : `${shortDate(at)}, `}${clock(at)} UTC`;
