import { WebSocket } from "ws";

/** Node 20 has no WebSocket of its own; imported for what it does. */
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;
