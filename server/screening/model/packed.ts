import { createHash } from "node:crypto";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

/** Named parts of a weights file. */
export interface Part {
  name: string;
  bytes: Uint8Array;
}

// A weights file: the line below, the SHA-256 of what follows it, and brotli over the length of a JSON header (32 bits, little
// endian), the header, and the parts in the order in which the header's `parts` name them with their lengths.
const magic = "COMITY-MODEL 1\n";
const digestBytes = 32;

export function pack(header: object, parts: Part[]): Buffer {
  const json = Buffer.from(JSON.stringify({ ...header, parts: parts.map(({ name, bytes }) => [name, bytes.length]) }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const body = brotliCompressSync(Buffer.concat([length, json, ...parts.map(part => part.bytes)]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  return Buffer.concat([Buffer.from(magic), digestOf(body), body]);
}

export interface Unpacked {
  header: Record<string, unknown>;
  /** A view into the unpacked file, not a copy. Throws where the file lacks the part. */
  part(name: string): Buffer;
}

/** Throws with the reason when the file is cut, changed or of another kind. */
export function unpack(file: Buffer): Unpacked {
  if (file.subarray(0, magic.length).toString("latin1") !== magic)
    throw new Error("The weights file is not a Comity model of version 1.");
  const digest = file.subarray(magic.length, magic.length + digestBytes);
  const body = file.subarray(magic.length + digestBytes);
  if (!digestOf(body).equals(digest)) throw new Error("The weights file is damaged or cut: its checksum does not fit.");
  const raw = brotliDecompressSync(body);
  let at = 4 + raw.readUInt32LE(0);
  const header = JSON.parse(raw.subarray(4, at).toString()) as { parts: [name: string, length: number][] };
  const parts = new Map<string, Buffer>();
  for (const [name, length] of header.parts) {
    parts.set(name, raw.subarray(at, at + length));
    at += length;
  }
  return {
    header,
    part: name => {
      const found = parts.get(name);
      if (!found) throw new Error(`The weights file lacks "${name}".`);
      return found;
    },
  };
}

const digestOf = (body: Buffer) => createHash("sha256").update(body).digest();

/** Numbers to whole steps of one scale, -127..127; the largest `clip` share of them is cut. */
export function quantise(values: ArrayLike<number>, clip = 0): { scale: number; bytes: Int8Array } {
  const scale = Math.fround(largestOf(values, clip) / 127 || 1);
  const bytes = new Int8Array(values.length);
  for (let i = 0; i < values.length; i++) bytes[i] = Math.max(-127, Math.min(127, Math.round(values[i]! / scale)));
  return { scale, bytes };
}

function largestOf(values: ArrayLike<number>, clip: number): number {
  if (clip > 0) {
    const sizes = Float32Array.from(values, Math.abs).sort();
    return sizes[Math.floor(sizes.length * (1 - clip))]!;
  }
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  return largest;
}

export const bytesOf = (array: { buffer: ArrayBufferLike; byteOffset: number; byteLength: number }) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
