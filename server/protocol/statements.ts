import { z } from "zod";
import { type Endpoint, endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";

/** 32 bytes, base64url. */
export const StatementToken = z.string().regex(/^[\w-]{43}$/, fault("faults.statement"));
export const StatementParams = z.strictObject({ token: StatementToken });

export const statementEndpoints = {
  getStatement: endpoint({
    method: "get",
    path: "/statements/:token",
    says: "A statement of reasons by its secret address; no account is needed",
    params: StatementParams,
    answers: "StatementView",
    problems: ["not-found"],
  }),
} satisfies Record<string, Endpoint>;
