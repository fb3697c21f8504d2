import { z } from "zod";
import { say } from "../../locales/say.ts";
import type { Id, Time } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { countries, type LegalKind, legalKindNames, mayBeAnonymous } from "./legalKinds.ts";
import { limits } from "./limits.ts";
import { CommentParams, email } from "./requests.ts";
import { label, required } from "./words.ts";

/** What came of a notice: the comment was removed or kept, or its author had taken it back already. */
export type LegalOutcome = "removed" | "kept" | "gone";

/** Answer to whoever sends a notice; the secret is told once. `/notices/<reference>/<secret>` says what comes of it. */
export interface LegalReceipt {
  reference: string;
  secret: string;
}

/** What its sender can ask for later. */
export interface LegalStatus {
  reference: string;
  kind: LegalKind;
  madeAt: Time;
  article: { slug: string; title: string };
  outcome: LegalOutcome | null;
  decidedAt: Time | null;
}

/** A notice as the desk's case shows it: the one place where its sender's name and address are read. */
export interface DeskNotice extends LegalStatus {
  id: Id;
  law: string;
  explanation: string;
  country: string;
  name: string | null;
  email: string | null;
}

/** DSA, Art. 16 (2): where it is, why it is unlawful, who says so, and that they mean it. */
export const GiveNotice = z
  .strictObject({
    kind: z.enum(legalKindNames),
    /** The law or the right, as its sender names it. */
    law: required(limits.lawCodePoints),
    explanation: required(limits.noticeCodePoints),
    country: z.enum(countries as [string, ...string[]], fault("faults.country")),
    name: label(limits.contactCodePoints).optional(),
    email: email.optional(),
    inGoodFaith: z.literal(true, fault("faults.confirmed")),
  })
  .superRefine(({ kind, name, email: address }, { addIssue }) => {
    const missing = (path: string) => addIssue({ code: "custom", path: [path], message: say("faults.needed") });
    const isAnonymous = name === undefined && address === undefined;
    if (isAnonymous && mayBeAnonymous(kind)) return;
    if (name === undefined) missing("name");
    if (address === undefined) missing("email");
  });
export type GiveNotice = z.infer<typeof GiveNotice>;

export const NoticeParams = z.strictObject({
  reference: z.string().regex(/^LN-[0-9A-Z]{5}-[0-9A-Z]{5}$/, fault("faults.reference")),
  secret: z.string().regex(/^[\w-]{43}$/, fault("faults.noticeSecret")),
});

export const legalEndpoints = {
  giveNotice: endpoint({
    method: "post",
    writes: "own",
    path: "/comments/:id/legal-notices",
    says: "Says that a comment is unlawful (DSA, Art. 16); no account is needed. The secret of the answer is told once",
    params: CommentParams,
    body: GiveNotice,
    status: 201,
    answers: "LegalReceipt",
    problems: ["not-found", "already-reported"],
  }),
  getNotice: endpoint({
    method: "get",
    path: "/legal-notices/:reference/:secret",
    says: "What came of a notice, for whoever sent it",
    params: NoticeParams,
    answers: "LegalStatus",
    problems: ["not-found"],
  }),
};
