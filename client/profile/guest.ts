import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import type { EnteredAsGuest, GuestChallenge } from "../../server/protocol/guests.ts";
import type { Entered } from "../../server/protocol/views.ts";
import { ApiProblem, api } from "../core/api.ts";
import { home } from "../core/home.ts";
import { stored } from "../core/kept.ts";
import { session } from "../thread/connections.ts";

/** Who somebody was here as a guest: with the secret they come back, and claim their comments later. */
interface KeptGuest {
  name: string;
  secret: string;
}

const place = () => `comity:guest:${home.origin}`;

export function keptGuest(): KeptGuest | null {
  const text = stored(storage => storage.getItem(place()));
  return text ? (JSON.parse(text) as KeptGuest) : null;
}

export const forgetGuest = () => stored(storage => storage.removeItem(place()));

/**
 * Comes as a guest of this name. The work is done by the browser's own WebCrypto, off the page's thread, so it needs no worker, which many
 * pages' policies forbid. Throws ApiProblem.
 */
export async function enterAsGuest(name: string): Promise<void> {
  const challenge = await api.get<GuestChallenge>("guests/challenge");
  const solution = await solveChallenge({ challenge, deriveKey });
  const { secret, member } = await session().enter<EnteredAsGuest>("guests", { name, challenge, solution });
  stored(storage => storage.setItem(place(), JSON.stringify({ name: member.name, secret } satisfies KeptGuest)));
}

/** Comes back as the guest that this browser knows; false when the server knows none of it any more. Throws ApiProblem. */
export async function returnAsGuest({ secret }: KeptGuest): Promise<boolean> {
  try {
    await session().enter<Entered>("guests/returns", { secret });
    return true;
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem) || thrown.problem !== "wrong-credentials") throw thrown;
    forgetGuest();
    return false;
  }
}
