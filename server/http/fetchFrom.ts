import { isReachedSafely } from "../protocol/serviceUrl.ts";

interface FetchBounds {
  bytesMost: number;
  withinMs: number;
}

/**
 * Asks a service that an admin has named: by https (or on this machine), without following it elsewhere, and for no longer or more than
 * the bounds say. Answers with the whole body in memory; throws where there is none.
 */
export async function fetchFrom(
  address: string,
  { signal, ...init }: RequestInit,
  { bytesMost, withinMs }: FetchBounds,
): Promise<Response> {
  if (!isReachedSafely(address)) throw new Error("the address is not https");
  const timeout = AbortSignal.timeout(withinMs);
  const either = signal ? AbortSignal.any([timeout, signal]) : timeout;
  const response = await fetch(address, { ...init, redirect: "manual", signal: either });
  const body = await bytesOf(response, bytesMost);
  const { status, headers } = response;
  return new Response(status === 204 || status === 304 ? null : body, { status, headers });
}

/** Counted as they arrive, unpacked: what a header says of its length proves nothing. */
async function bytesOf({ body }: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > most) throw new Error(`the answer is longer than ${most} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
