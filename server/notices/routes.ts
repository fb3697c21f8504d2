import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { endpoints } from "../protocol/endpoints.ts";
import type { Me } from "../protocol/views.ts";
import { member, memberView, viewer } from "../users/viewer.ts";
import { markNoticesRead, noticesOf } from "./notices.ts";

/** "Me": who I am and what I was told. */
export function noticeRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, endpoints.getMe, async ({ req }): Promise<Me> => {
    const who = viewer(req);
    if (!who) return { member: null, notices: [], sanctions: [] };
    return { member: memberView(who), notices: await noticesOf(db, who.id), sanctions: who.sanctions };
  });

  open(routes, endpoints.readNotices, ({ req }) => markNoticesRead(db, member(req).id));

  return routes;
}
