import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishArticle } from "../../server/articles/publish.ts";
import { sqlFolder } from "../../server/config.ts";
import { type Embedded, startEmbedded } from "../../server/db/embedded.ts";
import { migrate } from "../../server/db/migrate.ts";
import { Pool } from "../../server/db/pool.ts";
import { sql } from "../../server/db/sql.ts";
import type { ArticleState, ArticleView } from "../../server/protocol/articles.ts";
import type { Id, Role } from "../../server/protocol/basics.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import { root } from "../../server/root.ts";
import { ensureSite, type Site } from "../../server/sites/sites.ts";
import { addMember } from "../../server/users/accounts.ts";
import { noPassword } from "../../server/users/passwords.ts";
import { cookieName, startSession } from "../../server/users/sessions.ts";
import { aBalancer, type Balancer } from "./balancer.ts";

/** A PostgreSQL that keeps what it says it kept, in a folder of its own. */
export interface Database extends Embedded {
  /** What it writes down. */
  log: string;
  /** Its files. */
  data: string;
  /** kill -9 of the server; whoever started it starts it again. */
  kill(): void;
}

export async function aDurableDatabase(settings: Record<string, string> = {}): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), "comity-delivery-"));
  const server = await startEmbedded(join(folder, "postgres"), { settings });
  const data = join(folder, "postgres", "data");
  return {
    url: server.url,
    log: join(folder, "postgres", "log"),
    data,
    kill: () => void process.kill(Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL"),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `comity serve` in a process of its own. */
export interface NodeProcess {
  pid: number;
  url: string;
  port: number;
  /** What it printed so far. */
  said(): string;
  kill(): Promise<void>;
  /** Ends it in order, as a service manager does. */
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();

export async function aNode(settings: Record<string, string>): Promise<NodeProcess> {
  const child = spawn(process.execPath, [join(root, "dist/server/cli.js"), "serve"], {
    env: { PATH: process.env.PATH, DEMO: "off", PORT: "0", TRUST_PROXY: "1", LOG_LEVEL: "silent", ...settings },
  });
  running.add(child);
  let said = "";
  const port = await new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", chunk => {
        said += chunk;
        const listening = /(?:Listening|ront page): +http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
        if (listening && said.includes("desk")) resolve(Number(listening[1]));
      });
    }
    child.on("exit", () => reject(new Error(`a node ended: ${said}`)));
  });
  const ended = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
    running.delete(child);
  };
  const url = `http://127.0.0.1:${port}`;
  return {
    pid: child.pid ?? 0,
    url,
    port,
    said: () => said,
    kill: () => ended("SIGKILL"),
    stop: () => ended("SIGTERM"),
  };
}

process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Somebody with a browser, who comes over an address of their own. */
export interface Somebody {
  id: Id;
  cookie: string;
  address: string;
}

/** Several nodes on one database behind a balancer, with an article to write under. */
export interface Stage {
  /** Where the balancer stands. */
  url: string;
  balancer: Balancer;
  nodes: NodeProcess[];
  database: Database;
  db: Pool;
  site: Site;
  article: ArticleView;
  join(name: string, role?: Role): Promise<Somebody>;
  anArticle(slug: string, state?: ArticleState): Promise<ArticleView>;
  /** Another node, behind the balancer. */
  addNode(more?: Record<string, string>): Promise<NodeProcess>;
  close(): Promise<void>;
}

/** People in these tests write faster than people do, and much the same. */
const policy = {
  ...defaultPolicy,
  secondLook: { share: 0 },
  surge: { guard: "off" },
  flood: { comments: 100, seconds: 10, then: "off" },
  repeats: { ...defaultPolicy.repeats, then: "off" },
  copies: { ...defaultPolicy.copies, then: "off" },
  model: { ...defaultPolicy.model, cannotSay: "off" },
};

export async function aStage(
  count: number,
  settings: Record<string, string> = {},
  ofDatabase: Record<string, string> = {},
): Promise<Stage> {
  const database = await aDurableDatabase(ofDatabase);
  const balancer = await aBalancer();
  await migrate(database.url, sqlFolder);
  const db = new Pool({ url: database.url, size: 4 });
  const site = await ensureSite(db, { slug: "site", name: "The Meridian Post" });
  await db.run(sql`
    insert into policies (site_id, version, policy) values (${site.id}, 2, ${JSON.stringify(policy)}::jsonb)`);
  let people = 0;

  const anArticle = (slug: string, state: ArticleState = "open") =>
    publishArticle(db, site.id, {
      slug,
      title: `About ${slug}`,
      section: "World",
      standfirst: "What is known so far.",
      byline: "Hanne Lorück",
      language: "en",
      editorsNote: null,
      body: [{ type: "paragraph", text: "The two delegations came down the steps together." }],
      state,
      publishedAt: new Date(),
      updatedAt: null,
    });

  const stage: Stage = {
    url: balancer.url,
    balancer,
    nodes: [],
    database,
    db,
    site,
    article: await anArticle("tariff-pause"),
    anArticle,
    async join(name, role = "member") {
      const email = `${name.toLowerCase()}@example.org`;
      const member = await addMember(db, { siteId: site.id, name, email, passwordHash: noPassword, role });
      await db.run(sql`update members set published = 50 where id = ${member.id}`);
      people++;
      return {
        id: member.id,
        cookie: `${cookieName}=${await startSession(db, member.id, { way: "password", hasSecondFactor: true })}`,
        address: `192.0.2.${people}`,
      };
    },
    async addNode(more = {}) {
      const node = await aNode({ DATABASE_URL: database.url, PUBLIC_URL: balancer.url, ...settings, ...more });
      stage.nodes.push(node);
      balancer.to.push(node.port);
      return node;
    },
    async close() {
      await balancer.close();
      await Promise.all(stage.nodes.map(node => node.stop()));
      await db.close();
      await database.stop();
    },
  };
  await Promise.all(Array.from({ length: count }, () => stage.addNode()));
  return stage;
}

/** One request, over a connection of its own: so the balancer hands each to the next node. */
export async function ask(
  url: string,
  method: string,
  path: string,
  { by, body, key }: { by?: Pick<Somebody, "cookie" | "address">; body?: unknown; key?: string } = {},
): Promise<Response> {
  return await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: {
      Connection: "close",
      ...(by ? { Cookie: by.cookie, "X-Forwarded-For": by.address } : {}),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(key ? { "Idempotency-Key": key } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
