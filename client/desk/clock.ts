import { useEffect, useState } from "preact/hooks";
import type { Time } from "../../server/protocol/views.ts";

/** The present, drawn again every `everyMs`. */
export function useNow(everyMs: number): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

const unit = (value: number, name: "minute" | "hour" | "day"): string =>
  new Intl.NumberFormat("en", { style: "unit", unit: name, unitDisplay: name === "day" ? "long" : "narrow" })
    .format(value)
    .replace(/m$/, "\u00a0min")
    .replace(/h$/, "\u00a0h");

/** How long since: "9 min", "3 h", "2 days"; under a minute "less than 1 min". */
export function elapsed(since: Time, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(since)) / 60_000);
  if (minutes < 1) return "less than 1\u00a0min";
  if (minutes < 60) return unit(minutes, "minute");
  if (minutes < 24 * 60) return unit(Math.floor(minutes / 60), "hour");
  return unit(Math.floor(minutes / (24 * 60)), "day");
}

/** "just now", then "4 min ago". */
export function ago(since: Time, now: Date): string {
  return now.getTime() - Date.parse(since) < 60_000 ? "just now" : `${elapsed(since, now)} ago`;
}

/** What is left of a short time: "1:40". */
export function left(until: Time, now: Date): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now.getTime()) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The exact time, in the moderator's zone; for titles and older things. */
export function exact(time: Time): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" }).format(new Date(time));
}

export function day(time: Time): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" }).format(new Date(time));
}
