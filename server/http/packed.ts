import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** A text that is sent to many: packed once for each way in which somebody takes it. */
export class Packed {
  readonly plain: Buffer;
  readonly #packed = new Map<Packing, Promise<Buffer>>();

  constructor(text: string) {
    this.plain = Buffer.from(text);
  }

  /** As who sent this `Accept-Encoding` takes it. */
  async as(accepted: string | undefined): Promise<{ bytes: Buffer; encoding?: Packing }> {
    const encoding = packings.find(one => takes(accepted ?? "", one));
    if (!encoding) return { bytes: this.plain };
    const packed = this.#packed.get(encoding) ?? pack[encoding](this.plain);
    this.#packed.set(encoding, packed);
    return { bytes: await packed, encoding };
  }
}

/** Smallest first. */
const packings = ["br", "gzip"] as const;
type Packing = (typeof packings)[number];

/** Aside, on a thread of Node's; a page of 100 kB takes some milliseconds. */
const pack: Record<Packing, (plain: Buffer) => Promise<Buffer>> = {
  br: plain => promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: plain => promisify(gzip)(plain, { level: 6 }),
};

/** RFC 9110, 12.5.3; what is not named is not taken. */
const takes = (accepted: string, encoding: Packing): boolean =>
  accepted.split(",").some(one => {
    const [name, weight = ""] = one.toLowerCase().split(";");
    return name?.trim() === encoding && !/^\s*q=0(\.0*)?\s*$/.test(weight);
  });
