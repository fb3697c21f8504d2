import { AwsClient } from "aws4fetch";

/** Keeps the bytes of pictures outside of PostgreSQL, each under its id. Throws when the other side does not answer as it should. */
export interface ImageStorage {
  put(id: string, bytes: Buffer, type: string): Promise<void>;
  /** Null: it is not there. */
  get(id: string): Promise<Buffer | null>;
  /** Also when it is not there any more. */
  remove(id: string): Promise<void>;
}

const withinMs = 10_000;

/**
 * A bucket of Amazon S3 or of what speaks its language, by an address such as https://KEY:SECRET@s3.example/bucket/folder?region=eu-central-1.
 * Requests are signed (AWS Signature Version 4, with the hash of what is sent); the bucket itself needs to let nobody read.
 */
export function s3Storage(address: string): ImageStorage {
  const url = new URL(address);
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: "s3",
    region: url.searchParams.get("region") ?? "us-east-1",
    retries: 2,
  });
  const folder = `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
  const ask = (method: string, id: string, init: RequestInit = {}) =>
    client.fetch(`${folder}/${id}`, { method, signal: AbortSignal.timeout(withinMs), redirect: "error", ...init });
  return {
    async put(id, bytes, type) {
      const body = new Uint8Array(bytes);
      const headers = { "Content-Type": type, "X-Amz-Content-Sha256": await sha256(body) };
      answered(await ask("PUT", id, { body, headers }));
    },
    async get(id) {
      const response = await ask("GET", id);
      if (response.status === 404) return null;
      return Buffer.from(await answered(response).arrayBuffer());
    },
    async remove(id) {
      const response = await ask("DELETE", id);
      if (response.status !== 404) answered(response);
    },
  };
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
}

/** Whoever reads the log is told the status, never the address with its key. */
function answered(response: Response): Response {
  if (!response.ok) throw new Error(`the storage of pictures answered ${response.status}`);
  return response;
}
