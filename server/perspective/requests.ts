import { z } from "zod";

// Google reads null as absent. Names that it does not know are refused there too.

const text = z
  .string()
  .refine(value => value.isWellFormed(), "holds half of a character (a lone surrogate)")
  .refine(value => !value.includes("\0"), "holds a NUL character")
  .nullish();

const TextEntry = z.strictObject({ text, type: text });
export type TextEntry = z.infer<typeof TextEntry>;

/** What a comment answers. It is checked and not used: no score of Perspective's depends on it either. */
const Context = z.strictObject({
  entries: z.array(TextEntry).nullish(),
  articleAndParentComment: z
    .strictObject({ article: TextEntry.nullish(), parentComment: TextEntry.nullish() })
    .nullish(),
});
export type Context = z.infer<typeof Context>;

/** ISO 639-1 or BCP 47. */
const languages = z
  .array(z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "is not a language such as en"))
  .nullish();

const AttributeParameters = z.strictObject({ scoreType: text, scoreThreshold: z.number().nullish() });

const common = {
  comment: TextEntry.nullish(),
  context: Context.nullish(),
  languages,
  clientToken: text,
  sessionId: text,
  communityId: text,
};

/** AnalyzeCommentRequest, as the API's discovery document has it. */
export const AnalyzeComment = z.strictObject({
  ...common,
  requestedAttributes: z.record(z.string(), AttributeParameters.nullable()).nullish(),
  spanAnnotations: z.boolean().nullish(),
  doNotStore: z.boolean().nullish(),
  dropUnsupportedAttributes: z.boolean().nullish(),
});
export type AnalyzeComment = z.infer<typeof AnalyzeComment>;

const score = z.strictObject({ value: z.number().min(0).max(1), type: text });
const offset = z.int().min(0);
const AttributeScores = z.strictObject({
  summaryScore: score.nullish(),
  spanScores: z.array(z.strictObject({ begin: offset, end: offset, score })).nullish(),
});

/** SuggestCommentScoreRequest. */
export const SuggestCommentScore = z.strictObject({
  ...common,
  attributeScores: z.record(z.string(), AttributeScores).nullish(),
});
export type SuggestCommentScore = z.infer<typeof SuggestCommentScore>;
