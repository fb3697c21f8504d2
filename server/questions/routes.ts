import { Router } from "express";
import { articleByName } from "../articles/articles.ts";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { questionEndpoints } from "../protocol/questions.ts";
import { member } from "../users/viewer.ts";
import { closeQuestions } from "./close.ts";
import { setHand } from "./hands.ts";
import { hiddenQuestions, questionsPage } from "./list.ts";
import { myQuestions } from "./mine.ts";

export function questionRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, questionEndpoints.getQuestions, async ({ res, params, query }) => {
    const page = await questionsPage(db, await articleByName(db, params.article), query);
    // The same bytes for everybody at one seq, so the seq is the tag; Express answers 304 by it.
    res.set("ETag", `W/"${page.seq}"`).set("Cache-Control", "no-cache");
    return page;
  });

  open(routes, questionEndpoints.getHiddenQuestions, async ({ req, params, query }) => {
    const host = member(req);
    return await hiddenQuestions(db, host, await articleByName(db, params.article), query);
  });

  open(routes, questionEndpoints.getMyQuestions, async ({ req, params }) => {
    const { id: memberId } = member(req);
    return await myQuestions(db, (await articleByName(db, params.article)).id, memberId);
  });

  open(routes, questionEndpoints.findCloseQuestions, async ({ params, body }) =>
    closeQuestions(db, await articleByName(db, params.article), body.body),
  );

  open(routes, questionEndpoints.raiseHand, ({ req, params }) => setHand(db, member(req), params.id, true));

  open(routes, questionEndpoints.lowerHand, ({ req, params }) => setHand(db, member(req), params.id, false));

  return routes;
}
