import { z } from "zod";
import { Anchor, NamedAnchor } from "./anchors.ts";
import { sorts } from "./basics.ts";
import { fault } from "./faults.ts";
import { houseRuleNames } from "./houseRules.ts";
import { codePoints, limits } from "./limits.ts";
import { Policy } from "./policy.ts";
import { isKind } from "./reactions.ts";
import { label, required, words } from "./words.ts";

/** An article by id or slug. */
export const ArticleName = z.string().regex(/^[a-z0-9-]{1,120}$/, fault("faults.article"));
export const IdParam = z.string().regex(/^[1-9]\d{0,17}$/, fault("faults.id"));
export const body = required(limits.commentCodePoints).refine(
  text => new TextEncoder().encode(text).length <= limits.commentBytes,
  fault("faults.bytes", { most: String(limits.commentBytes) }),
);
export const note = words(limits.noteCodePoints).optional();
export const limit = z.coerce.number().int().min(1).max(limits.pageMost).default(limits.pageDefault);
export const cursor = z.string().max(200).optional();

export const ArticleParams = z.strictObject({ article: ArticleName });
export const CommentParams = z.strictObject({ id: IdParam });
export const CaseParams = z.strictObject({ id: IdParam });
export const ReactionParams = z.strictObject({
  id: IdParam,
  kind: z.string().refine(isKind, fault("faults.reaction")),
});
/** A site by id or slug. */
export const SiteParams = z.strictObject({ site: z.string().regex(/^[a-z0-9-]{1,60}$/, fault("faults.site")) });
export const MemberParams = SiteParams.extend({ id: IdParam });

export const PostComment = z
  .strictObject({
    body,
    parentId: IdParam.nullish(),
    anchor: Anchor.optional(),
    /** Pictures that were uploaded before (`POST me/pictures`), where the site takes them. */
    images: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[A-Za-z0-9_-]{22}$/, fault("faults.picture")),
          alt: words(limits.altCodePoints),
        }),
      )
      .max(limits.picturesMost)
      .optional(),
    /** Asked as a question, where the article takes them: its hosts look first. */
    isQuestion: z.literal(true).optional(),
  })
  .refine(({ isQuestion, parentId }) => !isQuestion || parentId == null, {
    path: ["isQuestion"],
    ...fault("faults.topOnly"),
  })
  .refine(({ parentId, anchor }) => !parentId || !anchor, {
    path: ["anchor"],
    ...fault("faults.notForAnswers"),
  });
export type PostComment = z.infer<typeof PostComment>;
export const PostCommentQuery = z.strictObject({ nudge: z.enum(["true", "false"]).default("false") });

/** `revision` is the revision that the author saw; an edit of an older one is a conflict. */
export const EditComment = z.strictObject({ body, revision: z.int().min(1) });
export type EditComment = z.infer<typeof EditComment>;

/** `anchor`: only what is on this update or paragraph. */
export const ThreadQuery = z.strictObject({
  sort: z.enum(sorts).default("newest"),
  anchor: NamedAnchor.optional(),
  cursor,
  limit,
});
export type ThreadQuery = z.infer<typeof ThreadQuery>;
export const ChangesQuery = z.strictObject({ since: z.coerce.number().int().min(0) });
export const PageQuery = z.strictObject({ cursor, limit });
export type PageQuery = z.infer<typeof PageQuery>;

export const ReportComment = z.strictObject({ reason: z.enum(houseRuleNames), note });
export type ReportComment = z.infer<typeof ReportComment>;

export const email = z
  .email(fault("faults.email"))
  .max(254, fault("faults.longer", { most: "254" }))
  .transform(text => text.toLowerCase());
export const newPassword = words(limits.passwordMost).refine(
  text => codePoints(text) >= limits.passwordLeast,
  fault("faults.fewer", { least: String(limits.passwordLeast) }),
);
export const SignUp = z.strictObject({ name: label(limits.nameCodePoints), email, password: newPassword });
export type SignUp = z.infer<typeof SignUp>;
export const SignIn = z.strictObject({ email, password: words(limits.passwordMost) });
export type SignIn = z.infer<typeof SignIn>;

export const PutPolicy = z.strictObject({
  /** The version that was read; a change since then is a conflict. */
  version: z.int().min(1),
  policy: Policy,
});
export type PutPolicy = z.infer<typeof PutPolicy>;

/** A policy tried on a text before it is saved. */
export const TryPolicy = z.strictObject({ text: body, policy: Policy });

export const DecideCorrection = z.strictObject({ state: z.enum(["live", "retired"]) });

/** `sections`: of a moderator who is to decide in these alone; absent: in all. */
export const ChangeRole = z
  .strictObject({
    role: z.enum(["member", "moderator", "admin"]),
    sections: z.array(label(limits.sectionCodePoints)).min(1).max(limits.sectionsMost).optional(),
  })
  .refine(({ role, sections }) => role === "moderator" || sections === undefined, {
    path: ["sections"],
    ...fault("faults.moderatorsOnly"),
  });
export type ChangeRole = z.infer<typeof ChangeRole>;
export const MembersQuery = z.strictObject({ q: words(100).optional(), cursor, limit });
export type MembersQuery = z.infer<typeof MembersQuery>;

export const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{8,100}$/, fault("faults.printable", { least: "8", most: "100" }));
