import { z } from "zod";
import type { Id, Time } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { limits } from "./limits.ts";
import { moment } from "./moment.ts";
import { CommentParams } from "./requests.ts";
import { label } from "./words.ts";

/** Whom and what a reader has muted; nobody else is told. `until`: null: for good. */
export interface MutesView {
  people: { id: Id; name: string; until: Time | null }[];
  words: { id: Id; word: string; until: Time | null }[];
}

const until = moment.refine(time => Date.parse(time) > Date.now(), fault("faults.over")).nullable();
export const MutePerson = z.strictObject({ until });
/** The same in another case is the same word. */
export const MuteWord = z.strictObject({
  word: label(limits.wordCodePoints).transform(word => word.normalize("NFKC").toLowerCase()),
  until,
});

export const muteEndpoints = {
  getMutes: endpoint({
    method: "get",
    path: "/me/mutes",
    says: "Whom and what I have muted, and until when",
    answers: "MutesView",
    problems: ["sign-in-needed"],
  }),
  mutePerson: endpoint({
    method: "put",
    writes: "own",
    path: "/me/mutes/people/:id",
    says: "Mutes somebody for me; again it only changes until when",
    params: CommentParams,
    body: MutePerson,
    answers: "MutesView",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  unmutePerson: endpoint({
    method: "delete",
    writes: "own",
    path: "/me/mutes/people/:id",
    says: "Shows again what somebody writes",
    params: CommentParams,
    answers: "MutesView",
    problems: ["sign-in-needed"],
  }),
  muteWord: endpoint({
    method: "post",
    writes: "own",
    path: "/me/mutes/words",
    says: "Mutes comments with a word for me; again it only changes until when",
    body: MuteWord,
    answers: "MutesView",
    problems: ["sign-in-needed"],
  }),
  unmuteWord: endpoint({
    method: "delete",
    writes: "own",
    path: "/me/mutes/words/:id",
    says: "Shows comments with a word again",
    params: CommentParams,
    answers: "MutesView",
    problems: ["sign-in-needed"],
  }),
};
