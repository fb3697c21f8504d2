import { isUtf8 } from "node:buffer";
import express from "express";
import { say } from "../../locales/say.ts";
import { imageForms } from "../protocol/images.ts";
import { limits } from "../protocol/limits.ts";
import { Problem } from "../protocol/problems.ts";

const readBytes = (limit: number) => express.raw({ type: () => true, limit, inflate: false });
const readShort = readBytes(limits.requestBytes);
const readLong = readBytes(limits.siteRequestBytes);
const readAvatar = readBytes(imageForms.avatar.uploadBytes);
const readPicture = readBytes(imageForms.comment.uploadBytes);

/**
 * Reads a request body as JSON: application/json in UTF-8 only, at most `limits.requestBytes` (below /sites, for many
 * decisions and for an article `limits.siteRequestBytes`) and `limits.jsonDepth`. The depth is counted on the text, before anything walks the
 * value. No body at all is `undefined`. A picture that is uploaded stays the bytes that it is, of any type.
 */
export const readJson: express.RequestHandler = (req, res, next) => {
  if (/^\/me\/avatar\/?$/i.test(req.path)) return readAvatar(req, res, next);
  if (/^\/me\/pictures\/?$/i.test(req.path)) return readPicture(req, res, next);
  const read = /^\/(sites\/|cases\/decisions|articles\/[^/]+\/?$)/i.test(req.path) ? readLong : readShort;
  read(req, res, error => {
    if (error) return next(error);
    try {
      req.body = jsonOf(req);
      next();
    } catch (problem) {
      next(problem);
    }
  });
};

function jsonOf(req: express.Request): unknown {
  const bytes = req.body as Buffer | undefined;
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return undefined;
  const type = /^application\/json\s*(?:;\s*charset\s*=\s*"?([\w-]+)"?\s*)?$/i.exec(req.headers["content-type"] ?? "");
  if (!type || (type[1] && !/^utf-?8$/i.test(type[1]))) throw new Problem("wrong-media-type");
  if (!isUtf8(bytes)) throw new Problem("unreadable-request", { detail: () => say("details.notUtf8") });
  const text = bytes.toString("utf8");
  if (depthOf(text) > limits.jsonDepth) {
    const detail = () => say("details.tooDeep", { most: String(limits.jsonDepth) });
    throw new Problem("unreadable-request", { detail });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("unreadable-request", { detail: () => say("details.notJson") });
  }
}

/** Deepest nesting of brackets outside strings. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const character = json[i];
    if (inString) {
      if (character === "\\") i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === "}" || character === "]") depth--;
  }
  return deepest;
}
