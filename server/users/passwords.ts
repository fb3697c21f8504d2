import { hash, verify } from "@node-rs/argon2";

/** argon2id with OWASP's first choice: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

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
