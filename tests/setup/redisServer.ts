import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { until } from "./socket.ts";

/** A Redis or Valkey that keeps nothing. */
export interface RedisServer {
  url: string;
  /** kill -9. */
  kill(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
}

export async function aRedisServer(): Promise<RedisServer> {
  const program = findRedis();
  const port = await freePort();
  let child: ChildProcess;
  const server: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
    async start() {
      const settings = { port: String(port), bind: "127.0.0.1", save: "", appendonly: "no", "protected-mode": "yes" };
      const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
      child = spawn(program, args, { stdio: "ignore" });
      await until("Redis to answer", () => answers(port));
    },
  };
  await server.start();
  return server;
}

/** `$REDIS_SERVER`, or one that is installed. The tests need a real one, and none can be had from npm. */
function findRedis(): string {
  const named = process.env.REDIS_SERVER;
  const found = [named, "redis-server", "valkey-server"].find(
    program => program && spawnSync(program, ["--version"]).status === 0,
  );
  if (found) return found;
  throw new Error(
    "These tests start a Redis or Valkey, and none was found. On Debian and Ubuntu: apt-get install redis-server. On macOS: brew install redis. Or set REDIS_SERVER to the path of a program.",
  );
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const probe = connect(port, "127.0.0.1");
    probe.on("connect", () => resolve(true)).on("error", () => resolve(false));
    probe.on("connect", () => probe.destroy());
  });
}
