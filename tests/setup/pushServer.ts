import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { Pushed } from "../../server/protocol/pushed.ts";
import { until } from "./socket.ts";

/** A push service that reads what browsers would: it has their keys. */
export interface PushServer {
  /** A browser that subscribes: what `PushSubscription.toJSON` gives. */
  browser(): { endpoint: string; p256dh: string; auth: string };
  /** What came for a browser, decrypted. */
  came: { endpoint: string; pushed: Pushed; headers: IncomingHttpHeaders; sealed: string }[];
  /** Waits for the next message to a browser, and takes it away. */
  next(endpoint: string): Promise<PushServer["came"][number]>;
  /** From now on messages to this browser are answered with this status. */
  answer(endpoint: string, status: number): void;
  close(): Promise<void>;
}

export async function aPushServer(): Promise<PushServer> {
  const browsers = new Map<string, { key: ReturnType<typeof createECDH>; auth: Buffer }>();
  const answers = new Map<string, number>();
  const came: PushServer["came"] = [];
  const server = createServer(async (req, res) => {
    const parts: Buffer[] = [];
    for await (const part of req) parts.push(part as Buffer);
    const endpoint = `${origin}${req.url}`;
    const browser = browsers.get(endpoint);
    if (!browser || !isSigned(req.headers.authorization ?? "", origin)) return res.writeHead(403).end();
    const body = Buffer.concat(parts);
    const pushed = JSON.parse(opened(body, browser)) as Pushed;
    const status = answers.get(endpoint) ?? 201;
    if (status === 201) came.push({ endpoint, pushed, headers: req.headers, sealed: body.toString("latin1") });
    res.writeHead(status).end();
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    browser() {
      const key = createECDH("prime256v1");
      key.generateKeys();
      const auth = randomBytes(16);
      const endpoint = `${origin}/${randomBytes(8).toString("hex")}`;
      browsers.set(endpoint, { key, auth });
      return { endpoint, p256dh: key.getPublicKey("base64url"), auth: auth.toString("base64url") };
    },
    came,
    async next(endpoint) {
      const place = () => came.findIndex(one => one.endpoint === endpoint);
      await until("a message was pushed", () => place() >= 0);
      return came.splice(place(), 1)[0] as PushServer["came"][number];
    },
    answer: (endpoint, status) => void answers.set(endpoint, status),
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}

/** RFC 8188 and 8291, one record: salt (16), size (4), length of the key (1), key of the sender, sealed text, tag (16). */
function opened(body: Buffer, { key, auth }: { key: ReturnType<typeof createECDH>; auth: Buffer }): string {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + (body[20] ?? 0));
  const sealed = body.subarray(21 + sender.length);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), key.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync("sha256", key.computeSecret(sender), auth, info, 32));
  const derived = (name: string, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, salt, Buffer.from(`Content-Encoding: ${name}\0`), length));
  const decipher = createDecipheriv("aes-128-gcm", derived("aes128gcm", 16), derived("nonce", 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  // A 2 ends the last record.
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}

/** VAPID (RFC 8292): a token for this origin, signed with the key that it brings. */
function isSigned(authorization: string, origin: string): boolean {
  const [, token = "", key = ""] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const part = (from: number) => point.subarray(from, from + 32).toString("base64url");
  const jwk = { kty: "EC", crv: "P-256", x: part(1), y: part(33) };
  const signer = { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" } as const;
  const { aud } = JSON.parse(Buffer.from(claims, "base64url").toString()) as { aud: string };
  return (
    aud === origin && verify("sha256", Buffer.from(`${head}.${claims}`), signer, Buffer.from(signature, "base64url"))
  );
}
