import { randomBytes } from "node:crypto";
import { hash as hashNow, type Options, verify as verifyNow } from "@node-rs/argon2";
import { turns } from "../turns.ts";

/** argon2id with OWASP's first choice: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Node works with four threads, files and names of hosts included: a crowd that signs in takes two of them at most. */
const inTurn = turns(2);

const hash = (password: string, options: Options) => inTurn(() => hashNow(password, options));
const verify = (hashed: string, password: string) => inTurn(() => verifyNow(hashed, password));

/** Argon2id of the password in one Unicode form, so that every keyboard types the same one. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/** One that is made up for somebody: 96 bits. */
export const randomPassword = (): string => randomBytes(12).toString("base64url");

/** A hash that no password has, for accounts without one. */
export const noPassword = "!";

let decoy: Promise<string> | undefined;

/** True when the password is that of the hash. Takes as long when there is no such account (`undefined`) or no password. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  if (passwordHash && passwordHash !== noPassword) return await verify(passwordHash, password.normalize("NFKC"));
  decoy ??= hashPassword("no account has this one");
  await verify(await decoy, password.normalize("NFKC"));
  return false;
}
