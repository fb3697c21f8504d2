import { randomUUID } from "node:crypto";
import { type Request, type RequestHandler, type Response, Router } from "express";
import { h } from "preact";
import { articleByName } from "../articles/articles.ts";
import { postComment } from "../comments/post.ts";
import { permalink } from "../comments/thread.ts";
import { attemptAt } from "../http/idempotency.ts";
import { parse } from "../http/parse.ts";
import { sharedRateLimit } from "../http/rateLimit.ts";
import { readForm } from "../http/readForm.ts";
import { Problem } from "../protocol/problems.ts";
import { IdempotencyKey, IdParam, PostComment, SignIn } from "../protocol/requests.ts";
import type { CommentView } from "../protocol/views.ts";
import { memberByPassword } from "../signin/password.ts";
import { admit, type Reception } from "../signin/reception.ts";
import { settingsOf } from "../sites/settings.ts";
import { type Member, viewer } from "../users/viewer.ts";
import { anyFrame, oneOf, type Publication } from "./frame.ts";
import { pageToGoBackTo } from "./leadBack.ts";
import { articleLanguage } from "./pageLanguage.ts";
import { sendPage } from "./sendPage.ts";
import { type WriteDraft, WritePage, type WritePageProps, WrittenPage, writePath } from "./WritePage.tsx";

interface PlainContext extends Publication {
  reception: Reception;
}

type Fields = Readonly<Record<string, string>>;

/**
 * Writing without JavaScript, here and where a discussion is embedded: a link leads to a page of ours, whose form is sent with our
 * cookie, and which leads back.
 */
export function plainRoutes(context: PlainContext): Router {
  const routes = Router();
  const { db, rates } = context.reception;
  const limit = sharedRateLimit(db, "signIn", rates.signIn);
  const limitSignIn: RequestHandler = (req, res, next) =>
    (req.body as Fields).email === undefined ? next() : limit(req, res, next);
  routes.get("/articles/:article/write", async (req, res) => writePage(context, req, res));
  routes.post("/articles/:article/write", readForm, limitSignIn, async (req, res) => writeByForm(context, req, res));
  return routes;
}

/** The form; after a comment was written, what became of it. */
async function writePage(
  context: PlainContext,
  req: Request,
  res: Response,
  draft: WriteDraft | null = null,
): Promise<void> {
  const { article, to, back } = await askedFor(context, req);
  const frame = await anyFrame(context);
  res.set("Cache-Control", "no-store");
  const written = IdParam.safeParse(oneOf(req.query.written)).data;
  if (written !== undefined) {
    const comment = await commentSeenBy(context, req, written);
    return sendPage(res, h(WrittenPage, { frame, article, back, comment }), await articleLanguage(context, article));
  }
  const name = viewer(req)?.name ?? null;
  const attempt = (req.body as Fields | undefined)?.attempt ?? randomUUID();
  sendPage(
    res,
    h(WritePage, { frame, article, to, back, name, draft, attempt }),
    await articleLanguage(context, article),
  );
}

/** What cannot be taken is said on the same page, with the text kept. */
async function writeByForm(context: PlainContext, req: Request, res: Response): Promise<void> {
  const fields = req.body as Fields;
  try {
    const asked = await askedFor(context, req);
    const request = parse(PostComment, { body: fields.body ?? "", parentId: asked.to?.id ?? null });
    const author = viewer(req) ?? (await signedIn(context, req, res));
    const attempt = attemptAt(parse(IdempotencyKey, fields.attempt), author.id, [asked.article.id, request]);
    const comment = await postComment(context.db, author, asked.article.slug, request, { attempt });
    res.redirect(303, `${writePath(asked)}&written=${comment.id}`);
  } catch (error) {
    if (!(error instanceof Problem) || error.problem === "not-found") throw error;
    const { body = "", email = "" } = fields;
    await writePage(context, req, res.status(error.status), { body, email, refused: error });
  }
}

/** What the address of the form says. Throws `not-found`. */
async function askedFor(context: PlainContext, req: Request): Promise<Pick<WritePageProps, "article" | "to" | "back">> {
  const { db, site, publicUrl } = context;
  const article = await articleByName(db, oneOf(req.params.article) ?? "");
  if (article.siteId !== site.id) throw new Problem("not-found");
  const id = oneOf(req.query.to);
  const to = id === undefined ? null : (await permalink(db, parse(IdParam, id, "not-found"))).comment;
  if (to && to.articleId !== article.id) throw new Problem("not-found");
  const { origins } = (await settingsOf(db, site.id)).embedding;
  const back = pageToGoBackTo(oneOf(req.query.back), article, { publicUrl: publicUrl(), origins });
  return { article, to, back };
}

/** Null where whoever asks may not see it. */
async function commentSeenBy({ db }: PlainContext, req: Request, id: string): Promise<CommentView | null> {
  try {
    return (await permalink(db, id, viewer(req))).comment;
  } catch (error) {
    if (error instanceof Problem && error.problem === "not-found") return null;
    throw error;
  }
}

/**
 * Whoever the form says, signed in from here on. Throws `wrong-credentials`, and `sign-in-needed` where a second factor is asked for: that has a
 * page of its own, and the text stays on this one meanwhile.
 */
async function signedIn({ reception }: PlainContext, req: Request, res: Response): Promise<Member> {
  const { email, password } = req.body as Fields;
  const who = await memberByPassword(reception, parse(SignIn, { email, password }));
  const answer = await admit(reception, [req, res], who, "password");
  if ("ticket" in answer) throw new Problem("sign-in-needed");
  return who;
}
