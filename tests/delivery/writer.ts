import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { CommentView } from "../../server/protocol/views.ts";
import { ask, type Somebody } from "./stage.ts";

/** Statuses that were answered, and "none" for each time that no answer came. */
export type Told = (status: number | "none", headers: Headers | null) => void;

const words = "tide quay pilot ledger harbour lantern copper meadow signal gravel orchard timber velvet anchor".split(
  " ",
);

/** A sentence that nobody has written before. */
export const aSentence = (random: () => number): string =>
  Array.from({ length: 9 }, () => `${words[Math.floor(random() * words.length)]}${Math.floor(random() * 1e6)}`).join(
    " ",
  );

/**
 * Posts one comment as the client does: sent again under the same key until an answer comes that is one. Throws for any answer but
 * 201 and 503.
 */
export async function post(
  url: string,
  by: Somebody,
  article: string,
  body: { body: string; parentId?: string },
  told: Told = () => {},
): Promise<CommentView> {
  const key = randomUUID();
  // From somewhere else each time: one address may write 120 times a minute.
  const from = { ...by, address: `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 255)).join(".")}` };
  for (;;) {
    const answer = await ask(url, "POST", `articles/${article}/comments`, { by: from, body, key }).catch(() => null);
    told(answer?.status ?? "none", answer?.headers ?? null);
    const text = await answer?.text().catch(() => null);
    if (answer && text != null && answer.status === 201) return JSON.parse(text) as CommentView;
    if (answer && text != null && answer.status !== 503) throw new Error(`answered ${answer.status}: ${text}`);
    await pause(100);
  }
}
