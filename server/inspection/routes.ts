import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { sendText } from "../http/sendText.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { ownSite } from "../sites/sites.ts";
import { memberWho, wholeSiteMemberWho } from "../users/viewer.ts";
import { chainChecks } from "./checkChain.ts";
import { exportAudit } from "./exportAudit.ts";
import { auditPage } from "./log.ts";
import { pastThread } from "./pastThread.ts";

/** What the desk can look into: who did what, and what readers saw. */
export function inspectionRoutes(db: Pool): Router {
  const routes = Router();
  const checks = chainChecks(db);

  open(routes, endpoints.getAudit, async ({ req, params, query }) => {
    const siteId = await ownSite(db, wholeSiteMemberWho(req, "readAudit").siteId, params.site);
    return { ...(await auditPage(db, siteId, query)), check: checks.last(siteId) };
  });

  open(routes, endpoints.checkAudit, async ({ req, params }) =>
    checks.check(await ownSite(db, wholeSiteMemberWho(req, "readAudit").siteId, params.site)),
  );

  open(routes, endpoints.exportAudit, async ({ req, res, params, body }) => {
    const admin = memberWho(req, "exportAudit");
    await ownSite(db, admin.siteId, params.site);
    const text = await exportAudit(db, admin, body);
    res.attachment(`audit.${body.format}`);
    await sendText(text, res);
  });

  open(routes, endpoints.getPast, ({ req, params, query }) =>
    pastThread(db, wholeSiteMemberWho(req, "readAudit"), params.article, query),
  );

  return routes;
}
