import { z } from "zod";
import type { ProblemName } from "./problems.ts";
import type { Act } from "./writing.ts";

const nothing = z.strictObject({});

/** One door of the API: what it takes, what it answers. The server parses with it and openapi.json is made from it. */
export interface Endpoint {
  method: "get" | "post" | "put" | "patch" | "delete";
  path: string;
  says: string;
  /** What whoever writes here does, for the sanctions that keep somebody from it; null where nothing is written. */
  writes: Act | null;
  params: z.ZodType;
  query: z.ZodType;
  body: z.ZodType | null;
  /** The body is the bytes of a picture. */
  takesPicture: boolean;
  /** Status of the usual answer, and the view in protocol/ that it carries. */
  status: 200 | 201 | 204;
  answers: string;
  problems: readonly ProblemName[];
}

type Reads = { method: "get"; writes?: null };
type Writes = { method: Exclude<Endpoint["method"], "get">; writes: Act };
type Given = (Reads | Writes) &
  Pick<Endpoint, "path" | "says" | "answers"> &
  Partial<Omit<Endpoint, "method" | "writes">>;
type Filled<G extends Given> = Omit<Endpoint, "params" | "query" | "body"> & {
  params: G extends { params: infer P } ? P : typeof nothing;
  query: G extends { query: infer Q } ? Q : typeof nothing;
  body: G extends { body: infer B } ? B : null;
};

/** A door with what it leaves out filled in. One that is no reading must say what it `writes`. */
export function endpoint<const G extends Given>(given: G): Filled<G> {
  const usual = {
    writes: null,
    params: nothing,
    query: nothing,
    body: null,
    takesPicture: false,
    status: 200,
    problems: [],
  };
  return { ...usual, ...given } as unknown as Filled<G>;
}
