import type { IncomingMessage, ServerResponse } from "node:http";
import { parse as parseQuery } from "node:querystring";
import { articleByName } from "../articles/articles.ts";
import { type ArticleVersion, versionsOf } from "../articles/versions.ts";
import { keptBySeq } from "../events/keptBySeq.ts";
import { cookieIn } from "../http/cookies.ts";
import type { WritesHeaders } from "../http/headers.ts";
import { allowOrigin, type Origins } from "../http/origins.ts";
import { Packed } from "../http/packed.ts";
import type { Id } from "../protocol/basics.ts";
import { Rounds } from "../rounds.ts";
import { settingsOf } from "../sites/settings.ts";
import { cookieName } from "../users/sessions.ts";
import { addressElsewhere, countVisit, drawArticle } from "./drawArticle.ts";
import { drawFragment } from "./drawFragment.ts";
import type { Publication } from "./frame.ts";
import type { OpenPage } from "./openPage.ts";
import { type PageQuery, pageQuery } from "./readArticle.ts";

/** Counts what is read from one address; throws where that is too much. */
export type CountsRead = (req: IncomingMessage) => Promise<void>;

interface HotPagesContext extends Publication {
  origins: Origins;
  addressOf(req: IncomingMessage): string;
  countRead: CountsRead;
  writeSecurity: WritesHeaders;
}

/** What draws the page of an address; null where that answers something else than a page. */
type Door = (context: Publication, id: Id, name: string, query: PageQuery) => Promise<OpenPage | null>;

const article: Door = async (context, id, name, query) => {
  const found = await articleByName(context.db, id);
  if (found.slug !== name || (await addressElsewhere(context, found, query))) return null;
  return await drawArticle(context, found, query);
};

const fragment: Door = async (context, id, name, query) =>
  await drawFragment(context, await articleByName(context.db, id), name.replace(/^key:/, ""), query);

interface HotPage {
  packed: Packed;
  headers: OpenPage["headers"];
}

/** Of all pages together, with what they are packed to. */
const mostBytes = 64 * 1024 * 1024;

type Listener = (req: IncomingMessage, res: ServerResponse) => void;

/**
 * Answers who is not signed in and opens an article's page, or asks for its fragment, without leading them through Express: from memory, where
 * each page is drawn once for each version of its article and packed once. The version is asked of the primary after the request has come, in one
 * statement for all who come meanwhile, so nobody is shown what has been removed by then, on whichever node. What no event
 * tells is as old as with a thread (comments/firstPage). Everything else is `otherwise`'s.
 */
export function hotPages(context: HotPagesContext, otherwise: Listener): Listener {
  const { db, site } = context;
  const kept = keptBySeq<HotPage | null>({
    most: mostBytes,
    weigh: page => longestUrl + 2 * (page?.packed.plain.length ?? 0),
    forMs: 5_000,
  });
  const looks = new Rounds<string, ArticleVersion | undefined>({
    work: async names => (await versionsOf(db, site.id, names)).map(value => ({ status: "fulfilled" as const, value })),
    keysOf: () => [],
    most: 1_000,
  });

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const asked = openlyAsked(req);
    if (!asked) return false;
    await context.countRead(req);
    const { door, name, query } = asked;
    const version = await looks.join(name);
    if (!version) return false;
    // Of the settings, as this node knows them, what a page is drawn from beside its article.
    const { embedding, language } = await settingsOf(db, site.id);
    const page = await kept(db, {
      key: JSON.stringify([door === fragment, name, query, version.id, version.rules, embedding, language]),
      seq: version.seq,
      read: async () => {
        const drawn = await door(context, version.id, name, query);
        return drawn && { packed: new Packed(drawn.html), headers: drawn.headers };
      },
    });
    if (!page) return false;
    await send(req, res, page, door);
    if (door === article) void countVisit(db, version.id, { address: context.addressOf(req), headers: req.headers });
    return true;
  }

  async function send(req: IncomingMessage, res: ServerResponse, page: HotPage, door: Door): Promise<void> {
    const { bytes, encoding } = await page.packed.as(req.headers["accept-encoding"]);
    context.writeSecurity(req, res, () => {});
    if (door === fragment) await allowOrigin(req, res, context.origins);
    res.appendHeader("Vary", "Accept-Encoding");
    const { "Content-Type": type, ...headers } = page.headers;
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    if (hasAlready(req, headers.ETag)) return void res.writeHead(304).end();
    if (encoding) res.setHeader("Content-Encoding", encoding);
    res.writeHead(200, { "Content-Type": type, "Content-Length": bytes.length }).end(bytes);
  }

  return (req, res) => {
    answer(req, res).then(
      isAnswered => isAnswered || otherwise(req, res),
      // What is wrong is found there once more, and said in the words of the house.
      () => otherwise(req, res),
    );
  };
}

/** RFC 9110, 13.1.2: compared weakly, for a cache between us may have packed it otherwise. */
const hasAlready = (req: IncomingMessage, tag: string): boolean =>
  req.headers["if-none-match"]?.includes(tag.replace("W/", "")) ?? false;

const longestUrl = 2_000;
const path = /^\/(embed\/)?articles\/([^/?#]+)(?:\?([^#]*))?$/;

/** What a request for a page asks that says nothing of who sent it; null of any other. */
function openlyAsked(req: IncomingMessage): { door: Door; name: string; query: PageQuery } | null {
  const { method, url = "", headers } = req;
  const { authorization, cookie } = headers;
  if (method !== "GET" || url.length > longestUrl) return null;
  if (authorization !== undefined || cookieIn(cookie, cookieName) !== undefined) return null;
  const [, embed, encoded = "", search = ""] = path.exec(url) ?? [];
  const name = decodeURIComponent(encoded);
  if (!nameOfArticle.test(name)) return null;
  return { door: embed ? fragment : article, name, query: pageQuery(parseQuery(search)) };
}

const nameOfArticle = /^[^\p{C}\s]{1,204}$/u;
