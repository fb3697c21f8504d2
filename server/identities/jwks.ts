import { createLocalJWKSet, errors, type JWK, type JWSHeaderParameters } from "jose";
import { z } from "zod";
import { fetchFrom } from "../http/fetchFrom.ts";

type Find = ReturnType<typeof createLocalJWKSet>;
export type PublicKey = Awaited<ReturnType<Find>>;

/** No keys could be read at the address; `message` says why, for who set it. */
export class KeysAway extends Error {}

const bounds = { bytesMost: 256 * 1024, withinMs: 5_000 };
const keysMost = 50;
/** Read again after so long, so that a key that was taken away is not believed for longer. */
const freshMs = 10 * 60_000;
/** For so long the keys of before are believed while their service does not answer. */
const staleMs = 24 * 60 * 60_000;
/** An unknown key is looked for no sooner than so long after the last look: nobody makes us ask by making up names. */
const cooldownMs = 30_000;

const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(keysMost) });

/** The public keys at an address (RFC 7517), read when they are needed and kept. */
export class RemoteKeys {
  readonly #address: string;
  #find: Find | null = null;
  #readAt = Number.NEGATIVE_INFINITY;
  #askedAt = Number.NEGATIVE_INFINITY;
  #asking: Promise<void> | null = null;
  #trouble = "";

  constructor(address: string) {
    this.#address = address;
  }

  /** The keys that may have signed under this header; more than one where it names none. Throws `KeysAway`. */
  async keysFor(header: JWSHeaderParameters, now = Date.now()): Promise<PublicKey[]> {
    if (now - this.#readAt > freshMs) await this.#readAgain(now);
    let found = await this.#known(header);
    if (found.length === 0 && (await this.#readAgain(now))) found = await this.#known(header);
    if (this.#find === null || now - this.#readAt > staleMs) throw new KeysAway(this.#trouble);
    return found;
  }

  async #known(header: JWSHeaderParameters): Promise<PublicKey[]> {
    try {
      return this.#find ? [await this.#find(header)] : [];
    } catch (error) {
      const found: PublicKey[] = [];
      if (error instanceof errors.JWKSMultipleMatchingKeys) for await (const key of error) found.push(key);
      return found;
    }
  }

  /** True when the keys were read just now. Whoever comes while they are read waits for the same answer. */
  async #readAgain(now: number): Promise<boolean> {
    if (!this.#asking) {
      if (now - this.#askedAt < cooldownMs) return false;
      this.#askedAt = now;
      this.#asking = this.#read(now).finally(() => {
        this.#asking = null;
      });
    }
    await this.#asking;
    return this.#readAt >= this.#askedAt;
  }

  async #read(now: number): Promise<void> {
    try {
      const answer = await fetchFrom(this.#address, { headers: { Accept: "application/json" } }, bounds);
      if (answer.status !== 200) throw new Error(`the answer was ${answer.status}`);
      const { keys } = KeySet.parse(await answer.json());
      this.#find = createLocalJWKSet({ keys: keys.filter(isPublic) as JWK[] });
      this.#readAt = now;
    } catch (error) {
      this.#trouble = error instanceof z.ZodError ? "it is no set of keys" : (error as Error).message;
    }
  }
}

/** A secret half, or a shared secret, that stands where everybody reads it signs for everybody. */
const isPublic = ({ kty, d, k }: { kty: string; d?: unknown; k?: unknown }) =>
  kty !== "oct" && d === undefined && k === undefined;

const kept = new Map<string, RemoteKeys>();
const addressesMost = 20;

/** The keys at this address, the same for all who ask for them in this process. */
export function keysAt(address: string): RemoteKeys {
  const known = kept.get(address);
  if (known) return known;
  const keys = new RemoteKeys(address);
  kept.set(address, keys);
  const [oldest] = kept.keys();
  if (kept.size > addressesMost && oldest !== undefined) kept.delete(oldest);
  return keys;
}
