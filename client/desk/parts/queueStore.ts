import type { Id } from "../../../server/protocol/basics.ts";
import type { CasePage, CaseView, CaseViewName, DecisionView, EscalatedTo } from "../../../server/protocol/cases.ts";
import type { LiveEvent, Numbered } from "../../../server/protocol/events.ts";
import type { CasesFilter } from "../../../server/protocol/queue.ts";
import { narrowedBy, passes } from "./queueFilter.ts";

/** How a case in the list came to its end; `decision` is null when its author withdrew or mended the comment. */
export interface Ending {
  decision: DecisionView | null;
}

export interface QueueRow {
  case: CaseView;
  /** Set when somebody else ended it: the row stays where it is, greyed, until the list is shown anew. */
  ending: Ending | null;
}

/** A row that my decision took out of the list, with the place where an undo puts it back. */
interface TakenOut {
  row: QueueRow;
  index: number;
}

export interface Queue {
  me: Id;
  view: CaseViewName;
  rows: QueueRow[];
  /** Cases that came since the list was read; they wait behind "n new cases". */
  arrivals: Id[];
  takenOut: TakenOut[];
  /** Open cases of the whole site. */
  openCount: number;
  nextCursor: string | null;
  /** The desk's number when the list was read; older events are in it already. */
  seq: number;
  /** The last events that came: a page that was read before them does not overrule them. */
  heard: Numbered[];
  isLoaded: boolean;
  filter: CasesFilter;
  /** The articles of the watch-list that the filter names. */
  watched: ReadonlySet<Id>;
  /** Since when (ms) the list is held as it is; null while it is live. */
  pausedAt: number | null;
}

const heardMost = 100;

export function emptyQueue(me: Id, view: CaseViewName): Queue {
  return {
    me,
    view,
    rows: [],
    arrivals: [],
    takenOut: [],
    openCount: 0,
    nextCursor: null,
    seq: 0,
    heard: [],
    isLoaded: false,
    filter: {},
    watched: new Set(),
    pausedAt: null,
  };
}

/** The list stays as it is read, also where there would be nothing to move, until it is resumed. */
export function pause(queue: Queue, at: number | null): Queue {
  return { ...queue, pausedAt: at };
}

/** The first page of a view, as the server orders it: whatever waited or was greyed is settled by it. */
export function startWith(queue: Queue, view: CaseViewName, page: CasePage): Queue {
  const start: Queue = {
    ...queue,
    view,
    rows: page.items.map(open),
    arrivals: [],
    takenOut: [],
    openCount: narrowedBy(queue.filter) ? queue.openCount : page.counts.all,
    nextCursor: page.nextCursor,
    seq: page.seq,
    heard: [],
    isLoaded: true,
  };
  return queue.heard.reduce(apply, start);
}

/** The next page, below what is there; a case that is known already stays where it is. */
export function goOnWith(queue: Queue, page: CasePage): Queue {
  const known = new Set([...queue.rows.map(row => row.case.id), ...queue.takenOut.map(({ row }) => row.case.id)]);
  const more = page.items.filter(item => !known.has(item.id));
  const shown = new Set<Id | null>(more.map(item => item.id));
  const longer: Queue = {
    ...queue,
    rows: [...queue.rows, ...more.map(open)],
    arrivals: queue.arrivals.filter(id => !shown.has(id)),
    nextCursor: page.nextCursor,
  };
  const since = queue.heard.filter(({ seq, event }) => seq > page.seq && shown.has(caseIdOf(event)));
  return since.reduce((next, { event }) => note(next, event), longer);
}

/** One event of the desk's channel. No row changes its place: the list moves only when a person asks. */
export function apply(queue: Queue, numbered: Numbered): Queue {
  const { seq, event } = numbered;
  if (seq <= queue.seq) return queue;
  const openCount = "openCount" in event ? event.openCount : queue.openCount;
  return note({ ...queue, openCount, heard: [...queue.heard, numbered].slice(-heardMost) }, event);
}

function note(queue: Queue, event: LiveEvent): Queue {
  switch (event.kind) {
    case "case-opened":
    case "case-changed":
      return noteCase(queue, event);
    case "case-closed":
      return noteEnding(queue, event.caseId, { decision: event.decision });
    case "comment-posted":
    case "comment-changed":
    case "reactions-changed":
    case "update-posted":
    case "update-changed":
    case "question-changed":
    case "notice":
    case "notices-changed":
    case "rights-changed":
    case "author-changed":
    case "hand-overs-changed":
    case "policy-changed":
    case "article-changed":
    case "surges-changed":
    case "nothing":
      return queue;
  }
}

/** What a case is now, read again by itself: its row changes in place. */
export function renew(queue: Queue, fresh: CaseView): Queue {
  return { ...queue, rows: queue.rows.map(row => (row.case.id === fresh.id ? { ...row, case: fresh } : row)) };
}

/** My own decision takes the row out at once. */
export function takeOut(queue: Queue, caseId: Id): Queue {
  const index = queue.rows.findIndex(row => row.case.id === caseId);
  const row = queue.rows[index];
  if (!row) return queue;
  return {
    ...queue,
    rows: queue.rows.filter(other => other !== row),
    takenOut: [...queue.takenOut.filter(taken => taken.row.case.id !== caseId), { row, index }],
  };
}

/** An undo, or a decision that was not taken, brings it back to where it was; `ending` when somebody else was quicker. */
export function putBack(queue: Queue, caseId: Id, ending: Ending | null = null): Queue {
  const taken = queue.takenOut.find(({ row }) => row.case.id === caseId);
  if (!taken || queue.rows.some(row => row.case.id === caseId)) return queue;
  const rows = [...queue.rows];
  rows.splice(Math.min(taken.index, rows.length), 0, { ...taken.row, ending });
  return {
    ...queue,
    rows,
    arrivals: queue.arrivals.filter(id => id !== caseId),
    takenOut: queue.takenOut.filter(other => other !== taken),
  };
}

/** True when nobody has ended the case and nobody else holds it. */
export function isFree(row: QueueRow, me: Id): boolean {
  return row.ending === null && (row.case.claim === undefined || row.case.claim.by.id === me);
}

/** The case to go to after `caseId`: the next free one below it, else the first free one above it. */
export function nextFree(queue: Queue, caseId: Id | null): Id | null {
  const here = queue.rows.findIndex(row => row.case.id === caseId);
  const around = [...queue.rows.slice(here + 1), ...queue.rows.slice(0, Math.max(0, here))];
  return around.find(row => isFree(row, queue.me))?.case.id ?? null;
}

/** The row `step` rows further that is still open; null at the ends. */
export function neighbour(queue: Queue, caseId: Id | null, step: 1 | -1): Id | null {
  const isPast = queue.view === "decided";
  const openRows = queue.rows.filter(row => isPast || row.ending === null || row.case.id === caseId);
  const here = openRows.findIndex(row => row.case.id === caseId);
  if (here < 0) return openRows.at(step > 0 ? 0 : -1)?.case.id ?? null;
  return openRows[here + step]?.case.id ?? null;
}

/** Whether a case is one of those that the view shows and that come by themselves; what I decided is read anew. */
export function belongsTo(view: CaseViewName, item: CaseView, me: Id): boolean {
  if (item.closedAt || item.askedAt) return false;
  switch (view) {
    case "all":
      return true;
    case "held":
      return item.comment.state === "held";
    case "reported":
      return item.reports.length > 0;
    case "appeals":
      return item.hasAppeal;
    case "legal":
      return item.hasLegal;
    case "mine":
      return item.claim?.by.id === me || (item.escalation !== undefined && isMe(item.escalation.to, me));
    case "decided":
      return false;
  }
}

const isMe = (to: EscalatedTo, me: Id) => "id" in to && to.id === me;

/** Of what I decided the row says how. */
const open = (item: CaseView): QueueRow => ({
  case: item,
  ending: item.lastDecision ? { decision: item.lastDecision } : null,
});

function caseIdOf(event: LiveEvent): Id | null {
  if ("case" in event) return event.case.id;
  return "caseId" in event ? event.caseId : null;
}

function noteCase(queue: Queue, event: Extract<LiveEvent, { kind: "case-opened" | "case-changed" }>): Queue {
  const item = event.case;
  const known = queue.rows.find(row => row.case.id === item.id);
  if (known) {
    const ending = event.kind === "case-opened" ? null : known.ending;
    return { ...queue, rows: queue.rows.map(row => (row === known ? { case: item, ending } : row)) };
  }
  if (!belongsTo(queue.view, item, queue.me) || !passes(item, queue.filter, queue.watched)) {
    return without(queue, item.id);
  }
  if (queue.takenOut.some(({ row }) => row.case.id === item.id)) {
    return event.kind === "case-opened" ? renew(putBack(queue, item.id), item) : queue;
  }
  // One that only changed and is not here may stand on a page that was not read yet.
  if (event.kind === "case-changed" && queue.nextCursor) return queue;
  return arrive(queue, item);
}

/** With nothing left to read there is nothing that could move: it is shown at once, below what is greyed. */
function arrive(queue: Queue, item: CaseView): Queue {
  const isIdle = queue.rows.every(row => row.ending !== null) && queue.arrivals.length === 0 && !queue.nextCursor;
  if (isIdle && queue.pausedAt === null) return { ...queue, rows: [...queue.rows, open(item)] };
  if (queue.arrivals.includes(item.id)) return queue;
  return { ...queue, arrivals: [...queue.arrivals, item.id] };
}

function noteEnding(queue: Queue, caseId: Id, ending: Ending): Queue {
  const rows = queue.rows.map(row => (row.case.id === caseId ? { ...row, ending } : row));
  return without({ ...queue, rows }, caseId);
}

function without(queue: Queue, caseId: Id): Queue {
  if (!queue.arrivals.includes(caseId)) return queue;
  return { ...queue, arrivals: queue.arrivals.filter(id => id !== caseId) };
}
