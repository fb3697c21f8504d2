import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { sendText } from "../http/sendText.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { ownSite, siteByName } from "../sites/sites.ts";
import { memberWho } from "../users/viewer.ts";
import { auditExport, exportStatements } from "./exportStatements.ts";
import { transparencyOf } from "./figures.ts";

export function transparencyRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, endpoints.getTransparency, async ({ res, params }) => {
    const site = await siteByName(db, params.site);
    res.set("Cache-Control", "public, max-age=600");
    return await transparencyOf(db, site.id, new Date());
  });

  open(routes, endpoints.exportStatements, async ({ req, res, params, query: { format } }) => {
    const admin = memberWho(req, "exportStatements");
    await ownSite(db, admin.siteId, params.site);
    const site = await siteByName(db, params.site);
    await auditExport(db, admin, format);
    res.type(format).attachment(`statements-${site.slug}.${format}`);
    await sendText(exportStatements(db, site, format), res);
  });

  return routes;
}
