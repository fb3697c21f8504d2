import { say } from "../../locales/say.ts";
import type { AuthorView, Badge } from "../../server/protocol/articles.ts";
import { Icon, type IconName } from "./Icon.tsx";

const icons: Record<Badge, IconName> = {
  staff: "quill",
  moderator: "shield",
  author: "quill",
  editor: "quill",
  host: "mic",
  guest: "checkCircle",
};

/** What somebody is, beside their name: of the newsroom, or under this article. */
export function Badges({
  author: { badges, label, isGuest },
}: {
  author: Pick<AuthorView, "badges" | "label" | "isGuest">;
}) {
  return (
    <>
      {badges.map(badge => (
        <span key={badge} class={`badge badge-${badge}`}>
          <Icon name={icons[badge]} />
          {badge === "guest" && label ? <bdi>{label}</bdi> : say(`thread.badges.${badge}`)}
        </span>
      ))}
      {isGuest && <span class="badge badge-outline">{say("thread.guest")}</span>}
      {label && !badges.includes("guest") && <bdi class="badge badge-outline">{label}</bdi>}
    </>
  );
}
