import { articleByName, withoutText } from "./articles/articles.ts";
import { updatesById } from "./articles/updateQueries.ts";
import { deliverCommentEvents } from "./comments/deliver.ts";
import type { Pool } from "./db/pool.ts";
import { parseChannel } from "./events/channels.ts";
import type { Audience } from "./live/audience.ts";
import type { Deliver } from "./live/fanout.ts";
import { deliverCaseEvents } from "./moderation/deliver.ts";
import { noticesById } from "./notices/notices.ts";
import type { Id } from "./protocol/basics.ts";
import type { LiveEvent, Numbered, StoredEvent, StoredRow } from "./protocol/events.ts";
import type { UpdateView } from "./protocol/updates.ts";
import { deliverQuestionEvents } from "./questions/deliver.ts";

/**
 * What stored events look like when they are delivered. An event names things and never holds their text: what they are is read
 * now, so that nobody is ever sent the words of a comment that has been removed since.
 */
export function deliverFrom(db: Pool): Deliver {
  return async (audience, rows) => {
    const last = lastOfEach(rows);
    const events = await present(db, audience, last);
    return last
      .map(({ seq }, place): Numbered => ({ seq, event: events[place] ?? { kind: "nothing" } }))
      .filter(({ event }) => event.kind !== "nothing");
  };
}

/** Of events that say the same the last one only: each would be delivered as what is now. */
function lastOfEach(rows: readonly StoredRow[]): StoredRow[] {
  const last = new Map(rows.map(row => [JSON.stringify(row.event), row.seq]));
  return rows.filter(({ seq, event }) => last.get(JSON.stringify(event)) === seq);
}

async function present(db: Pool, { channel, sections }: Audience, rows: readonly StoredRow[]): Promise<LiveEvent[]> {
  const events = rows.map(row => row.event);
  const questions = events.filter(event => event.kind === "question-changed");
  const comments = events.filter(event => "commentId" in event && event.kind !== "question-changed");
  const cases = events.filter(event => "caseId" in event);
  const notices = events.filter(event => event.kind === "notice");
  const id = parseChannel(channel)?.id ?? "0";
  const updates = events.filter(event => "updateId" in event);
  const [ofComments, ofQuestions, ofCases, noticeOf, article, updateOf] = await Promise.all([
    deliverCommentEvents(db, comments),
    deliverQuestionEvents(db, questions),
    deliverCaseEvents(db, { siteId: id, sections }, cases),
    noticesById(
      db,
      notices.map(event => event.noticeId),
    ),
    events.some(event => event.kind === "article-changed") ? articleByName(db, id).then(withoutText) : null,
    updatesBy(
      db,
      updates.map(event => event.updateId),
    ),
  ]);
  return events.map((event: StoredEvent): LiveEvent => {
    if (event.kind === "question-changed") return ofQuestions[questions.indexOf(event)] ?? { kind: "nothing" };
    if ("commentId" in event) return ofComments[comments.indexOf(event)] ?? { kind: "nothing" };
    if ("caseId" in event) return ofCases[cases.indexOf(event)] ?? { kind: "nothing" };
    if (event.kind === "article-changed") return article ? { kind: "article-changed", article } : { kind: "nothing" };
    if ("updateId" in event) {
      const update = updateOf.get(event.updateId);
      return update ? { kind: event.kind, update } : { kind: "nothing" };
    }
    if (event.kind !== "notice") return event;
    const notice = noticeOf.get(event.noticeId);
    return notice ? { kind: "notice", notice } : { kind: "nothing" };
  });
}

async function updatesBy(db: Pool, ids: Id[]): Promise<Map<Id, UpdateView>> {
  const updates = ids.length > 0 ? await updatesById(db, ids) : [];
  return new Map(updates.map(update => [update.id, update]));
}
