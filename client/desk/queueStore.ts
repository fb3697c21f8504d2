import type { LiveEvent, Numbered } from "../../server/protocol/events.ts";
import type {
  CasePage,
  CaseView,
  CaseViewName,
  ClaimView,
  DecisionView,
  Id,
  Time,
} from "../../server/protocol/views.ts";

export interface QueueRow {
  case: CaseView;
  /** Set when it was closed while it stood here; the row stays in its place until the next show. */
  closed: { decision: DecisionView | null; at: Time } | null;
}

export interface QueueState {
  me: Id;
  view: CaseViewName;
  /** What the list draws, in its order. Only the moderator's own acts change that order. */
  rows: QueueRow[];
  /** Arrivals that wait behind "n new cases", newest last. */
  waiting: CaseView[];
  /** Open cases in `view`, and in all. */
  openCount: number;
  allCount: number;
  nextCursor: string | null;
  /** The number of the last event that is in here. */
  seq: number;
}

export function fromPage(me: Id, view: CaseViewName, page: CasePage, allCount = page.openCount): QueueState {
  return {
    me,
    view,
    rows: page.items.map(open),
    waiting: [],
    openCount: page.openCount,
    allCount: view === "all" ? page.openCount : allCount,
    nextCursor: page.nextCursor,
    seq: page.seq,
  };
}

/** What the desk's channel says, on top of the state. Nothing above the row in hand ever moves by itself. */
export function applyEvents(state: QueueState, events: readonly Numbered[], now = new Date()): QueueState {
  return events.reduce((before, { seq, event }) => {
    if (seq <= before.seq) return before;
    return { ...applyOne(before, event, now), seq };
  }, state);
}

function applyOne(state: QueueState, event: LiveEvent, now: Date): QueueState {
  if (event.kind === "case-opened" || event.kind === "case-changed") {
    return counted(withCase(state, event.case, event.kind, now), event.openCount);
  }
  if (event.kind === "case-closed") return counted(withClosed(state, event, now), event.openCount);
  return state;
}

function withCase(state: QueueState, found: CaseView, kind: "case-opened" | "case-changed", now: Date): QueueState {
  const row = state.rows.find(each => each.case.id === found.id);
  if (row) {
    const rows = state.rows.map(each => (each === row ? { case: found, closed: null } : each));
    return { ...state, rows, openCount: state.openCount + (row.closed ? 1 : 0) };
  }
  const belongs = found.closedAt === null && isInView(found, state.view, state.me, now);
  const isWaiting = state.waiting.some(each => each.id === found.id);
  const waiting = state.waiting.filter(each => each.id !== found.id);
  const change = Number(belongs) - Number(isWaiting);
  if (!belongs) return { ...state, waiting, openCount: state.openCount + change };
  if (kind === "case-changed" && !isWaiting && isFurtherDown(state, found)) return state;
  const openCount = state.openCount + change;
  if (hasNothingOpen(state)) return { ...state, rows: [...state.rows, open(found)], waiting, openCount };
  return { ...state, waiting: [...waiting, found], openCount };
}

function withClosed(
  state: QueueState,
  { caseId, decision }: Extract<LiveEvent, { kind: "case-closed" }>,
  now: Date,
): QueueState {
  const wasOpen = state.rows.some(row => row.case.id === caseId && !row.closed);
  const wasWaiting = state.waiting.some(each => each.id === caseId);
  const waiting = state.waiting.filter(each => each.id !== caseId);
  const openCount = Math.max(0, state.openCount - Number(wasOpen || wasWaiting));
  if (decision?.by.id === state.me) return { ...without(state, caseId), waiting, openCount };
  const closed = { decision, at: decision?.decidedAt ?? now.toISOString() };
  const rows = state.rows.map(row => (row.case.id === caseId && !row.closed ? { ...row, closed } : row));
  return { ...state, rows, waiting, openCount };
}

/** The number in the event counts all open cases; of a narrower view it is counted here. */
function counted(state: QueueState, allCount: number): QueueState {
  return { ...state, allCount, openCount: state.view === "all" ? allCount : state.openCount };
}

/** "Show": closed rows leave, arrivals take their place by priority. */
export function showWaiting(state: QueueState): QueueState {
  const rows = [...state.rows.filter(row => !row.closed), ...state.waiting.map(open)].sort(byPriority);
  return { ...state, rows, waiting: [] };
}

/** The next page below; what stands here already is not drawn twice. */
export function appendPage(state: QueueState, page: CasePage): QueueState {
  const known = new Set(state.rows.map(row => row.case.id));
  const more = page.items.filter(each => !known.has(each.id));
  const arrived = new Set(more.map(each => each.id));
  return {
    ...state,
    rows: [...state.rows, ...more.map(open)],
    waiting: state.waiting.filter(each => !arrived.has(each.id)),
    nextCursor: page.nextCursor,
  };
}

/** The first page read again after too much was missed: the rows stay, what is new waits, what is gone is closed. */
export function reconcile(state: QueueState, page: CasePage, now = new Date()): QueueState {
  const fresh = new Map(page.items.map(each => [each.id, each]));
  const last = page.items.at(-1);
  const at = now.toISOString();
  const isGone = (row: QueueRow) =>
    !row.closed &&
    !fresh.has(row.case.id) &&
    (page.nextCursor === null || (last !== undefined && order(row.case, last) < 0));
  const rows = state.rows.map((row): QueueRow => {
    const now = fresh.get(row.case.id);
    if (now) return open(now);
    return isGone(row) ? { ...row, closed: { decision: null, at } } : row;
  });
  const known = new Set(rows.map(row => row.case.id));
  const arrivals = page.items.filter(each => !known.has(each.id));
  const next = { ...state, rows, waiting: arrivals, openCount: page.openCount, seq: page.seq };
  if (state.view === "all") next.allCount = page.openCount;
  return hasNothingOpen(next) ? showWaiting(next) : next;
}

/** The moderator's own decision: the row leaves at once. */
export function without(state: QueueState, caseId: Id): QueueState {
  const wasOpen = state.rows.some(row => row.case.id === caseId && !row.closed);
  const change = Number(wasOpen);
  return {
    ...state,
    rows: state.rows.filter(row => row.case.id !== caseId),
    openCount: Math.max(0, state.openCount - change),
    allCount: Math.max(0, state.allCount - change),
  };
}

/** An undone case comes back to its place in the order. */
export function putBack(state: QueueState, found: CaseView): QueueState {
  const rest = without({ ...state, waiting: state.waiting.filter(each => each.id !== found.id) }, found.id);
  const row = open(found);
  const before = rest.rows.findIndex(each => byPriority(row, each) < 0);
  const index = before === -1 ? rest.rows.length : before;
  const wasCounted = state.rows.some(each => each.case.id === found.id && !each.closed);
  const wasWaiting = state.waiting.some(each => each.id === found.id);
  const change = wasCounted || wasWaiting ? Number(wasCounted) : 1;
  return {
    ...rest,
    rows: rest.rows.toSpliced(index, 0, row),
    openCount: rest.openCount + change,
    allCount: rest.allCount + change,
  };
}

/** Which case comes after `caseId` (before it, with -1), over the rows that are open. */
export function neighbour(rows: readonly QueueRow[], caseId: Id | null, step: 1 | -1): Id | null {
  const at = rows.findIndex(row => row.case.id === caseId);
  if (at === -1) return rows.find(row => !row.closed)?.case.id ?? null;
  const candidates = step === 1 ? rows.slice(at + 1) : rows.slice(0, at).toReversed();
  return candidates.find(row => !row.closed)?.case.id ?? null;
}

/** Whom a claim belongs to while it lasts. */
export function activeClaim(claim: ClaimView | undefined, now: Date): ClaimView | null {
  return claim && Date.parse(claim.expiresAt) > now.getTime() ? claim : null;
}

function isInView(found: CaseView, view: CaseViewName, me: Id, now: Date): boolean {
  if (view === "reported") return found.reports.length > 0;
  if (view === "held") return found.comment.state === "held";
  if (view === "mine") return activeClaim(found.claim, now)?.by.id === me;
  return true;
}

const open = (found: CaseView): QueueRow => ({ case: found, closed: null });
const hasNothingOpen = (state: QueueState): boolean => state.rows.every(row => row.closed) && state.nextCursor === null;

/** A change of a case below the last row that was loaded is no arrival. */
function isFurtherDown(state: QueueState, found: CaseView): boolean {
  const last = state.rows.at(-1);
  return state.nextCursor !== null && last !== undefined && order(found, last.case) > 0;
}

/** Points that a case gains for each hour of waiting, as the server ages its queue. */
export const pointsAnHour = 20;
const anHour = 3_600_000;

/** The parts of a case's priority and its waiting, in points: what the queue is ordered by, and what a row shows. */
export function pointsNow(found: CaseView, now: Date): number {
  return Math.round(found.priority.total + waitingPoints(found, now));
}

export function waitingPoints(found: CaseView, now: Date): number {
  return (pointsAnHour * Math.max(0, now.getTime() - Date.parse(found.openedAt))) / anHour;
}

/** As the server orders: most urgent first. Waiting counts the same for all, so the order never changes with time. */
const byPriority = (a: QueueRow, b: QueueRow): number => order(a.case, b.case);
function order(a: CaseView, b: CaseView): number {
  const ahead = b.priority.total - a.priority.total;
  const waited = (pointsAnHour * (Date.parse(a.openedAt) - Date.parse(b.openedAt))) / anHour;
  return ahead + waited || byId(b.id, a.id);
}

const byId = (a: Id, b: Id): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
