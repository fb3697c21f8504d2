import pg from "pg";

export interface Doorbell {
  /** Wakes whoever serves these channels, here at once and on the other nodes soon. Rings of a few milliseconds go together. */
  ring(channels: Iterable<string>): void;
  close(): Promise<void>;
}

export interface DoorbellOptions {
  url: string;
  onRing: (channels: string[]) => void;
  onError?: (error: Error) => void;
}

const gatherMs = 5;
const reconnectMs = 1_000;
/** NOTIFY carries at most 8,000 bytes; beyond that the ring says only "look at everything". */
const payloadMost = 7_000;

/**
 * The bell between nodes: LISTEN and NOTIFY on a connection of its own, after the commit and never inside it (NOTIFY in
 * a transaction takes a database-wide lock at commit). A lost ring delays, it never loses: the numbers are in the table.
 */
export async function openDoorbell({ url, onRing, onError = () => {} }: DoorbellOptions): Promise<Doorbell> {
  const waiting = new Set<string>();
  let client: pg.Client | null = null;
  let closed = false;
  let gathering: NodeJS.Timeout | undefined;
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
    await next.connect();
    const { rows } = await next.query<{ pid: number }>("select pg_backend_pid() as pid");
    // Our own rings were heard when they were made.
    next.on("notification", ({ processId, payload }) => {
      if (processId !== rows[0]?.pid) onRing(payload ? payload.split(" ") : []);
    });
    await next.query("listen comity");
    client = next;
    if (closed) await next.end();
  };

  const gather = () => {
    gathering ??= setTimeout(() => tellOthers().catch(lost), gatherMs);
  };

  /** One notification under way at a time; what is rung meanwhile goes with the next. */
  const tellOthers = async () => {
    const payload = [...waiting].join(" ");
    waiting.clear();
    try {
      await client?.query("select pg_notify('comity', $1)", [payload.length > payloadMost ? "" : payload]);
    } finally {
      gathering = undefined;
      if (waiting.size > 0 && !closed) gather();
    }
  };

  await connect();
  return {
    ring(channels) {
      const rung = [...channels];
      onRing(rung);
      for (const channel of rung) waiting.add(channel);
      gather();
    },
    async close() {
      closed = true;
      clearTimeout(gathering);
      clearTimeout(reconnecting);
      await client?.end().catch(() => {});
    },
  };
}
