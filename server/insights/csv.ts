import { csvLine } from "../http/csv.ts";
import type { Cell, Column, Table } from "../protocol/figures.ts";
import { clockOf } from "../wallClock.ts";

/**
 * A table as CSV: times as ISO 8601 in the zone, with their offset, so that an hour that comes twice is told apart.
 * Nothing here begins with =, + or @, by which spreadsheets take a cell for a formula: cells are numbers, times and words of ours;
 * a listed word stands behind `words:`.
 */
export function csvOf({ columns, rows }: Table, timeZone: string): string {
  const clock = clockOf(timeZone);
  const cell = (value: Cell, { is }: Column): string => {
    if (value === null) return "";
    if (is === "time") return zoned(Date.parse(String(value)), clock);
    return is === "share" || is === "kappa" ? Number(value).toFixed(4) : String(value);
  };
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map(row => columns.map((column, i) => cell(row[i] ?? null, column))),
  ];
  return lines.map(csvLine).join("");
}

function zoned(time: number, clock: (time: number) => number): string {
  const wall = clock(time);
  const offset = Math.round((wall - time) / 60_000);
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  const sign = offset < 0 ? "-" : "+";
  return `${new Date(wall).toISOString().slice(0, 19)}${sign}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
}
