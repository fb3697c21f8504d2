// Installs what the lockfile names when it is missing or older.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL(".", import.meta.url)));

const installed = "node_modules/.package-lock.json";
if (
  !existsSync(installed) ||
  !existsSync("node_modules/esbuild") ||
  statSync(installed).mtimeMs < statSync("package-lock.json").mtimeMs
) {
  console.log("Installing what package-lock.json names (once) ...");
  const npm = process.env.npm_execpath;
  const ci = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const run = npm
    ? spawnSync(process.execPath, [npm, ...ci], { stdio: "inherit" })
    : spawnSync("npm", ci, { stdio: "inherit", shell: process.platform === "win32" });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
