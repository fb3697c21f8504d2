import { say } from "../../locales/say.ts";
import { Avatar } from "../core/Avatar.tsx";
import { atHome } from "../core/home.ts";
import type { Member } from "../core/session.ts";
import { useTalk } from "./context.ts";
import { isHost } from "./hold.ts";
import { type Item, Menu } from "./Menu.tsx";

interface MemberMenuProps {
  member: Member;
  onYours: () => void;
  onSignOut: () => void;
}

/** Everything that is mine here, behind my picture. */
export function MemberMenu({ member, onYours, onSignOut }: MemberMenuProps) {
  const { article, ask } = useTalk();
  const liveDesk: Item = {
    icon: "radio",
    says: say("thread.liveDesk"),
    act: () => location.assign(atHome(`/desk/live/${article.slug}`)),
  };
  const items: Item[] = [
    { icon: "bookmark", says: say("thread.yours"), act: onYours },
    { icon: "people", says: say("thread.profile"), act: () => ask({ kind: "profile" }) },
    { icon: "lock", says: say("thread.account"), act: () => location.assign(atHome("/account")) },
    ...(isHost(article, member) ? [liveDesk] : []),
    { icon: "forward", says: say("thread.signOut"), act: onSignOut },
  ];
  return (
    <Menu label={say("thread.youAre", { name: member.name })} items={items}>
      <Avatar id={member.id} name={member.name} badges={member.badges} picture={member.avatar} size="xs" />
    </Menu>
  );
}
