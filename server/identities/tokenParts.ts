import { isUtf8 } from "node:buffer";

export type Json = Record<string, unknown>;

/** Far above what a token needs, far below what hurts. */
export const tokenLengthMost = 8_192;

/** The header and the claims of a compact JWS (RFC 7515), unproven; null for a part that is no JSON object in UTF-8. */
interface TokenParts {
  header: Json | null;
  claims: Json | null;
}

/** Null for what is not three parts of base64url, each written in the one way in which it can be (RFC 4648, 3.5). */
export function partsOf(token: string): TokenParts | null {
  const parts = token.split(".");
  if (parts.length !== 3 || !parts.every(isBase64url)) return null;
  const [header = "", claims = ""] = parts;
  return { header: objectOf(header), claims: objectOf(claims) };
}

const isBase64url = (part: string) => part !== "" && Buffer.from(part, "base64url").toString("base64url") === part;

function objectOf(part: string): Json | null {
  const bytes = Buffer.from(part, "base64url");
  if (!isUtf8(bytes)) return null;
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
}

/** A value as it is shown to whoever looks for the mistake: short, and on one line; null where there is none. */
export function shown(value: string): string;
export function shown(value: unknown): string | null;
export function shown(value: unknown): string | null {
  const text: string | undefined = typeof value === "string" ? value : JSON.stringify(value);
  if (text === undefined) return null;
  const seen = [...text.toWellFormed().replace(/[\p{C}\s]+/gu, " ")];
  return seen.length > 80 ? `${seen.slice(0, 80).join("")}…` : seen.join("");
}
