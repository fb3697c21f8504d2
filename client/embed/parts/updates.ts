import { h } from "preact";
import { say } from "../../../locales/say.ts";
import type { ArticleView } from "../../../server/protocol/articles.ts";
import type { UpdatesPage } from "../../../server/protocol/updates.ts";
import { api } from "../../core/api.ts";
import type { UpdatesStart } from "../../updates/start.ts";
import { Updates } from "../../updates/Updates.tsx";
import { bringToLife } from "../alive.ts";
import { tell } from "../tell.ts";

export const begin = bringToLife<UpdatesStart>({
  title: () => say("thread.on.updates"),
  rooms: ["times", "thread", "updates"],
  read: readUpdates,
  draw: (start, element) => {
    const look = element.getAttribute("look") === "live" ? "live" : "story";
    return h(Updates, { start: { ...start, look }, onNew: (count, at) => tell(element, "comity:new", { count, at }) });
  },
});

async function readUpdates(name: string): Promise<UpdatesStart> {
  const path = `articles/${encodeURIComponent(name)}`;
  const [article, updates] = await Promise.all([api.get<ArticleView>(path), api.get<UpdatesPage>(`${path}/updates`)]);
  const now = new Date().toISOString();
  return { article, updates, sort: "newest", target: null, isPart: false, look: "story", now };
}
