import express from "express";
import { limits } from "../protocol/limits.ts";

const read = express.urlencoded({ extended: false, limit: limits.requestBytes, inflate: false, parameterLimit: 50 });

/**
 * Reads what a plain HTML form sends, for pages that work without JavaScript; `req.body` then holds its fields. Of a field that
 * is sent twice the last counts, and a line ends as everywhere else.
 */
export const readForm: express.RequestHandler = (req, res, next) => {
  read(req, res, error => {
    if (error) return next(error);
    const fields = Object.entries((req.body ?? {}) as Record<string, string | string[]>);
    req.body = Object.fromEntries(fields.map(([name, value]) => [name, oneLineEnd([value].flat().at(-1) ?? "")]));
    next();
  });
};

const oneLineEnd = (text: string) => text.replaceAll("\r\n", "\n");
