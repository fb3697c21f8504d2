import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

/**
 * As little of a Socket.IO client as hears frames, over a bare connection: thousands of them must cost less than what they measure.
 * `onText` gets each text frame; `onEnd` once, when the connection is gone or was never there.
 */
export interface Wire {
  send(text: string): void;
  destroy(): void;
}

export function openWire(url: string, onText: (text: Buffer) => void, onEnd: () => void): Wire {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect(Number(port), hostname).setNoDelay(true);
  let rest: Buffer = Buffer.alloc(0);
  let isOpen = false;
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${url}\r\nUpgrade: websocket\r\n` +
      `Connection: Upgrade\r\nSec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  socket.on("data", chunk => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    if (!isOpen) {
      const end = rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      if (!rest.subarray(0, 12).toString().endsWith("101")) return void socket.destroy();
      isOpen = true;
      rest = rest.subarray(end + 4);
    }
    for (let frame = firstFrame(rest); frame; frame = firstFrame(rest)) {
      rest = rest.subarray(frame.end);
      if (frame.isText) onText(frame.payload);
    }
  });
  socket.on("error", () => {});
  socket.on("close", onEnd);
  return { send: text => void socket.write(masked(text)), destroy: () => void socket.destroy() };
}

function firstFrame(bytes: Buffer): { payload: Buffer; end: number; isText: boolean } | null {
  if (bytes.length < 2) return null;
  const short = (bytes[1] ?? 0) & 127;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < start) return null;
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const end = start + length;
  if (bytes.length < end) return null;
  return { payload: bytes.subarray(start, end), end, isText: ((bytes[0] ?? 0) & 15) === 1 };
}

/** Masked with zeros, which is a mask too. */
function masked(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length > 125) throw new Error("a client's frame of the bench is short");
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}
