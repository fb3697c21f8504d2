import { Router } from "express";
import { sectionsOf } from "../articles/articles.ts";
import { remapArticles } from "../articles/remap.ts";
import type { Pool } from "../db/pool.ts";
import { askedLanguage } from "../http/askedLanguage.ts";
import { open } from "../http/endpoint.ts";
import { attemptOf } from "../http/idempotency.ts";
import { senderOf } from "../mail/mailLater.ts";
import {
  changeMailTemplate,
  mailTemplatesView,
  mailTemplateView,
  previewMail,
  removeMailTemplate,
} from "../mail/templates.ts";
import { endpoints } from "../protocol/endpoints.ts";
import type { PolicyView } from "../protocol/views.ts";
import { screenAside } from "../screening/aside.ts";
import { textAlone } from "../screening/check.ts";
import { liveCorrection } from "../sites/corrections.ts";
import { changePolicy, policyView } from "../sites/policy.ts";
import { setSecret } from "../sites/secrets.ts";
import { changeSettings, settingsView } from "../sites/settings.ts";
import { ownSite } from "../sites/sites.ts";
import { changeRole, membersOf } from "../users/roles.ts";
import { memberWho } from "../users/viewer.ts";
import { modelView } from "./modelView.ts";

interface AdminContext extends Pick<PolicyView, "asksSecondOpinion"> {
  db: Pool;
  publicUrl: () => string;
}

export function adminRoutes({ db, asksSecondOpinion, publicUrl }: AdminContext): Router {
  const routes = Router();

  open(routes, endpoints.getPolicy, async ({ req, params }) => {
    const { siteId } = memberWho(req, "readPolicy");
    return { ...(await policyView(db, await ownSite(db, siteId, params.site))), asksSecondOpinion };
  });

  open(routes, endpoints.putPolicy, async ({ req, params, body }) => {
    const admin = memberWho(req, "changePolicy");
    await ownSite(db, admin.siteId, params.site);
    const saved = await changePolicy(db, admin, body, { attempt: attemptOf(req, admin.id) });
    return { ...saved, asksSecondOpinion };
  });

  open(routes, endpoints.tryPolicy, async ({ req, params, body: { text, policy } }) => {
    const siteId = await ownSite(db, memberWho(req, "readPolicy").siteId, params.site);
    const correction = await liveCorrection(db, siteId);
    return await screenAside({
      text,
      language: "en",
      facts: { ...textAlone, writtenAt: new Date() },
      policy,
      correction,
    });
  });

  open(routes, endpoints.getModel, async ({ req, params }) => {
    const { siteId } = memberWho(req, "readPolicy");
    return await modelView(db, await ownSite(db, siteId, params.site), new Date());
  });

  open(routes, endpoints.getSettings, async ({ req, params }) => {
    const { siteId } = memberWho(req, "changeSettings");
    return await settingsView(db, await ownSite(db, siteId, params.site));
  });

  open(routes, endpoints.changeSettings, async ({ req, params, body }) => {
    const admin = memberWho(req, "changeSettings");
    await ownSite(db, admin.siteId, params.site);
    return await changeSettings(db, admin, body);
  });

  open(routes, endpoints.getMailTemplates, async ({ req, params }) => {
    const { siteId } = memberWho(req, "changeSettings");
    return await mailTemplatesView(db, await ownSite(db, siteId, params.site));
  });

  open(routes, endpoints.getMailTemplate, async ({ req, params }) => {
    const { siteId } = memberWho(req, "changeSettings");
    const site = await ownSite(db, siteId, params.site);
    return await mailTemplateView(db, site, params, askedLanguage(req) ?? "en");
  });

  open(routes, endpoints.changeMailTemplate, async ({ req, params, body }) => {
    const admin = memberWho(req, "changeSettings");
    await ownSite(db, admin.siteId, params.site);
    return await changeMailTemplate(db, admin, params, body);
  });

  open(routes, endpoints.removeMailTemplate, async ({ req, params }) => {
    const admin = memberWho(req, "changeSettings");
    await ownSite(db, admin.siteId, params.site);
    return await removeMailTemplate(db, admin, params);
  });

  open(routes, endpoints.previewMailTemplate, async ({ req, params, body }) => {
    const { siteId } = memberWho(req, "changeSettings");
    const site = await ownSite(db, siteId, params.site);
    return previewMail(await senderOf(db, site), params, body, publicUrl());
  });

  open(routes, endpoints.remapArticles, async ({ req, params, body }) => {
    const admin = memberWho(req, "changeSettings");
    await ownSite(db, admin.siteId, params.site);
    return await remapArticles(db, admin, body);
  });

  open(routes, endpoints.setSecret, async ({ req, params, body }) => {
    const admin = memberWho(req, "changeSettings");
    await ownSite(db, admin.siteId, params.site);
    await setSecret(db, admin, params.name, body.secret);
    return await settingsView(db, admin.siteId);
  });

  open(routes, endpoints.removeSecret, async ({ req, params }) => {
    const admin = memberWho(req, "changeSettings");
    await ownSite(db, admin.siteId, params.site);
    await setSecret(db, admin, params.name, null);
    return await settingsView(db, admin.siteId);
  });

  open(routes, endpoints.getMembers, async ({ req, params, query }) => {
    const { siteId } = memberWho(req, "changeRoles");
    return await membersOf(db, await ownSite(db, siteId, params.site), query);
  });

  open(routes, endpoints.getSections, async ({ req, params }) => {
    const { siteId } = memberWho(req, "decide");
    return { items: await sectionsOf(db, await ownSite(db, siteId, params.site)) };
  });

  open(routes, endpoints.changeRole, async ({ req, params, body }) => {
    const admin = memberWho(req, "changeRoles");
    await ownSite(db, admin.siteId, params.site);
    return await changeRole(db, admin, params.id, body);
  });

  return routes;
}
