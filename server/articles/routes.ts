import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { attemptOf, type WriteOptions } from "../http/idempotency.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { hostingEndpoints as doors } from "../protocol/hosting.ts";
import { member } from "../users/viewer.ts";
import { articleByName, withoutText } from "./articles.ts";
import {
  changeState,
  endPause,
  hostedBy,
  pauseDiscussion,
  pinComment,
  setSwitches,
  setTimes,
  useTemplate,
} from "./change.ts";
import { changesMade } from "./changesMade.ts";
import { candidates, removePerson, setPerson } from "./setPerson.ts";

/** Reading an article; and what whoever hosts its discussion does with it. */
export function articleRoutes(db: Pool): Router {
  const routes = Router();
  const host = (req: Parameters<typeof member>[0]) => {
    const who = member(req);
    const options: WriteOptions = { attempt: attemptOf(req, who.id) };
    return { who, options };
  };
  const peopleNow = async (article: string) => ({ items: (await articleByName(db, article)).people });

  open(routes, endpoints.getArticle, async ({ params }) => withoutText(await articleByName(db, params.article)));

  open(routes, doors.changeState, ({ req, params, body }) => {
    const { who, options } = host(req);
    return changeState(db, who, params.article, body, options);
  });

  open(routes, doors.pauseDiscussion, ({ req, params, body }) => {
    const { who, options } = host(req);
    return pauseDiscussion(db, who, params.article, body, options);
  });

  open(routes, doors.endPause, ({ req, params }) => {
    const { who, options } = host(req);
    return endPause(db, who, params.article, options);
  });

  open(routes, doors.setTimes, ({ req, params, body }) => {
    const { who, options } = host(req);
    return setTimes(db, who, params.article, body, options);
  });

  open(routes, doors.useTemplate, ({ req, params, body }) => {
    const { who, options } = host(req);
    return useTemplate(db, who, params.article, body, options);
  });

  open(routes, doors.setSwitches, ({ req, params, body }) => {
    const { who, options } = host(req);
    return setSwitches(db, who, params.article, body, options);
  });

  open(routes, doors.pinComment, ({ req, params, body }) => {
    const { who, options } = host(req);
    return pinComment(db, who, params.article, body, options);
  });

  open(routes, doors.getArticlePeople, async ({ req, params }) => {
    const { people } = await hostedBy(db, member(req), params.article);
    return { items: people };
  });

  open(routes, doors.findArticlePeople, async ({ req, params, query }) => {
    const { siteId } = await hostedBy(db, member(req), params.article);
    return { items: await candidates(db, siteId, query.q) };
  });

  open(routes, doors.setArticlePerson, async ({ req, params, body }) => {
    const { who, options } = host(req);
    await setPerson(db, who, params.article, params.id, body, options);
    return await peopleNow(params.article);
  });

  open(routes, doors.removeArticlePerson, async ({ req, params }) => {
    const { who, options } = host(req);
    await removePerson(db, who, params.article, params.id, options);
    return await peopleNow(params.article);
  });

  open(routes, doors.getChangesMade, async ({ req, params }) => {
    const { id } = await hostedBy(db, member(req), params.article);
    return { items: await changesMade(db, id) };
  });

  return routes;
}
