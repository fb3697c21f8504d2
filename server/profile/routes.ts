import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Request, type RequestHandler, Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { bytesOf, type Images } from "../images/images.ts";
import type { Id } from "../protocol/basics.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { Problem } from "../protocol/problems.ts";
import { member, viewer } from "../users/viewer.ts";
import { claimComments } from "./claim.ts";
import { askDeletion, cancelDeletion, deletionOf } from "./deletion.ts";
import { exportOf } from "./exportOf.ts";
import { pictureFor, removeAvatar, setAvatar, uploadPicture } from "./pictures.ts";
import { changeProfile, profileOf } from "./profile.ts";
import { commentsOfPerson, myComments } from "./written.ts";

type Pictures = Images & { db: Pool };

interface ProfileRoutes {
  images: Pictures;
  siteId: Id;
  publicUrl: () => string;
  limitExport: RequestHandler;
}

/** Who somebody is here, and what one does with the own account. */
export function profileRoutes({ images, siteId, publicUrl, limitExport }: ProfileRoutes): Router {
  const { db } = images;
  const routes = Router();

  open(routes, endpoints.getPerson, ({ params }) => profileOf(db, siteId, params.id));

  open(routes, endpoints.getPersonComments, ({ params, query }) => commentsOfPerson(db, siteId, params.id, query));

  open(routes, endpoints.getMyComments, ({ req, query }) => myComments(db, member(req).id, query));

  open(routes, endpoints.changeProfile, ({ req, body }) => changeProfile(db, member(req), body));

  open(routes, endpoints.putAvatar, ({ req }) => setAvatar(images, member(req), uploadOf(req)));

  open(routes, endpoints.postPicture, ({ req }) => uploadPicture(images, member(req), uploadOf(req)));

  open(routes, endpoints.removeAvatar, ({ req }) => removeAvatar(images, member(req)));

  routes.get(endpoints.getExport.path, limitExport);
  open(routes, endpoints.getExport, async ({ req, res }) => {
    const { id } = member(req);
    res.set({ "Content-Disposition": 'attachment; filename="comity-export.json"', "Cache-Control": "no-store" });
    await pipeline(Readable.from(exportOf(images, id)), res.type("json"));
  });

  open(routes, endpoints.getDeletion, ({ req }) => deletionOf(db, member(req).id));

  open(routes, endpoints.askDeletion, ({ req, body }) =>
    askDeletion(db, member(req), body.way, `${publicUrl()}/account`),
  );

  open(routes, endpoints.cancelDeletion, ({ req }) => cancelDeletion(db, member(req).id));

  open(routes, endpoints.claimComments, ({ req, body }) => claimComments(db, member(req), body.secret));

  return routes;
}

/** The addresses of pictures. */
export function imageRoutes(images: Pictures, siteId: Id): Router {
  const routes = Router();

  routes.get("/images/:id", async (req, res) => {
    const image = await pictureFor(images, viewer(req), siteId, req.params.id);
    const bytes = await bytesOf(images, image.id);
    if (!bytes) throw new Problem("not-found");
    res.set({
      "Content-Type": image.type,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Content-Disposition": "inline",
      // Pages of the newsroom show it, too.
      "Cross-Origin-Resource-Policy": image.isPublic ? "cross-origin" : "same-origin",
      "Cache-Control": image.isPublic ? publicCaching[image.purpose] : "private, no-store",
    });
    res.send(bytes);
  });

  return routes;
}

/** What stands at an address never changes; but a comment may be taken away, and its picture with it. */
const publicCaching = { avatar: "public, max-age=31536000, immutable", comment: "public, max-age=300" };

function uploadOf(req: Request): Buffer {
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
}
