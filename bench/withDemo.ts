import { join } from "node:path";
import pg from "pg";
import { createApp } from "../server/app.ts";
import { sqlFolder } from "../server/config.ts";
import { startEmbedded } from "../server/db/embedded.ts";
import { migrate } from "../server/db/migrate.ts";
import { Pool } from "../server/db/pool.ts";
import { seedDemo } from "../server/demo/seed.ts";
import { noLimits } from "../server/http/rateLimit.ts";
import { root } from "../server/root.ts";
import type { Site } from "../server/sites/sites.ts";

/** A running Comity with the demo in it, on a database that is made for it. */
export interface DemoApp {
  address: string;
  db: Pool;
  site: Site;
  databaseUrl: string;
}

/** Starts the demo on a fresh database of this name, does the work, and takes both away again. */
export async function withDemo(name: string, work: (demo: DemoApp) => Promise<void>): Promise<void> {
  const cluster = await startEmbedded(join(root, ".data", "bench"));
  const admin = new pg.Client({ connectionString: cluster.url });
  await admin.connect();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  const databaseUrl = cluster.url.replace(/\/comity$/, `/${name}`);
  try {
    await migrate(databaseUrl, sqlFolder);
    const site = await furnish(databaseUrl);
    const mail = { kind: "files", folder: join(root, ".data", "bench-mail"), from: "us@comity.example" } as const;
    const app = await createApp({ databaseUrl, site, rates: noLimits, mail });
    try {
      await work({ address: await app.listen(0, "127.0.0.1"), db: app.db, site, databaseUrl });
    } finally {
      await app.close();
    }
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
    await cluster.stop();
  }
}

async function furnish(url: string): Promise<Site> {
  const db = new Pool({ url, size: 2 });
  try {
    return await seedDemo(db, new Date());
  } finally {
    await db.close();
  }
}
