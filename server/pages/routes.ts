import { inLanguage, say } from "../../locales/say.ts";
import { askedLanguage } from "../http/askedLanguage.ts";
import { articleLanguage, pageLanguage } from "./pageLanguage.ts";
import "../../locales/all.ts";
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from "express";
import { h } from "preact";
import { makeAppeal } from "../appeals/makeAppeal.ts";
import { type Article, articleByName, newestArticles } from "../articles/articles.ts";
import { updatesPage } from "../articles/updateQueries.ts";
import { firstPage } from "../comments/firstPage.ts";
import { permalink } from "../comments/thread.ts";
import type { Pool } from "../db/pool.ts";
import { asProblem } from "../http/answerProblem.ts";
import { parse } from "../http/parse.ts";
import { readForm } from "../http/readForm.ts";
import { secretly } from "../http/secretly.ts";
import { giveNotice } from "../legal/giveNotice.ts";
import { noticeAt } from "../legal/queries.ts";
import { log } from "../log.ts";
import { MakeAppeal } from "../protocol/appeals.ts";
import type { ArticleView } from "../protocol/articles.ts";
import { GiveNotice, NoticeParams } from "../protocol/legalNotices.ts";
import { limits } from "../protocol/limits.ts";
import { type FieldError, Problem } from "../protocol/problems.ts";
import { IdParam } from "../protocol/requests.ts";
import { StatementParams, StatementToken } from "../protocol/statements.ts";
import { questionById } from "../questions/list.ts";
import { settingsOf } from "../sites/settings.ts";
import { statementAt, statementView } from "../statements/queries.ts";
import { transparencyOf } from "../transparency/figures.ts";
import { member, viewer } from "../users/viewer.ts";
import type { Draft } from "./AppealPart.tsx";
import { crossingRoutes } from "./crossingRoutes.ts";
import { DeskPage } from "./DeskPage.tsx";
import { addressElsewhere, countVisit, drawArticle } from "./drawArticle.ts";
import { embeddedRoutes } from "./embeddedRoutes.ts";
import { FrontPage, type FrontPageProps } from "./FrontPage.tsx";
import { anyFrame, articlesRead, frameOf, oneOf } from "./frame.ts";
import { MessagePage, NotFoundPage, TroublePage } from "./MessagePage.tsx";
import { mailRoutes } from "./mailRoutes.ts";
import { type Filled, NoticeFormPage, NoticePage } from "./NoticePages.tsx";
import { sendOpenPage } from "./openPage.ts";
import { plainRoutes } from "./plainRoutes.ts";
import { problemWords } from "./problemWords.ts";
import { providerRoutes } from "./providerRoutes.ts";
import { QuestionListPage, QuestionPage } from "./QuestionPages.tsx";
import { hasQuestions, pageQuery, questionsStart } from "./readArticle.ts";
import { StatementPage } from "./StatementPage.tsx";
import { sendPage } from "./sendPage.ts";
import { type SignInContext, signInRoutes } from "./signInRoutes.ts";
import { TransparencyPage } from "./TransparencyPage.tsx";

interface PagesContext extends SignInContext {
  /** How many notices of unlawful content come from one address. */
  limitNotices: RequestHandler;
}

const voicesShown = 3;
const latestShown = 3;

/** The publication's pages: front page, articles, desk, and what is said where there is none. */
export function pageRoutes(context: PagesContext): Router {
  const routes = express.Router();
  routes.get("/", async (req, res) => frontPage(context, req, res));
  routes.get("/articles/:article", async (req, res) => articlePage(context, req, res));
  routes.get("/articles/:article/questions", async (req, res) => questionListPage(context, req, res));
  routes.get("/articles/:article/questions/:id", async (req, res) => questionPage(context, req, res));
  routes.get("/desk{/*rest}", async (req, res) => deskPage(context, req, res));
  routes.get("/transparency", async (req, res) => transparencyPage(context, req, res));
  routes.get("/statements/:token", async (req, res) => statementPage(context, req, res));
  routes.post("/statements/:token/appeal", readForm, async (req, res) => appealByForm(context, req, res));
  routes.get("/notices/new", async (req, res) => noticeForm(context, req, res));
  routes.post("/notices/new", context.limitNotices, readForm, async (req, res) => noticeByForm(context, req, res));
  routes.get("/notices/:reference/:secret", async (req, res) => noticePage(context, req, res));
  routes.use(
    signInRoutes(context),
    plainRoutes(context),
    providerRoutes(context),
    crossingRoutes(context),
    embeddedRoutes(context),
    mailRoutes(context),
  );
  routes.use((req, res) => notFound(context, req, res));
  routes.use(answerWithPage(context));
  return routes;
}

async function deskPage(context: PagesContext, req: Request, res: Response): Promise<void> {
  sendPage(res, h(DeskPage, { siteName: context.site.name }), await pageLanguage(context, req));
}

async function frontPage(context: PagesContext, req: Request, res: Response): Promise<void> {
  const page = h(FrontPage, await readFrontPage(context, req));
  sendPage(res, page, (await settingsOf(context.db, context.site.id)).language.usual);
}

async function readFrontPage(context: PagesContext, req: Request): Promise<FrontPageProps> {
  const { db, site } = context;
  const newest = await newestArticles(db, site.id, articlesRead);
  const frame = frameOf(context, newest);
  const section = oneOf(req.query.section);
  if (section !== undefined && !frame.sections.includes(section)) throw new Problem("not-found");
  const articles = section === undefined ? newest : await newestArticles(db, site.id, articlesRead, section);
  const first = articles.find(article => article.state === "live") ?? articles[0];
  const updates = first && (await updatesPage(db, first, { sort: "newest", limit: latestShown }));
  return {
    frame,
    section,
    lead: first ? await articleByName(db, first.slug) : null,
    updates: updates?.items.filter(({ withdrawn }) => !withdrawn) ?? [],
    others: articles.filter(article => article !== first),
    voices: section === undefined ? await voices(db, articles) : null,
  };
}

/** What others found worth reading under the article that is discussed most. */
async function voices(db: Pool, articles: ArticleView[]): Promise<FrontPageProps["voices"]> {
  const article = articles.reduce<ArticleView | undefined>(
    (most, next) => (next.commentCount > (most?.commentCount ?? 0) ? next : most),
    undefined,
  );
  if (!article) return null;
  const { items } = await firstPage(db, article, { sort: "top", cursor: undefined, limit: limits.pageDefault });
  const comments = items.filter(comment => comment.state === "visible").slice(0, voicesShown);
  return comments.length > 0 ? { article, comments } : null;
}

async function articlePage(context: PagesContext, req: Request, res: Response): Promise<void> {
  const article = await articleOf(context, req);
  const asked = new URL(req.originalUrl, context.publicUrl()).search;
  if (article.slug !== req.params.article) return res.redirect(301, `/articles/${article.slug}${asked}`);
  const query = pageQuery(req.query);
  const elsewhere = await addressElsewhere(context, article, query);
  if (elsewhere) return res.redirect(302, withAsked(elsewhere, asked));
  if (req.method === "GET") void countVisit(context.db, article.id, { address: req.ip ?? "", headers: req.headers });
  sendOpenPage(res, await drawArticle(context, article, query));
}

/** What was asked of our address is asked of the other one. */
function withAsked(address: URL, asked: string): string {
  for (const [name, value] of new URLSearchParams(asked)) address.searchParams.set(name, value);
  return `${address.href}#discussion`;
}

/** Everything that was asked under an article. */
async function questionListPage(context: PagesContext, req: Request, res: Response): Promise<void> {
  const article = await articleOf(context, req);
  const start = await questionsStart(context.db, article, true, new Date().toISOString());
  if (!hasQuestions(start)) throw new Problem("not-found");
  sendPage(
    res,
    h(QuestionListPage, { frame: await anyFrame(context), article, start }),
    await articleLanguage(context, article),
  );
}

/** One question, with its answer and the first replies. */
async function questionPage(context: PagesContext, req: Request, res: Response): Promise<void> {
  const article = await articleOf(context, req);
  const id = parse(IdParam, oneOf(req.params.id), "not-found");
  const question = await questionById(context.db, article, id);
  const { comment } = await permalink(context.db, id);
  sendPage(
    res,
    h(QuestionPage, { frame: await anyFrame(context), article, question, replies: comment.replies }),
    await articleLanguage(context, article),
  );
}

/** The article that an address names, of this site. Throws `not-found`. */
async function articleOf({ db, site }: PagesContext, req: Request): Promise<Article> {
  const article = await articleByName(db, oneOf(req.params.article) ?? "");
  if (article.siteId !== site.id) throw new Problem("not-found");
  return article;
}

async function transparencyPage(context: PagesContext, req: Request, res: Response): Promise<void> {
  const figures = await transparencyOf(context.db, context.site.id, new Date());
  sendPage(res, h(TransparencyPage, { frame: await anyFrame(context), figures }), await pageLanguage(context, req));
}

/** Found by its secret address alone; what is not there looks like any other page that is not there. */
async function statementPage(
  context: PagesContext,
  req: Request,
  res: Response,
  draft: Draft | null = null,
): Promise<void> {
  const token = StatementToken.safeParse(req.params.token).data ?? "";
  const found = token && (await statementAt(context.db, context.site.id, token));
  if (!found) throw new Problem("not-found");
  const who = viewer(req);
  const beholder = who === null ? "signed-out" : who.id === found.memberId ? "restricted" : "another";
  const statement = statementView(found);
  secretly(res);
  sendPage(
    res,
    h(StatementPage, { frame: await anyFrame(context), statement, token, beholder, draft }),
    await pageLanguage(context, req),
  );
}

/** The form of a statement's page: what cannot be taken is said on the same page, with the text kept. */
async function appealByForm(context: PagesContext, req: Request, res: Response): Promise<void> {
  try {
    const { token } = parse(StatementParams, { ...req.params }, "not-found");
    await makeAppeal(context.db, member(req), token, parse(MakeAppeal, req.body));
    secretly(res);
    res.redirect(303, `/statements/${token}#appeal`);
  } catch (error) {
    if (!(error instanceof Problem) || error.problem === "not-found") throw error;
    const text = String((req.body as { text?: unknown }).text ?? "");
    const language = await pageLanguage(context, req);
    const problem = inLanguage(language, () => problemWords(error, { text: say("reasons.yourText") }));
    await statementPage(context, req, res.status(error.status), { text, problem });
  }
}

interface Unaccepted {
  filled: Filled;
  errors: readonly FieldError[];
  problem: string | null;
}
const nothingFilled: Unaccepted = { filled: {}, errors: [], problem: null };

/** The form about one comment that readers see; of any other there is nothing to tell. */
async function noticeForm(
  context: PagesContext,
  req: Request,
  res: Response,
  unaccepted: Unaccepted = nothingFilled,
): Promise<void> {
  const id = parse(IdParam, oneOf(req.query.comment), "not-found");
  const { comment } = await permalink(context.db, id);
  const article = await articleByName(context.db, comment.articleId);
  if (comment.state !== "visible" || article.siteId !== context.site.id) throw new Problem("not-found");
  res.set("Cache-Control", "no-store");
  sendPage(
    res,
    h(NoticeFormPage, { frame: await anyFrame(context), comment, article, ...unaccepted }),
    await pageLanguage(context, req),
  );
}

/** A field that is left empty is not sent; what cannot be taken is said beside it, with the rest kept. */
async function noticeByForm(context: PagesContext, req: Request, res: Response): Promise<void> {
  const filled = req.body as Filled;
  try {
    const id = parse(IdParam, oneOf(req.query.comment), "not-found");
    const given = Object.entries(filled).filter(([, text]) => text.trim() !== "");
    const notice = { ...Object.fromEntries(given), inGoodFaith: filled.inGoodFaith === "yes" };
    const { reference, secret } = await giveNotice(context.db, context.site.id, id, parse(GiveNotice, notice));
    secretly(res);
    res.redirect(303, `/notices/${reference}/${secret}`);
  } catch (error) {
    if (!(error instanceof Problem) || error.problem === "not-found") throw error;
    const language = await pageLanguage(context, req);
    const { errors = [], detail, title } = inLanguage(language, () => error.toBody());
    const problem = errors.length > 0 ? null : (detail ?? title);
    await noticeForm(context, req, res.status(error.status), { filled, errors, problem });
  }
}

async function noticePage(context: PagesContext, req: Request, res: Response): Promise<void> {
  const { reference, secret } = parse(NoticeParams, { ...req.params }, "not-found");
  const notice = await noticeAt(context.db, context.site.id, reference, secret);
  secretly(res);
  sendPage(res, h(NoticePage, { frame: await anyFrame(context), notice }), await pageLanguage(context, req));
}

async function notFound(context: PagesContext, req: Request, res: Response): Promise<void> {
  if (req.method !== "GET" && req.method !== "HEAD") throw new Problem("not-found");
  sendPage(res.status(404), h(NotFoundPage, { frame: await anyFrame(context) }), await pageLanguage(context, req));
}

/** Readers get a page, in the publication's look, for what went wrong; programs that write get the problem itself. */
function answerWithPage(context: PagesContext): ErrorRequestHandler {
  return async (error, req, res, next) => {
    const problem = asProblem(error);
    if (!res.headersSent && req.is("urlencoded")) {
      if (problem.status >= 500) log.error({ err: error, path: req.route?.path }, "a form could not be answered");
      return formRefused(context, req, res, problem);
    }
    if (res.headersSent || (req.method !== "GET" && req.method !== "HEAD")) return next(error);
    if (problem.status < 500) return notFound(context, req, res);
    log.error({ err: error, path: req.route?.path }, "a page could not be made");
    const frame = frameOf(context, []);
    sendPage(res.status(problem.status).set(problem.headers), h(TroublePage, { frame }), askedLanguage(req) ?? "en");
  };
}

/** Whoever filled in a form and cannot be answered beside it: too many at once, or what it was about is gone. */
async function formRefused(context: PagesContext, req: Request, res: Response, problem: Problem): Promise<void> {
  const { retryAfterSeconds } = problem.details;
  const language = await pageLanguage(context, req);
  const title = inLanguage(language, () => problem.title);
  const text = inLanguage(language, () =>
    typeof retryAfterSeconds === "number"
      ? say("pages.notSentYet", { wait: say("times.minutes", { count: Math.ceil(retryAfterSeconds / 60) }) })
      : say("pages.notSent"),
  );
  res.set("Cache-Control", "no-store");
  sendPage(
    res.status(problem.status).set(problem.headers),
    h(MessagePage, { frame: await anyFrame(context), title, text }),
    language,
  );
}
