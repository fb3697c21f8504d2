import type { IncomingMessage } from "node:http";
import { keyRing } from "../http/keyRing.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import { type Member, member, viewer } from "../users/viewer.ts";
import type { Article } from "./articles.ts";
import { mayHost } from "./people.ts";

/** Who writes for the newsroom: a member, or (null) one of its own systems, which shows a key. */
export interface Reporter {
  siteId: Id;
  member: Member | null;
}

/** Says who sent a request: the holder of a key, else who is signed in. Throws `wrong-key`, `sign-in-needed`. */
export function reporters(siteId: Id, keys: readonly string[]): (req: IncomingMessage) => Reporter {
  const isKnown = keyRing(keys);
  return req => {
    const [, key] = /^Bearer +(\S+) *$/i.exec(req.headers.authorization ?? "") ?? [];
    // A page of another origin sends its reader's token in the same way.
    if (key === undefined || viewer(req)) {
      const who = member(req);
      return { siteId: who.siteId, member: who };
    }
    if (!isKnown(key)) throw new Problem("wrong-key", {}, { "WWW-Authenticate": "Bearer" });
    return { siteId, member: null };
  };
}

/** Throws `not-found`, `not-allowed` unless the reporter may write about this article. */
export function mayReport({ siteId, member: who }: Reporter, article: Article): void {
  if (article.siteId !== siteId) throw new Problem("not-found");
  if (who !== null && !mayHost(who, article)) throw new Problem("not-allowed");
}
