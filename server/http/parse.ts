import type { z } from "zod";
import { type FieldError, Problem, type ProblemName } from "../protocol/problems.ts";

/** The typed value of a request part, or a Problem that lists every field at once. */
export function parse<T>(schema: z.ZodType<T>, value: unknown, problem: ProblemName = "unprocessable-request"): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Problem(problem, { errors: fieldErrors(parsed.error) });
}

function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap(issue => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys
        .slice(0, 20)
        .map(key => ({ path: [...issue.path, key].join("."), message: "is not known here" }));
    }
    return [{ path: issue.path.join("."), message: issue.message }];
  });
}
