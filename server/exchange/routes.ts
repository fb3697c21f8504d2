import { type Response, Router } from "express";
import { articleByName } from "../articles/articles.ts";
import { open } from "../http/endpoint.ts";
import { parse } from "../http/parse.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { Problem } from "../protocol/problems.ts";
import { type FeedFormat, feedFormats, feedOfArticle, feedOfSite } from "./feeds.ts";
import { counts, latest, mostDiscussed, type Publication } from "./lists.ts";
import { OEmbedQuery, oEmbed } from "./oembed.ts";

/** Numbers and titles may come from a cache for so long, words of readers for less: they may be taken away meanwhile. */
const ofNumbers = "public, max-age=60";
const ofWords = "public, max-age=10";

/** What pages elsewhere ask for: counts and lists. */
export function exchangeRoutes(publication: Publication): Router {
  const routes = Router();

  open(routes, endpoints.getCounts, ({ res, query }) => {
    res.set("Cache-Control", ofNumbers);
    return counts(publication, query.articles);
  });

  open(routes, endpoints.getLatest, ({ res, query }) => {
    res.set("Cache-Control", ofWords);
    return latest(publication, query.limit);
  });

  open(routes, endpoints.getMostDiscussed, ({ res, query }) => {
    res.set("Cache-Control", ofNumbers);
    return mostDiscussed(publication, query);
  });

  return routes;
}

/** What programs read that know nothing of our API: feeds, and the cards of comments. */
export function feedRoutes(publication: Publication): Router {
  const { db, site } = publication;
  const routes = Router();

  routes.get("/feeds/comments.:format", async (req, res) => {
    const format = formatOf(req.params.format);
    send(res, format, await feedOfSite(publication, format));
  });

  routes.get("/feeds/articles/:article/comments.:format", async (req, res) => {
    const format = formatOf(req.params.format);
    const article = await articleByName(db, req.params.article);
    if (article.siteId !== site.id) throw new Problem("not-found");
    send(res, format, await feedOfArticle(publication, article, format));
  });

  routes.get("/oembed", async (req, res) => {
    const answer = await oEmbed(publication, parse(OEmbedQuery, { ...req.query }));
    res.set("Cache-Control", ofNumbers).json(answer);
  });

  return routes;
}

function formatOf(name: string): FeedFormat {
  if (!Object.hasOwn(feedFormats, name)) throw new Problem("not-found");
  return name as FeedFormat;
}

/** Express tags what is sent by its bytes, and answers 304 to who has them. */
function send(res: Response, format: FeedFormat, { xml, changedAt }: Awaited<ReturnType<typeof feedOfSite>>): void {
  if (changedAt) res.set("Last-Modified", changedAt.toUTCString());
  res.type(feedFormats[format]).set("Cache-Control", ofWords).send(xml);
}
