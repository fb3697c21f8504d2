import { build } from "esbuild";

/** jest loads this file untransformed, so it bundles the real one. Its cluster serves the whole run. */
export default async function setUp() {
  const outfile = "dist/tests/cluster.js";
  await build({
    entryPoints: ["tests/setup/prepareCluster.ts"],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
  });
  const { prepareCluster } = await import(new URL(`../../${outfile}?${Date.now()}`, import.meta.url).href);
  const stop = await prepareCluster();
  globalThis.stopCluster = stop;
}
