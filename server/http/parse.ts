import { z } from "zod";
import type { Language } from "../../locales/languages.ts";
import { say, spoken } from "../../locales/say.ts";
import { type FieldError, Problem, type ProblemName } from "../protocol/problems.ts";

/** The typed value of a request part, or a Problem that lists every field at once. */
export function parse<T>(schema: z.ZodType<T>, value: unknown, problem: ProblemName = "unprocessable-request"): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // Looked at once more when it is answered: a schema says its faults while it looks.
  throw new Problem(problem, { errors: () => faultsOf(schema, value) });
}

/** Every field that a schema cannot accept, in the language in force. */
function faultsOf(schema: z.ZodType, value: unknown): FieldError[] {
  const { error } = schema.safeParse(value, { error: ofZod[spoken()]().localeError });
  return (error?.issues ?? []).flatMap(issue => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys
        .slice(0, 20)
        .map(key => ({ path: [...issue.path, key].join("."), message: say("faults.unknown") }));
    }
    return [{ path: issue.path.join("."), message: issue.message }];
  });
}

/** What zod itself says where a schema has no words of its own. */
const { en, de, fr, es, ar, zhCN: zh, uk, pt } = z.locales;
const ofZod = { en, de, fr, es, ar, zh, uk, pt } satisfies Record<Language, unknown>;
