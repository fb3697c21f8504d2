import { type Response, Router } from "express";
import { articleChannel } from "../events/channels.ts";
import { open } from "../http/endpoint.ts";
import type { Id } from "../protocol/basics.ts";
import { endpoints } from "../protocol/endpoints.ts";
import type { ChangesView, Channel } from "../protocol/events.ts";
import type { Missed } from "./missed.ts";

interface ChangesOptions {
  /** Throws `not-found`. */
  articleId: (name: string) => Promise<Id>;
  missed: Missed;
  readers: (channel: Channel) => number;
}

interface Kept {
  until: number;
  view: Promise<ChangesView>;
}

/** Whoever asks within this time gets the same answer, from us or from a cache in between. */
const keptMs = 1_000;
const keptMost = 1_000;

/** The door for those who ask now and again what has changed: one answer for all who stand at the same number. */
export function liveRoutes({ articleId, missed, readers }: ChangesOptions): Router {
  const kept = new Map<string, Kept>();

  const read = async (article: string, since: number): Promise<ChangesView> => {
    const channel = articleChannel(await articleId(article));
    const changes = await missed({ channel, sections: null }, since);
    return "startOver" in changes ? changes : { ...changes, readers: readers(channel) };
  };

  const changesSince = (article: string, since: number): Promise<ChangesView> => {
    const key = `${article} ${since}`;
    const known = kept.get(key);
    if (known && known.until > Date.now()) return known.view;
    const view = read(article, since);
    kept.delete(key);
    kept.set(key, { until: Date.now() + keptMs, view });
    view.catch(() => kept.delete(key));
    if (kept.size > keptMost) kept.delete(kept.keys().next().value as string);
    return view;
  };

  const routes = Router();
  open(routes, endpoints.getChanges, async ({ params, query, res }) => {
    const changes = await changesSince(params.article, query.since);
    return tagged(res, changes);
  });
  return routes;
}

/** The same for everybody, so any cache may keep it; whoever has it already is answered 304. */
function tagged(res: Response, changes: ChangesView): ChangesView {
  const tag = "startOver" in changes ? `${changes.seq}-all` : `${changes.after}-${changes.seq}-${changes.readers}`;
  res.set("ETag", `W/"${tag}"`).set("Cache-Control", `public, max-age=${keptMs / 1_000}`);
  return changes;
}
