import { say } from "../../locales/say.ts";

/** Holds the height of what comes. */
export function Waiting({ title }: { title: string }) {
  return (
    <section class="thread" aria-busy="true" aria-label={title}>
      <h2 class="placeholder-title">{title}</h2>
      {[0, 1, 2].map(index => (
        <div key={index} class="skeleton" aria-hidden="true">
          <span class="skeleton-avatar" />
          <div>
            <span class="skeleton-name" />
            <span />
            <span />
            <span class="skeleton-last" />
          </div>
        </div>
      ))}
    </section>
  );
}

/** A part of the page could not be read; the article around it is whole. */
export function Trouble({ title, onRetry }: { title: string; onRetry: () => void }) {
  return (
    <section class="thread" aria-label={title}>
      <h2 class="placeholder-title">{title}</h2>
      <div class="empty" role="status">
        <p>{say("thread.notReadYet")}</p>
        <p>
          <button class="btn" type="button" onClick={onRetry}>
            {say("thread.tryAgain")}
          </button>
        </p>
      </div>
    </section>
  );
}
