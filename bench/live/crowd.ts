import type { Channel, Frame } from "../../server/protocol/events.ts";
import { openWire, type Wire } from "./wire.ts";

/** What the measure tells this process: to fill it with clients, and to cut them all at once. */
export type ToCrowd = { open: { url: string; channel: Channel; since: number; count: number } } | { cut: true };

/** What it is told: each event when the last of its clients has it, and when all clients are there. Times as {@link now}. */
export type FromCrowd = { heard: number; at: number } | { complete: number; at: number; connected: number };

/** Milliseconds of a clock that all processes of a machine share. */
export const now = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000;

const openingAtOnce = 40;
const reportEveryMs = 100;

interface Client {
  seq: number;
  wire: Wire | null;
  isWatching: boolean;
  tries: number;
}

/** One process full of clients, that come back as pages do (client/core/live.ts). */
function crowd({ url, channel, since, count }: Extract<ToCrowd, { open: object }>["open"]) {
  const clients = Array.from(
    { length: count },
    (): Client => ({ seq: since, wire: null, isWatching: false, tries: 0 }),
  );
  const heardBy = new Map<number, number>();
  const tell = (message: FromCrowd) => process.send?.(message);

  const heard = (client: Client, seq: number) => {
    for (let n = client.seq + 1; n <= seq; n++) {
      const sum = (heardBy.get(n) ?? 0) + 1;
      heardBy.set(n, sum);
      if (sum === count) tell({ heard: n, at: now() });
    }
    client.seq = Math.max(client.seq, seq);
  };

  const open = (client: Client, then = () => {}) => {
    const wire = openWire(
      url,
      text => {
        const kind = text.toString("latin1", 0, 2);
        if (text[0] === 0x30) wire.send("40");
        else if (text[0] === 0x32) wire.send("3");
        else if (kind === "40") wire.send(`420${JSON.stringify(["watch", { channel, since: client.seq }])}`);
        else if (kind === "43") {
          const [reply] = JSON.parse(text.toString("utf8", text.indexOf("["))) as [
            Partial<Frame> & { startOver?: true },
          ];
          heard(client, reply.seq ?? client.seq);
          Object.assign(client, { isWatching: true, tries: 0 });
          then();
        } else if (kind === "42") {
          const [, seq] = /"seq":(\d+)/.exec(text.toString("latin1", 0, 120)) ?? [];
          if (seq !== undefined) heard(client, Number(seq));
        }
      },
      () => {
        Object.assign(client, { wire: null, isWatching: false });
        setTimeout(() => open(client), 200 + Math.min(15_000, 2_000 * 2 ** client.tries++) * Math.random());
      },
    );
    client.wire = wire;
  };

  let opened = 0;
  const openNext = () => {
    const client = clients[opened++];
    if (client) open(client, openNext);
  };
  for (let n = 0; n < openingAtOnce; n++) openNext();

  setInterval(() => {
    const connected = clients.filter(({ isWatching }) => isWatching).length;
    const complete = clients.reduce((least, { seq }) => Math.min(least, seq), Number.MAX_SAFE_INTEGER);
    tell({ complete, at: now(), connected });
  }, reportEveryMs);
  return {
    cut() {
      for (const { wire } of clients) wire?.destroy();
    },
  };
}

let mine: ReturnType<typeof crowd> | undefined;
process.on("message", (message: ToCrowd) => {
  if ("open" in message) mine = crowd(message.open);
  else mine?.cut();
});
process.on("disconnect", () => process.exit());
