import { createHash } from "node:crypto";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

/** Named parts of a weights file. */
export interface Part {
  name: string;
  bytes: Uint8Array;
}

const magic = "COMITY-MODEL 1\n";

/** One compressed file: magic, the SHA-256 of the rest, a JSON header, the parts. */
export function pack(header: object, parts: Part[]): Buffer {
  const json = Buffer.from(JSON.stringify({ ...header, parts: parts.map(({ name, bytes }) => [name, bytes.length]) }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const body = brotliCompressSync(Buffer.concat([length, json, ...parts.map(part => part.bytes)]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  return Buffer.concat([Buffer.from(magic), createHash("sha256").update(body).digest(), body]);
}

/** Throws with the reason when the file is cut, changed or of another kind. */
export function unpack(file: Buffer): { header: Record<string, unknown>; part(name: string): Buffer } {
  if (file.subarray(0, magic.length).toString("latin1") !== magic)
    throw new Error("The weights file is not a Comity model of version 1.");
  const body = file.subarray(magic.length + 32);
  if (
    !createHash("sha256")
      .update(body)
      .digest()
      .equals(file.subarray(magic.length, magic.length + 32))
  )
    throw new Error("The weights file is damaged or cut: its checksum does not fit.");
  const raw = brotliDecompressSync(body);
  const length = raw.readUInt32LE(0);
  const header = JSON.parse(raw.subarray(4, 4 + length).toString()) as Record<string, unknown> & {
    parts: [string, number][];
  };
  const places = new Map<string, Buffer>();
  let at = 4 + length;
  for (const [name, size] of header.parts) {
    places.set(name, raw.subarray(at, at + size));
    at += size;
  }
  return {
    header,
    part: name => {
      const found = places.get(name);
      if (!found) throw new Error(`The weights file lacks "${name}".`);
      return found;
    },
  };
}

/** Numbers to eight bits with one scale; the largest `clip` share of them is cut. */
export function quantise(values: ArrayLike<number>, clip = 0): { scale: number; bytes: Int8Array } {
  let largest = 0;
  if (clip === 0) for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  else {
    const sizes = Float32Array.from(values as ArrayLike<number>, Math.abs).sort();
    largest = sizes[Math.floor(sizes.length * (1 - clip))]!;
  }
  const scale = Math.fround(largest / 127 || 1);
  const bytes = new Int8Array(values.length);
  for (let i = 0; i < values.length; i++) bytes[i] = Math.max(-127, Math.min(127, Math.round(values[i]! / scale)));
  return { scale, bytes };
}

export const bytesOf = (array: { buffer: ArrayBufferLike; byteOffset: number; byteLength: number }) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
