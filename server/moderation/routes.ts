import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { attemptOf } from "../http/idempotency.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { addNote } from "../sanctions/notes.ts";
import { member, memberWho } from "../users/viewer.ts";
import { answerCase } from "./answerCase.ts";
import { authorRecord } from "./authorRecord.ts";
import { caseDetail } from "./caseDetail.ts";
import { caseChoices } from "./choices.ts";
import { claimCase, releaseCase, skipCase } from "./claimCase.ts";
import { decide } from "./decide.ts";
import { decideAppeal } from "./decideAppeal.ts";
import { decideMany } from "./decideMany.ts";
import { liftSanction } from "./liftSanction.ts";
import { answerQuestion, moveQuestion } from "./moveQuestion.ts";
import { nextCase } from "./nextCase.ts";
import { queuePage } from "./queue.ts";
import { sanctionAuthor } from "./sanctionAuthor.ts";
import { undoBatch } from "./undoBatch.ts";
import { addWatchList, changeWatchList, removeWatchList } from "./watchLists.ts";

export function moderationRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, endpoints.getCases, ({ req, query }) => queuePage(db, memberWho(req, "decide"), query));

  open(routes, endpoints.getCaseChoices, ({ req }) => caseChoices(db, memberWho(req, "decide")));

  open(routes, endpoints.nextCase, ({ req, body }) => nextCase(db, memberWho(req, "decide"), body));

  open(routes, endpoints.getCase, ({ req, params }) => caseDetail(db, memberWho(req, "decide"), params.id));

  open(routes, endpoints.claimCase, ({ req, params }) => claimCase(db, memberWho(req, "decide"), params.id));

  open(routes, endpoints.releaseCase, ({ req, params }) => releaseCase(db, memberWho(req, "decide"), params.id));

  open(routes, endpoints.skipCase, ({ req, params }) => skipCase(db, memberWho(req, "decide"), params.id));

  open(routes, endpoints.decideCase, ({ req, params, body }) => {
    const moderator = memberWho(req, "decide");
    return decide(db, moderator, params.id, body, { attempt: attemptOf(req, moderator.id) });
  });

  open(routes, endpoints.answerCase, async ({ req, res, params, body }) => {
    const moderator = memberWho(req, "decide");
    const answer = await answerCase(db, moderator, params.id, body, { attempt: attemptOf(req, moderator.id) });
    res.location(`/api/v1/comments/${answer.id}`);
    return answer;
  });

  open(routes, endpoints.moveQuestion, ({ req, params, body }) => {
    const host = member(req);
    return moveQuestion(db, host, params.id, body, { attempt: attemptOf(req, host.id) });
  });

  open(routes, endpoints.answerQuestion, async ({ req, res, params, body }) => {
    const host = member(req);
    const answer = await answerQuestion(db, host, params.id, body, { attempt: attemptOf(req, host.id) });
    res.location(`/api/v1/comments/${answer.id}`);
    return answer;
  });

  open(routes, endpoints.decideCases, ({ req, body }) => {
    const moderator = memberWho(req, "decide");
    return decideMany(db, moderator, body, { attempt: attemptOf(req, moderator.id) });
  });

  open(routes, endpoints.undoBatch, ({ req, params }) => undoBatch(db, memberWho(req, "decide"), params.id));

  open(routes, endpoints.addWatchList, ({ req, body }) => addWatchList(db, memberWho(req, "decide"), body));

  open(routes, endpoints.changeWatchList, ({ req, params, body }) =>
    changeWatchList(db, memberWho(req, "decide"), params.id, body),
  );

  open(routes, endpoints.removeWatchList, ({ req, params }) =>
    removeWatchList(db, memberWho(req, "decide"), params.id),
  );

  open(routes, endpoints.getAuthor, ({ req, params }) => authorRecord(db, memberWho(req, "decide"), params.id));

  open(routes, endpoints.addNote, ({ req, params, body }) => {
    const moderator = memberWho(req, "decide");
    return addNote(db, moderator, params.id, body.note, { attempt: attemptOf(req, moderator.id) });
  });

  open(routes, endpoints.giveSanction, ({ req, params, body }) => {
    const moderator = memberWho(req, "decide");
    return sanctionAuthor(db, moderator, params.id, body, { attempt: attemptOf(req, moderator.id) });
  });

  open(routes, endpoints.liftSanction, ({ req, params, body }) => {
    const moderator = memberWho(req, "decide");
    return liftSanction(db, moderator, params.id, body, { attempt: attemptOf(req, moderator.id) });
  });

  open(routes, endpoints.decideAppeal, ({ req, params, body }) => {
    const moderator = memberWho(req, "decide");
    return decideAppeal(db, moderator, params.id, body, { attempt: attemptOf(req, moderator.id) });
  });

  return routes;
}
