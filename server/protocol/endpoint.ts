import { z } from "zod";
import type { ProblemName } from "./problems.ts";

const nothing = z.strictObject({});

/** One door of the API: what it takes, what it answers. The server parses with it and openapi.json is made from it. */
export interface Endpoint {
  method: "get" | "post" | "put" | "patch" | "delete";
  path: string;
  says: string;
  params: z.ZodType;
  query: z.ZodType;
  body: z.ZodType | null;
  /** Status of the usual answer, and the view in protocol/ that it carries. */
  status: 200 | 201 | 204;
  answers: string;
  problems: readonly ProblemName[];
}

type Given = Pick<Endpoint, "method" | "path" | "says" | "answers"> & Partial<Endpoint>;
type Filled<G extends Given> = Omit<Endpoint, "params" | "query" | "body"> & {
  params: G extends { params: infer P } ? P : typeof nothing;
  query: G extends { query: infer Q } ? Q : typeof nothing;
  body: G extends { body: infer B } ? B : null;
};

/** A door with what most doors have filled in. */
export function endpoint<const G extends Given>(given: G): Filled<G> {
  return { params: nothing, query: nothing, body: null, status: 200, problems: [], ...given } as unknown as Filled<G>;
}
