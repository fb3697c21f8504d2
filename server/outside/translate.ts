import { z } from "zod";
import { say } from "../../locales/say.ts";
import { commentById } from "../comments/queries.ts";
import type { Db } from "../db/pool.ts";
import type { Id } from "../protocol/basics.ts";
import type { TranslationView } from "../protocol/outside.ts";
import { Problem } from "../protocol/problems.ts";
import { secretOf } from "../sites/secrets.ts";
import { settingsOf } from "../sites/settings.ts";
import { cleanComment } from "../text/markdown.ts";
import { Kept } from "./kept.ts";

const aDayMs = 86_400_000;
const kept = new Kept<TranslationView>({ most: 2_000, forMs: aDayMs });
const answerWithinMs = 10_000;

/** What LibreTranslate answers; as untrusted as any text. */
const Answer = z.object({
  translatedText: z.string().max(200_000),
  detectedLanguage: z.object({ language: z.string().regex(/^[a-z]{2,3}$/) }).optional(),
});

/**
 * A visible comment in another language, kept for each revision. Throws `not-found`, also where the site names no machine, and `not-ready`
 * where that does not answer.
 */
export async function translation(db: Db, commentId: Id, to: string): Promise<TranslationView> {
  const comment = await commentById(db, commentId);
  if (comment?.state !== "visible") throw new Problem("not-found");
  const { id, siteId, revision, html } = comment;
  const { address } = (await settingsOf(db, siteId)).translation;
  if (address === "") throw new Problem("not-found");
  const key = await secretOf(db, siteId, "translation");
  return await kept.of(`${address} ${id} ${revision} ${to}`, () => ask(address, { q: html, target: to, key }));
}

async function ask(
  address: string,
  { q, target, key }: { q: string; target: string; key: string | null },
): Promise<TranslationView> {
  const body = { q, source: "auto", target, format: "html", ...(key ? { api_key: key } : {}) };
  try {
    const answer = await fetch(`${address.replace(/\/$/, "")}/translate`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(answerWithinMs),
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const { translatedText, detectedLanguage } = Answer.parse(await answer.json());
    return { html: cleanComment(translatedText), from: detectedLanguage?.language ?? null };
  } catch {
    // Silent, slow, or something else than that protocol: for the reader it is all the same.
    throw new Problem("not-ready", { detail: () => say("details.noTranslation") });
  }
}
