import pg from "pg";
import type { Listener, Wire } from "./wire.ts";

const reconnectMs = 1_000;

/**
 * LISTEN and NOTIFY on a connection of its own, never inside a transaction that writes: NOTIFY there takes a lock on the whole
 * database at commit. Rejects when PostgreSQL does not answer at the start; later it connects again by itself.
 */
export async function openNotify(url: string, { onMessage, onOpen, onError }: Listener): Promise<Wire> {
  let client: pg.Client | null = null;
  let closed = false;
  let reconnecting: NodeJS.Timeout | undefined;

  const lost = (error: Error) => {
    if (closed || reconnecting) return;
    onError(error);
    client?.end().catch(() => {});
    client = null;
    reconnecting = setTimeout(() => {
      reconnecting = undefined;
      connect().catch(lost);
    }, reconnectMs);
  };

  const connect = async () => {
    const next = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: "comity doorbell",
    });
    next.on("error", lost);
    next.on("end", () => lost(new Error("the doorbell's connection ended")));
    next.on("notification", ({ payload = "" }) => onMessage(payload));
    await next.connect();
    await next.query("listen comity");
    client = next;
    if (closed) await next.end();
    else onOpen();
  };

  await connect();
  return {
    async send(message) {
      await client?.query("select pg_notify('comity', $1)", [message]).catch(lost);
    },
    async close() {
      closed = true;
      clearTimeout(reconnecting);
      await client?.end().catch(() => {});
    },
  };
}
