import { Router } from "express";
import { articleByName } from "../articles/articles.ts";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { attemptOf } from "../http/idempotency.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { member, viewer } from "../users/viewer.ts";
import { asReadersSee } from "./asReadersSee.ts";
import { editComment } from "./edit.ts";
import { firstPage } from "./firstPage.ts";
import { mine } from "./mine.ts";
import { nudgeOrPost, postComment } from "./post.ts";
import { react } from "./react.ts";
import { permalink, repliesPage } from "./thread.ts";
import type { PostOptions } from "./toPost.ts";
import { withdrawComment } from "./withdraw.ts";

/** `opinionSeconds`: see PostOptions. */
export function commentRoutes(db: Pool, { opinionSeconds }: Pick<PostOptions, "opinionSeconds">): Router {
  const routes = Router();

  open(routes, endpoints.getThread, async ({ res, params, query }) => {
    const page = await firstPage(db, await articleByName(db, params.article), query);
    // The same bytes for everybody at one seq, so the seq is the tag; Express answers 304 by it.
    res.set("ETag", `W/"${page.seq}"`).set("Cache-Control", "no-cache");
    return page;
  });

  open(routes, endpoints.getMine, async ({ req, params }) => {
    const { id: memberId } = member(req);
    return await mine(db, (await articleByName(db, params.article)).id, memberId);
  });

  open(routes, endpoints.postComment, async ({ req, res, params, query, body }) => {
    const author = member(req);
    const post = query.nudge === "true" ? nudgeOrPost : postComment;
    const posted = await post(db, author, params.article, body, { attempt: attemptOf(req, author.id), opinionSeconds });
    if ("nudge" in posted) res.status(200);
    else res.location(`/api/v1/comments/${posted.id}`);
    return posted;
  });

  open(routes, endpoints.getComment, ({ req, params }) => {
    const who = viewer(req);
    return who ? permalink(db, params.id, who) : asReadersSee(db, params.id, from => permalink(from, params.id));
  });

  open(routes, endpoints.getReplies, ({ params, query }) =>
    asReadersSee(db, params.id, from => repliesPage(from, params.id, query)),
  );

  open(routes, endpoints.editComment, ({ req, params, body }) => {
    const author = member(req);
    return editComment(db, author, params.id, body, { attempt: attemptOf(req, author.id), opinionSeconds });
  });

  open(routes, endpoints.withdrawComment, ({ req, params }) => {
    const author = member(req);
    return withdrawComment(db, author, params.id, { attempt: attemptOf(req, author.id) });
  });

  open(routes, endpoints.addReaction, ({ req, params }) => react(db, member(req), params.id, params.kind, true));

  open(routes, endpoints.removeReaction, ({ req, params }) => react(db, member(req), params.id, params.kind, false));

  return routes;
}
