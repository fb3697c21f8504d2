import { createHash, randomBytes } from "node:crypto";

/** What only its holder has, in a cookie, a link or a browser's memory: 256 bits that nobody guesses. We keep its hash. */
export const aToken = (): string => randomBytes(32).toString("base64url");

/** Under which a token is kept. Whoever looks for one learns nothing from how long it takes. */
export const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();
