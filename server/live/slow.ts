import type { Socket } from "socket.io";

/** What a reader may leave lying with us, in bytes; whoever leaves more is cut off, comes back and catches up. */
const leftMost = 1_000_000;

/** What Engine.IO keeps for a WebSocket: packets that wait for their turn, and what the system has not taken yet. */
interface Wire {
  writeBuffer: { data?: string }[];
  transport: { socket?: { bufferedAmount: number; terminate(): void } };
}

/** Cuts off a socket whose reader does not take what is sent: it must not fill our memory. */
export function cutIfSlow(socket: Socket): void {
  const { writeBuffer, transport } = socket.conn as unknown as Wire;
  // Most have taken everything, so most cost one look.
  if (writeBuffer.length === 0 || !transport.socket) return;
  const packets = writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
  // No word of farewell: it would only stand behind all the rest.
  if (packets + transport.socket.bufferedAmount > leftMost) transport.socket.terminate();
}
