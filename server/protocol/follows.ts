import { z } from "zod";
import type { Id } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { IdParam } from "./requests.ts";

/** What can be followed: an article, a thread (by its first comment), a person. */
export const followed = ["articles", "threads", "people"] as const;
export type Followed = (typeof followed)[number];

export const FollowParams = z.strictObject({ what: z.enum(followed), id: IdParam });

/** What somebody follows; nobody else is told. */
export interface FollowsView {
  articles: { id: Id; title: string; url: string }[];
  threads: { id: Id; articleTitle: string; by: string; url: string }[];
  people: { id: Id; name: string }[];
}

/** The same as far as it concerns one discussion, for its buttons. */
export interface FollowsHere {
  article: boolean;
  /** Of its threads. */
  threads: Id[];
  people: Id[];
}

export const followEndpoints = {
  getFollows: endpoint({
    method: "get",
    path: "/me/follows",
    says: "What I follow, the newest first",
    answers: "FollowsView",
    problems: ["sign-in-needed"],
  }),
  follow: endpoint({
    method: "put",
    writes: "own",
    path: "/me/follows/:what/:id",
    says: "From now on I am told what is new there; again changes nothing",
    params: FollowParams,
    answers: "FollowsView",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  unfollow: endpoint({
    method: "delete",
    writes: "own",
    path: "/me/follows/:what/:id",
    says: "I am told no longer",
    params: FollowParams,
    answers: "FollowsView",
    problems: ["sign-in-needed"],
  }),
};
