import type { Problem } from "../protocol/problems.ts";

/** What was wrong with a form, in a sentence for whoever filled it in: each field once, else what the problem says. */
export function problemWords({ details }: Problem, title: string, fields: Record<string, string>): string {
  const errors = details.errors ?? [];
  if (errors.length === 0) return `${details.detail ?? title}.`.replace(/\.\.$/, ".");
  return errors.map(({ path, message }) => `${fields[path] ?? path} ${message}.`).join(" ");
}
