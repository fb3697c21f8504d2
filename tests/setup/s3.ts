import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

const keyId = "AKIDEXAMPLE";
const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const region = "eu-central-1";

/** A storage that keeps what is sent to it under the right signature, and answers 403 to all else. */
export interface S3Server {
  /** With the key in it, as S3_URL takes it. */
  url: string;
  kept: Map<string, { bytes: Buffer; type: string | undefined }>;
  refused: number;
  /** While true it answers 503 to everybody. */
  isDown: boolean;
  close(): Promise<void>;
}

export async function anS3(): Promise<S3Server> {
  const http = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const answer = (status: number, body: Buffer | string = "") => res.writeHead(status).end(body);
    if (server.isDown) return answer(503);
    if (!isSigned(req, bytes)) {
      server.refused++;
      return answer(403);
    }
    const name = req.url ?? "";
    if (req.method === "PUT") server.kept.set(name, { bytes, type: req.headers["content-type"] });
    else if (req.method === "DELETE") server.kept.delete(name);
    const found = server.kept.get(name);
    if (req.method === "GET") return found ? answer(200, found.bytes) : answer(404);
    return answer(req.method === "DELETE" ? 204 : 200);
  });
  await new Promise<void>(resolve => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  const server: S3Server = {
    url: `http://${keyId}:${encodeURIComponent(secret)}@127.0.0.1:${port}/pictures?region=${region}`,
    kept: new Map(),
    refused: 0,
    isDown: false,
    close: () => new Promise(resolve => http.close(() => resolve())),
  };
  return server;
}

const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest("hex");
const hmac = (key: Buffer | string, data: string) => createHmac("sha256", key).update(data).digest();

/** AWS Signature Version 4, from what the server got alone ("Signature Calculations for the Authorization Header"). */
function isSigned(req: IncomingMessage, body: Buffer): boolean {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      req.headers.authorization ?? "",
    );
  if (!given) return false;
  const [, id, day = "", where = "", signed = "", signature] = given;
  const time = String(req.headers["x-amz-date"]);
  const bodyHash = String(req.headers["x-amz-content-sha256"]);
  const isFresh =
    Math.abs(Date.parse(time.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, "$1-$2-$3T$4:$5:$6Z")) - Date.now()) <
    900_000;
  if (id !== keyId || where !== region || !isFresh || !signed.split(";").includes("host")) return false;
  if (req.method === "PUT" ? bodyHash !== sha256(body) : bodyHash !== "UNSIGNED-PAYLOAD") return false;
  const headers = signed.split(";").map(name => `${name}:${String(req.headers[name]).trim()}\n`);
  const canonical = [req.method, req.url, "", headers.join(""), signed, bodyHash].join("\n");
  const scope = `${day}/${where}/s3/aws4_request`;
  const key = ["s3", "aws4_request"].reduce((last, part) => hmac(last, part), hmac(hmac(`AWS4${secret}`, day), where));
  return hmac(key, ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n")).toString("hex") === signature;
}
