import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { ThreadComment } from "../../server/protocol/views.ts";
import { Icon } from "../core/Icon.tsx";
import { permalinkOf, useTalk } from "./context.ts";

/** The replies after those that are drawn. A link to the comment with its replies, which JavaScript makes unnecessary. */
export function MoreReplies({ comment, count }: { comment: ThreadComment; count: number }) {
  const { article, moreReplies } = useTalk();
  const [state, setState] = useState<"ready" | "loading" | "missing">("ready");
  const load = async (event: Event) => {
    event.preventDefault();
    if (state === "loading") return;
    setState("loading");
    try {
      await moreReplies(comment.id);
      setState("ready");
    } catch {
      setState("missing");
    }
  };
  return (
    <a class="more-link" href={permalinkOf(article, comment.id)} aria-busy={state === "loading"} onClick={load}>
      {state === "missing"
        ? `${say("thread.moreNotRead")} ${say("thread.tryAgain")}`
        : say("thread.moreReplies", { count })}
      <Icon name="chevDown" />
    </a>
  );
}
