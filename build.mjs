// Makes a fresh clone ready: installs what the lockfile names when it is missing or older, then bundles into dist/.
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import "./install.mjs";

const { build } = await import("esbuild");
const { catalogues, version } = await import("./locales/compile.mjs");
const jsx = { jsx: "automatic", jsxImportSource: "preact" };

// Built beside its place and then renamed: who serves from dist/ meanwhile keeps what it has, and a fault leaves it whole.
const fresh = mkdtempSync(".dist-");
process.on("exit", () => rmSync(fresh, { recursive: true, force: true }));
await Promise.all([
  build({
    ...jsx,
    entryPoints: {
      "server/main": "server/main.ts",
      "server/cli": "server/cli.ts",
      "server/screening/worker": "server/screening/worker.ts",
      "server/rules/worker": "server/rules/worker.ts",
      "server/learning/worker": "server/learning/worker.ts",
      "server/training/worker": "server/training/worker.ts",
      "bench/bench": "bench/bench.ts",
      "bench/hotWriters": "bench/hotWriters.ts",
      "bench/readers": "bench/readers.ts",
      "bench/live/crowd": "bench/live/crowd.ts",
      "bench/live/stand": "bench/live/stand.ts",
      "bench/pictures": "bench/pictures.ts",
      "bench/simulate": "bench/simulate.ts",
    },
    outdir: fresh,
    bundle: true,
    // A command loads what it needs and no more; the shared parts lie where their importers do.
    splitting: true,
    chunkNames: "server/[name]-[hash]",
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    logLevel: "warning",
  }),
  build({
    ...jsx,
    entryPoints: {
      // In a newsroom's pages: its address is short, and stays.
      embed: "client/embed/embed.ts",
      count: "client/embed/count.ts",
      lists: "client/embed/lists.ts",
      "assets/account": "client/account/account.tsx",
      "assets/desk": "client/desk/desk.tsx",
      "assets/crossing": "client/crossing/crossing.ts",
      "assets/embed-style": "client/embed/embed.css",
      "assets/desk-style": "client/desk/desk.css",
      "assets/card-style": "client/embed/card.css",
      "assets/page": "client/embed/page.css",
      "assets/page-count": "client/embed/page.ts",
      "assets/page-live": "client/embed/livePage.ts",
      "assets/page-push": "client/notices/pushPage.ts",
      // At the root, for it serves the whole origin.
      "notices-worker": "client/notices/worker.ts",
    },
    outdir: `${fresh}/client`,
    chunkNames: "assets/[name]-[hash]",
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: ["es2022", "chrome111", "firefox114", "safari16.4"],
    sourcemap: true,
    metafile: true,
    logLevel: "warning",
  }),
]);
// What a browser loads of the words: a room of the language that it speaks.
for (const [language, rooms] of Object.entries(catalogues)) {
  mkdirSync(`${fresh}/client/assets/words/${language}`, { recursive: true });
  for (const [room, words] of rooms) {
    writeFileSync(
      `${fresh}/client/assets/words/${language}/${room}-${version}.js`,
      `export const words=${JSON.stringify(words)}`,
    );
  }
}
// For pages that say which bytes they want (https://www.w3.org/TR/SRI).
const hash = createHash("sha384").update(readFileSync(`${fresh}/client/embed.js`));
writeFileSync(
  `${fresh}/client/assets/integrity.json`,
  JSON.stringify({ "embed.js": `sha384-${hash.digest("base64")}` }),
);
rmSync("dist", { recursive: true, force: true });
renameSync(fresh, "dist");
