import { invalid } from "./errors.ts";
import type { AnalyzeComment, Context, SuggestCommentScore, TextEntry } from "./requests.ts";

/** Perspective's limit for a text, 20 KB. */
const mostBytes = 20_480;

/** The text of a comment that can be read. Throws for none, a longer one, and for what is no plain text. */
export function textOf({ comment, context }: AnalyzeComment | SuggestCommentScore): string {
  if (context) checkContext(context);
  const text = comment?.text ?? "";
  if (text.trim() === "") throw invalid("COMMENT_EMPTY", "Comment must be non-empty.");
  if (comment) checkType(comment);
  if (Buffer.byteLength(text) > mostBytes) throw invalid("COMMENT_TOO_LONG", "Comment text too long.");
  return text;
}

function checkContext({ entries, articleAndParentComment: pair }: Context): void {
  if (entries && pair) {
    const message = "Context can have either entries or article_and_parent_comment, but both fields were populated.";
    throw invalid("INVALID_REQUEST", message);
  }
  for (const entry of entries ?? [pair?.article, pair?.parentComment]) if (entry) checkType(entry);
}

function checkType({ type }: TextEntry): void {
  if (type === "HTML") throw invalid("INVALID_REQUEST", "Currently, only 'PLAIN_TEXT' comments are supported");
  if (!["PLAIN_TEXT", "TEXT_TYPE_UNSPECIFIED"].includes(type ?? "PLAIN_TEXT"))
    throw invalid("INVALID_REQUEST", "Unknown text type");
}
