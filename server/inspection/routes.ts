import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Request, Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { Problem } from "../protocol/problems.ts";
import { ownSite } from "../sites/sites.ts";
import { type Member, memberWho } from "../users/viewer.ts";
import { chainChecks } from "./checkChain.ts";
import { exportAudit } from "./exportAudit.ts";
import { auditPage } from "./log.ts";
import { pastThread } from "./pastThread.ts";

/** What the desk can look into: who did what, and what readers saw. */
export function inspectionRoutes(db: Pool): Router {
  const routes = Router();
  const checks = chainChecks(db);

  open(routes, endpoints.getAudit, async ({ req, params, query }) => {
    const siteId = await ownSite(db, inspector(req).siteId, params.site);
    return { ...(await auditPage(db, siteId, query)), check: checks.last(siteId) };
  });

  open(routes, endpoints.checkAudit, async ({ req, params }) =>
    checks.check(await ownSite(db, inspector(req).siteId, params.site)),
  );

  open(routes, endpoints.exportAudit, async ({ req, res, params, body }) => {
    const admin = memberWho(req, "exportAudit");
    await ownSite(db, admin.siteId, params.site);
    const text = await exportAudit(db, admin, body);
    res.attachment(`audit.${body.format}`);
    await pipeline(Readable.from(text), res).catch(ignoreWhoLeft);
  });

  open(routes, endpoints.getPast, ({ req, params, query }) => pastThread(db, inspector(req), params.article, query));

  return routes;
}

/** Whoever stops reading in the middle ends it quietly. */
function ignoreWhoLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
}

/** The audit is of the whole site, so it is for who decides in all of it. */
function inspector(req: Request): Member {
  const member = memberWho(req, "readAudit");
  if (member.sections) throw new Problem("not-allowed", { detail: "The audit is for who decides in all sections." });
  return member;
}
