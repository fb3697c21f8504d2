import { say } from "../../locales/say.ts";
import type { Problem } from "../protocol/problems.ts";

/** What was wrong with a form, in a sentence for whoever filled it in: each field once, else what the problem says. */
export function problemWords(problem: Problem, fields: Record<string, string>): string {
  const { errors = [], detail, title } = problem.toBody();
  if (errors.length === 0) return `${detail ?? title}.`.replace(/\.\.$/, ".");
  return errors
    .map(({ path, message }) => say("faults.ofField", { field: fields[path] ?? path, fault: message }))
    .join(" ");
}
