import { type Request, type Response, Router } from "express";
import { h } from "preact";
import { languageOf } from "../../locales/languages.ts";
import { secretly } from "../http/secretly.ts";
import { type Addressee, confirmByLink, mayConfirm, mayStop, stopByLink } from "../notices/mailLinks.ts";
import { pushKeys } from "../notices/push.ts";
import { anyFrame, type Publication } from "./frame.ts";
import { type MailLink, MailPage, PushPage } from "./MailPages.tsx";
import { pageLanguage } from "./pageLanguage.ts";
import { sendPage } from "./sendPage.ts";

/** The pages that links of mails lead to, and the window in which a browser is asked to show notices. */
export function mailRoutes(publication: Publication): Router {
  const { db } = publication;
  const routes = Router();
  const show =
    (link: MailLink, find: (token: string) => Promise<Addressee | null>, done: "ask" | "done") =>
    async (req: Request, res: Response) => {
      const found = await find(String(req.params.token));
      const language = languageOf(found?.language) ?? (await pageLanguage(publication, req));
      const frame = await anyFrame(publication);
      res.status(found ? 200 : 404);
      secretly(res);
      sendPage(res, h(MailPage, { frame, language, link, step: found ? done : "over" }), language);
    };
  routes.get(
    "/mail/confirm/:token",
    show("confirm", token => mayConfirm(db, token), "ask"),
  );
  routes.post(
    "/mail/confirm/:token",
    show("confirm", token => confirmByLink(db, token), "done"),
  );
  routes.get(
    "/mail/stop/:token",
    show("stop", token => mayStop(db, token), "ask"),
  );
  // Also what a mail program sends by itself when its reader unsubscribes (RFC 8058): without cookies, and nothing in it is asked for.
  routes.post(
    "/mail/stop/:token",
    show("stop", token => stopByLink(db, token), "done"),
  );
  routes.get("/push", async (req, res) => {
    const language = await pageLanguage(publication, req);
    const { publicKey } = await pushKeys(db);
    sendPage(res, h(PushPage, { frame: await anyFrame(publication), language, publicKey }), language);
  });
  return routes;
}
