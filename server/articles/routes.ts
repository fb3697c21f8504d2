import { type RequestHandler, Router } from "express";
import type { Pool } from "../db/pool.ts";
import { articleChannel } from "../events/channels.ts";
import { readAsOf } from "../events/readAsOf.ts";
import { open } from "../http/endpoint.ts";
import { attemptOf, type WriteOptions } from "../http/idempotency.ts";
import type { Id } from "../protocol/basics.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { hostingEndpoints as doors } from "../protocol/hosting.ts";
import { Problem } from "../protocol/problems.ts";
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
import { makeArticle } from "./makeArticle.ts";
import { putArticle } from "./publish.ts";
import { mayReport, reporters } from "./reporter.ts";
import { candidates, removePerson, setPerson } from "./setPerson.ts";
import { revisionsOf, updatesPage } from "./updateQueries.ts";
import { correctUpdate, postUpdate, withdrawUpdate } from "./updates.ts";

interface ArticleRoutes {
  db: Pool;
  siteId: Id;
  /** Of the newsroom's own systems, which write on this site. */
  newsroomKeys: readonly string[];
  /** How many articles pages open from one address. */
  limitArticles: RequestHandler;
}

/** Reading an article and its updates; and what whoever hosts its discussion does with it. */
export function articleRoutes({ db, siteId, newsroomKeys, limitArticles }: ArticleRoutes): Router {
  const routes = Router();
  const reporterOf = reporters(siteId, newsroomKeys);
  const host = (req: Parameters<typeof member>[0]) => {
    const who = member(req);
    const options: WriteOptions = { attempt: attemptOf(req, who.id) };
    return { who, options };
  };
  const peopleNow = async (article: string) => ({ items: (await articleByName(db, article)).people });

  open(routes, endpoints.getArticle, async ({ params }) => withoutText(await articleByName(db, params.article)));

  routes.post(endpoints.makeArticle.path, limitArticles);
  open(routes, endpoints.makeArticle, async ({ req, body }) =>
    withoutText(await makeArticle(db, siteId, req.headers.origin, body)),
  );

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

  open(routes, endpoints.putArticle, async ({ req, params, body }) =>
    withoutText(await putArticle(db, reporterOf(req), params.article, body)),
  );

  open(routes, endpoints.getUpdates, async ({ res, params, query }) => {
    const article = await articleByName(db, params.article);
    const page = await readAsOf(db, articleChannel(article.id), article.seq, from => updatesPage(from, article, query));
    // The same bytes for everybody at one seq.
    res.set("ETag", `W/"${page.seq}"`).set("Cache-Control", "no-cache");
    return page;
  });

  open(routes, endpoints.postUpdate, async ({ req, params, body }) => {
    const by = reporterOf(req);
    return await postUpdate(db, by, params.article, body, { attempt: attemptOf(req, by.member?.id ?? null) });
  });

  open(routes, endpoints.correctUpdate, async ({ req, params, body }) => {
    const by = reporterOf(req);
    const attempt = attemptOf(req, by.member?.id ?? null);
    return await correctUpdate(db, by, params.article, params.id, body, { attempt });
  });

  open(routes, endpoints.withdrawUpdate, async ({ req, params, body }) => {
    const by = reporterOf(req);
    const attempt = attemptOf(req, by.member?.id ?? null);
    return await withdrawUpdate(db, by, params.article, params.id, body, { attempt });
  });

  open(routes, endpoints.getUpdateRevisions, async ({ req, params }) => {
    const by = reporterOf(req);
    const article = await articleByName(db, params.article);
    mayReport(by, article);
    const items = await revisionsOf(db, article.id, params.id);
    if (items.length === 0) throw new Problem("not-found");
    return { items };
  });

  return routes;
}
