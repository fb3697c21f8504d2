import { z } from "zod";
import type { Time } from "./basics.ts";
import { type DeletionWay, deletionWays } from "./deletionWays.ts";
import { endpoint } from "./endpoint.ts";

export const AskDeletion = z.strictObject({ way: z.enum(deletionWays) });

/** Null: nobody asked to give the account up. Until `dueAt` it can be taken back. */
export interface DeletionView {
  deletion: { way: DeletionWay; askedAt: Time; dueAt: Time } | null;
}

export const deletionEndpoints = {
  getExport: endpoint({
    method: "get",
    path: "/me/export",
    says: "Everything that is kept of me, as one JSON file",
    answers: "an object with a part for each kind of thing",
    problems: ["sign-in-needed", "too-many-requests"],
  }),
  getDeletion: endpoint({
    method: "get",
    path: "/me/deletion",
    says: "Whether my account is to be given up, and when",
    answers: "DeletionView",
    problems: ["sign-in-needed"],
  }),
  askDeletion: endpoint({
    method: "put",
    writes: "own",
    path: "/me/deletion",
    says: "Gives my account up in 24 hours; people of the newsroom give their role back first",
    body: AskDeletion,
    answers: "DeletionView",
    problems: ["sign-in-needed", "not-allowed"],
  }),
  cancelDeletion: endpoint({
    method: "delete",
    writes: "own",
    path: "/me/deletion",
    says: "Keeps my account",
    answers: "DeletionView",
    problems: ["sign-in-needed"],
  }),
};
