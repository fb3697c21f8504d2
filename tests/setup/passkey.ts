import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** An authenticator in a few lines (WebAuthn Level 3, ES256, no attestation), which can be told to do what a real one would not. */
export interface SoftPasskey {
  id: string;
  /** What `navigator.credentials.create` would answer. */
  made(challenge: string, lies?: Lies): object;
  /** What `navigator.credentials.get` would answer. */
  signed(challenge: string, lies?: Lies): object;
}

export interface Lies {
  origin?: string;
  rpId?: string;
  /** False: it did not ask who holds it. */
  isVerified?: boolean;
  counter?: number;
  type?: string;
  userHandle?: string;
}

const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest();
const base64url = (bytes: string | Buffer) => Buffer.from(bytes).toString("base64url");

export function aPasskey(origin: string, userId: string): SoftPasskey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const rawId = randomBytes(16);
  const id = base64url(rawId);
  const about = { id, rawId: id, type: "public-key", clientExtensionResults: {} };

  const clientData = (type: string, challenge: string, lies: Lies) =>
    Buffer.from(JSON.stringify({ type: lies.type ?? type, challenge, origin: lies.origin ?? origin }));
  const authData = (flags: number, { rpId = new URL(origin).hostname, isVerified = true, counter = 0 }: Lies) => {
    const head = Buffer.alloc(5);
    head.writeUInt8(flags | 0x01 | (isVerified ? 0x04 : 0));
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(rpId), head]);
  };

  return {
    id,
    made(challenge, lies = {}) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(rawId.length);
      const key = cosePublicKey(publicKey);
      const data = Buffer.concat([authData(0x40, lies), Buffer.alloc(16), length, rawId, key]);
      const attestationObject = Buffer.concat([
        Buffer.from([0xa3]),
        cborText("fmt"),
        cborText("none"),
        cborText("attStmt"),
        Buffer.from([0xa0]),
        cborText("authData"),
        Buffer.from([0x58, data.length]),
        data,
      ]);
      const response = {
        clientDataJSON: base64url(clientData("webauthn.create", challenge, lies)),
        attestationObject: base64url(attestationObject),
        transports: ["internal"],
      };
      return { ...about, response };
    },
    signed(challenge, lies = {}) {
      const client = clientData("webauthn.get", challenge, lies);
      const data = authData(0, lies);
      const response = {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(sign("sha256", Buffer.concat([data, sha256(client)]), privateKey)),
        userHandle: base64url(lies.userHandle ?? userId),
      };
      return { ...about, response };
    },
  };
}

const cborText = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);

/** {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y} (RFC 9053). */
function cosePublicKey(publicKey: KeyObject): Buffer {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const coordinate = (label: number, value: string) =>
    Buffer.concat([Buffer.from([label, 0x58, 32]), Buffer.from(value, "base64url")]);
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]),
    coordinate(0x21, x),
    coordinate(0x22, y),
  ]);
}
