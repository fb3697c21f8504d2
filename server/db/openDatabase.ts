import { join } from "node:path";
import type { Config } from "../config.ts";
import { type Embedded, startEmbedded } from "./embedded.ts";

/** The database of the settings: the one at DATABASE_URL, or the embedded one, started when it does not run. */
export async function openDatabase(
  { databaseUrl, dataDir }: Config,
  say: (line: string) => void,
): Promise<Pick<Embedded, "url" | "stop">> {
  if (databaseUrl) return { url: databaseUrl, stop: async () => {} };
  return await startEmbedded(join(dataDir, "postgres"), { onStep: say });
}
