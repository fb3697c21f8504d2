import { commentById } from "../comments/queries.ts";
import type { Db } from "../db/pool.ts";
import type { Reach } from "../http/askOutside.ts";
import type { Id } from "../protocol/basics.ts";
import type { LinkCard } from "../protocol/outside.ts";
import { Problem } from "../protocol/problems.ts";
import { settingsOf } from "../sites/settings.ts";
import { Kept } from "./kept.ts";
import { lookAt } from "./lookAt.ts";
import { readCard } from "./readCard.ts";

const linksMost = 3;
const anHourMs = 3_600_000;
const kept = new Kept<LinkCard | null>({ most: 2_000, forMs: anHourMs });

/**
 * Cards of the first pages that a visible comment links to; those that say nothing, may not be asked or do not answer are left out.
 * Throws `not-found`, also where the site does not want it.
 */
export async function linkCards(db: Db, commentId: Id, reach?: Reach): Promise<LinkCard[]> {
  const comment = await commentById(db, commentId);
  if (comment?.state !== "visible") throw new Problem("not-found");
  const { links } = await settingsOf(db, comment.siteId);
  if (!links.areLookedAt) throw new Problem("not-found");
  const cards = await Promise.all(
    linksIn(comment.html)
      .slice(0, linksMost)
      .map(url => kept.of(url, () => cardOf(url, reach))),
  );
  return cards.filter(card => card !== null);
}

async function cardOf(url: string, reach: Reach | undefined): Promise<LinkCard | null> {
  const page = await lookAt(url, reach);
  return page && readCard(page);
}

/** Addresses in stored HTML, each once; what our renderer writes (server/text/markdown). */
const linksIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/ href="(https?:[^"]+)"/g)].map(([, url = ""]) => url.replaceAll("&amp;", "&"))),
];
