import { Router } from "express";
import { articleByName } from "../articles/articles.ts";
import { previewComment } from "../comments/preview.ts";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { mutePerson, mutesOf, muteWord, unmutePerson, unmuteWord } from "../mutes/mutes.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { member } from "../users/viewer.ts";
import { answersPage } from "./answers.ts";
import { addBookmark, bookmarksPage, removeBookmark } from "./bookmarks.ts";
import { putDraft } from "./drafts.ts";
import { mentionable } from "./mentionable.ts";
import { searchThread } from "./search.ts";

/** What readers arrange for themselves, which nobody else sees, and ways to find and write that are for one reader at a time. */
export function personalRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, endpoints.getMutes, ({ req }) => mutesOf(db, member(req).id));

  open(routes, endpoints.mutePerson, ({ req, params, body: { until } }) => {
    const { id: memberId, siteId } = member(req);
    return db.transaction(tx => mutePerson(tx, { memberId, siteId, until }, params.id));
  });

  open(routes, endpoints.unmutePerson, ({ req, params }) => unmutePerson(db, member(req).id, params.id));

  open(routes, endpoints.muteWord, ({ req, body: { word, until } }) => {
    const { id: memberId, siteId } = member(req);
    return db.transaction(tx => muteWord(tx, { memberId, siteId, until }, word));
  });

  open(routes, endpoints.unmuteWord, ({ req, params }) => unmuteWord(db, member(req).id, params.id));

  open(routes, endpoints.searchThread, async ({ params, query }) =>
    searchThread(db, await articleByName(db, params.article), query),
  );

  open(routes, endpoints.findMentionable, async ({ req, params, query }) => {
    member(req);
    return await mentionable(db, (await articleByName(db, params.article)).id, query.q);
  });

  open(routes, endpoints.putDraft, async ({ req, params, body }) => {
    const writer = member(req);
    return await putDraft(db, writer, await articleByName(db, params.article), params.place, body);
  });

  open(routes, endpoints.previewComment, ({ req, params, body }) =>
    previewComment(db, member(req), params.article, body.body),
  );

  open(routes, endpoints.addBookmark, ({ req, params }) => addBookmark(db, member(req), params.id));

  open(routes, endpoints.removeBookmark, ({ req, params }) => removeBookmark(db, member(req).id, params.id));

  open(routes, endpoints.getBookmarks, ({ req, query }) => bookmarksPage(db, member(req).id, query));

  open(routes, endpoints.getAnswers, ({ req, query }) => answersPage(db, member(req).id, query));

  return routes;
}
