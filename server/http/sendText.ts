import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Sends a text while it is made, no faster than it is taken. Whoever goes away before its end has asked for no more. */
export async function sendText(text: AsyncIterable<string>, to: Writable): Promise<void> {
  await pipeline(text, to).catch(error => {
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  });
}
