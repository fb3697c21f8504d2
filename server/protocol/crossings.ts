import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";

export const MakeCrossing = z.strictObject({ origin: z.string().max(300) });
export const TakeCrossing = z.strictObject({ code: z.string().regex(/^[\w-]{43}$/, fault("faults.code")) });

/** What a window of ours hands to the page that opened it, at exactly that page's origin. */
export interface Crossed {
  kind: "comity:signed-in";
  code: string;
}

export const crossingEndpoints = {
  makeCrossing: endpoint({
    method: "post",
    writes: "own",
    path: "/sessions/crossings",
    says: "A code for a page of an allowed origin, with which it signs in who is signed in on this page of ours; good once and for a minute",
    body: MakeCrossing,
    status: 201,
    answers: "{ code }",
    problems: ["sign-in-needed", "not-allowed"],
  }),
  takeCrossing: endpoint({
    method: "post",
    writes: "own",
    path: "/sessions/exchange",
    says: "Signs in by such a code, from a page of the origin that it was made for",
    body: TakeCrossing,
    status: 201,
    answers: "Entered",
    problems: ["wrong-code"],
  }),
};
