import { z } from "zod";

/** A service that an admin trusts: by https, with no name, password or fragment in its address. */
export const serviceUrl = z
  .string()
  .max(1_000, "is longer than 1000 characters")
  .refine(isReachedSafely, "is no address that begins with https (http is for this machine itself)")
  .refine(text => !URL.canParse(text) || isBare(new URL(text)), "holds a name, a password or a fragment");

/** True of https, and of http that stays on this machine. */
export function isReachedSafely(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));
}

const isBare = ({ username, password, hash }: URL) => username === "" && password === "" && hash === "";
