import type { Id, Time } from "../../server/protocol/basics.ts";
import { stored } from "./kept.ts";
import { byId } from "./tree.ts";

/** How far somebody had come in a discussion when they left it: the newest comment that was drawn, and when. */
export interface Visit {
  upTo: Id;
  at: Time;
}

const place = "comity:visits";
const mostKept = 200;

/** The last visit to an article from any tab of this browser. The server is never told. */
export const lastVisit = (articleId: Id): Visit | null => all()[articleId] ?? null;

/** Keeps how far the reader has come; a tab that is behind another takes nothing back. The oldest visits are forgotten. */
export function keepVisit(articleId: Id, upTo: Id, at = new Date().toISOString()): void {
  const { [articleId]: before, ...others } = all();
  const furthest = before && byId(before.upTo, upTo) > 0 ? before.upTo : upTo;
  const kept = Object.entries(others)
    .sort(([, a], [, b]) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, mostKept - 1);
  const visits = Object.fromEntries([[articleId, { upTo: furthest, at }], ...kept]);
  stored(storage => storage.setItem(place, JSON.stringify(visits)));
}

/** Whatever else stands there was not kept by us. */
function all(): Record<Id, Visit> {
  const kept: unknown = stored(storage => JSON.parse(storage.getItem(place) ?? "{}"));
  if (typeof kept !== "object" || kept === null) return {};
  return Object.fromEntries(Object.entries(kept).filter(([, visit]) => isVisit(visit)));
}

const isVisit = (value: unknown): value is Visit =>
  typeof value === "object" &&
  value !== null &&
  "upTo" in value &&
  /^\d{1,18}$/.test(String(value.upTo)) &&
  "at" in value &&
  !Number.isNaN(Date.parse(String(value.at)));
