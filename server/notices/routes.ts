import { Router } from "express";
import { say } from "../../locales/say.ts";
import { open } from "../http/endpoint.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { Problem } from "../protocol/problems.ts";
import type { Me } from "../protocol/views.ts";
import { member, memberView, viewer } from "../users/viewer.ts";
import { ownKey } from "./keys.ts";
import { linkTo, whoseLink } from "./links.ts";
import { markNoticesRead, noticesOf } from "./notices.ts";
import { addDevice, pushServices, removeDevice } from "./push.ts";
import { noticeWays, setNoticeWays, type WaysContext } from "./ways.ts";

interface NoticeRoutes extends WaysContext {
  /** To which addresses notices may be pushed; those of the browsers' services unless a test has its own. */
  services?: readonly RegExp[] | undefined;
}

/** For how many minutes one may think over whether this browser may show notices. */
const invitationMinutes = 10;

/** "Me": who I am, what I was told, and how I want to be told. */
export function noticeRoutes({ services = pushServices, ...context }: NoticeRoutes): Router {
  const { db, publicUrl } = context;
  const routes = Router();

  open(routes, endpoints.getMe, async ({ req }): Promise<Me> => {
    const who = viewer(req);
    if (!who) return { member: null, notices: [], sanctions: [] };
    return { member: memberView(who), notices: await noticesOf(db, who.id), sanctions: who.sanctions };
  });

  open(routes, endpoints.readNotices, ({ req }) => markNoticesRead(db, member(req).id));

  open(routes, endpoints.getNoticeWays, ({ req }) => noticeWays(context, member(req).id));

  open(routes, endpoints.setNoticeWays, ({ req, body }) => setNoticeWays(context, member(req), body));

  open(routes, endpoints.invitePush, async ({ req }) => {
    const { id: memberId } = member(req);
    const key = await ownKey(db, "links");
    return { url: linkTo(publicUrl(), key, { purpose: "push", memberId, minutes: invitationMinutes }) };
  });

  open(routes, endpoints.addDevice, async ({ req, body }) => {
    const { invitation } = body;
    const memberId = invitation ? await whoseLink(await ownKey(db, "links"), "push", invitation) : member(req).id;
    if (!memberId) throw new Problem("not-allowed", { detail: () => say("details.invitationOver") });
    await addDevice(db, memberId, body, services);
  });

  open(routes, endpoints.removeDevice, ({ req, body }) => removeDevice(db, member(req).id, body.endpoint));

  return routes;
}
