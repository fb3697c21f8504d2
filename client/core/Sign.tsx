import { isDrawn } from "../../server/protocol/reactions.ts";
import { Icon } from "./Icon.tsx";

/** What a reaction looks like: one of our drawings, or an emoji. Its name stands beside it. */
export function Sign({ sign }: { sign: string }) {
  if (isDrawn(sign)) return <Icon name={sign} />;
  return (
    <span class="emoji" aria-hidden="true">
      {sign}
    </span>
  );
}
