import { z } from "zod";
import type { Id, Role, Time } from "./basics.ts";
import type { DecisionView } from "./cases.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { houseRuleNames } from "./houseRules.ts";
import { limits } from "./limits.ts";
import { CaseParams, IdParam } from "./requests.ts";
import type { SanctionView } from "./restrictions.ts";
import { required, words } from "./words.ts";

/** A sanction as the desk sees it. */
export interface SanctionRecord extends Omit<SanctionView, "statement"> {
  memberId: Id;
  /** The case that occasioned it. */
  caseId: Id;
  by: { id: Id; name: string };
  /** Of a ban: of how many days the comments were removed with it, and how many of them are still removed because of it. */
  removeDays: number | null;
  removed: number;
  /** `over`: its time came. `by`: who lifted it. */
  end: { how: "over" | "lifted" | "acknowledged"; at: Time; by: { id: Id; name: string } | null } | null;
}

/** What the desk noted about a person, for itself. */
export interface MemberNote {
  id: Id;
  note: string;
  by: { id: Id; name: string };
  writtenAt: Time;
}

/** `GET cases/:id/author`: what the desk knows of whom a case is about, beside their standing. Newest first. */
export interface AuthorRecord {
  id: Id;
  role: Role;
  /** In force and past. */
  sanctions: SanctionRecord[];
  notes: MemberNote[];
  /** Those that stand on other comments of theirs, eight at most. */
  decisions: (DecisionView & { quote: string })[];
}

const until = z.iso.datetime({ offset: true, ...fault("faults.time") });

/** A sanction to be given, with `more` in each kind. `removeDays`: the comments of so many days go with it. */
const sanctionWith = <More extends z.ZodRawShape>(more: More) =>
  z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("warn"), ...more }),
    z.strictObject({ kind: z.literal("mute"), until, ...more }),
    z.strictObject({ kind: z.literal("suspend"), until, ...more }),
    z.strictObject({
      kind: z.literal("ban"),
      removeDays: z.int().min(1).max(limits.removeDaysMost).optional(),
      ...more,
    }),
    z.strictObject({ kind: z.literal("premoderate"), ...more }),
  ]);

const reason = z.enum(houseRuleNames);

/** `note` is told to the member. */
export const GiveSanction = sanctionWith({ reason, note: words(limits.noteCodePoints).optional() });
export type GiveSanction = z.infer<typeof GiveSanction>;
/** In the same step as a decision that names the reason itself, and as one that names none. */
export const SanctionBeside = sanctionWith({});
export const SanctionWithReason = sanctionWith({ reason });

/** `restore`: what was removed with the ban comes back, as far as nothing has happened to it since. */
export const LiftSanction = z.strictObject({ restore: z.boolean().default(false) });

export const AddNote = z.strictObject({ note: required(limits.noteCodePoints) });

const SanctionParams = z.strictObject({ id: IdParam });

const deskProblems = ["sign-in-needed", "not-allowed", "not-found"] as const;

export const sanctionEndpoints = {
  getAuthor: endpoint({
    method: "get",
    path: "/cases/:id/author",
    says: "What the desk knows of whom a case is about: sanctions, notes, earlier decisions",
    params: CaseParams,
    answers: "AuthorRecord",
    problems: deskProblems,
  }),
  addNote: endpoint({
    method: "post",
    writes: "desk",
    path: "/cases/:id/author/notes",
    says: "Notes something about whom a case is about, for the desk alone",
    params: CaseParams,
    body: AddNote,
    status: 201,
    answers: "MemberNote",
    problems: [...deskProblems, "key-reused"],
  }),
  giveSanction: endpoint({
    method: "post",
    writes: "desk",
    path: "/cases/:id/sanctions",
    says: "Gives the author of the case's comment a sanction; the author is told what, until when and why",
    params: CaseParams,
    body: GiveSanction,
    status: 201,
    answers: "SanctionRecord",
    problems: [...deskProblems, "already-sanctioned", "key-reused"],
  }),
  liftSanction: endpoint({
    method: "post",
    writes: "desk",
    path: "/sanctions/:id/lifting",
    says: "Ends a sanction before its time; of a ban the comments that were removed with it may come back",
    params: SanctionParams,
    body: LiftSanction,
    answers: "SanctionRecord",
    problems: [...deskProblems, "sanction-over", "key-reused"],
  }),
  acknowledgeWarning: endpoint({
    method: "put",
    writes: "own",
    path: "/me/warnings/:id/acknowledgement",
    says: "Says that I have read a warning; again changes nothing",
    params: SanctionParams,
    status: 204,
    answers: "nothing",
    problems: ["sign-in-needed", "not-found"],
  }),
};
