import { say } from "../../locales/say.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { Followed, FollowsHere } from "../../server/protocol/follows.ts";
import { api } from "../core/api.ts";
import type { Talk } from "./context.ts";

/** Follows an article, a thread or a person, or does so no longer, and tells what is now. */
export async function toggleFollow({ follows, arrange, tell }: Talk, what: Followed, id: Id): Promise<void> {
  const isFollowed = !has(follows, what, id);
  const path = `me/follows/${what}/${id}`;
  try {
    await (isFollowed ? api.put(path) : api.del(path));
    arrange({ follows: withFollow(follows, what, id, isFollowed) });
    tell(isFollowed ? say("thread.followed") : say("thread.followedNoLonger"));
  } catch {
    tell(say("thread.notReadYet"));
  }
}

const has = (follows: FollowsHere, what: Followed, id: Id) =>
  what === "articles" ? follows.article : follows[what].includes(id);

function withFollow(follows: FollowsHere, what: Followed, id: Id, isFollowed: boolean): FollowsHere {
  if (what === "articles") return { ...follows, article: isFollowed };
  const others = follows[what].filter(one => one !== id);
  return { ...follows, [what]: isFollowed ? [...others, id] : others };
}
