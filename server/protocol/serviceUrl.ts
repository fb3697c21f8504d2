import { z } from "zod";
import { fault } from "./faults.ts";

/** A service that an admin trusts: by https, with no name, password or fragment in its address. */
export const serviceUrl = z
  .string()
  .max(1_000, fault("faults.longer", { most: "1000" }))
  .refine(isReachedSafely, fault("faults.https"))
  .refine(text => !URL.canParse(text) || isBare(new URL(text)), fault("faults.loginOrFragment"));

/** True of https, and of http that stays on this machine. */
export function isReachedSafely(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));
}

const isBare = ({ username, password, hash }: URL) => username === "" && password === "" && hash === "";
