import { build } from "esbuild";
import "../../locales/compile.mjs";

const bundled = { bundle: true, packages: "external", platform: "node", format: "esm" };

/** jest loads this file untransformed, so it bundles the real ones. One cluster and one Chromium serve the whole run. */
export default async function setUp() {
  await build({
    ...bundled,
    entryPoints: ["tests/setup/prepareCluster.ts", "tests/setup/browser.ts"],
    outdir: "dist/tests",
  });
  const load = name => import(new URL(`../../dist/tests/${name}.js?${Date.now()}`, import.meta.url).href);
  const { prepareCluster } = await load("prepareCluster");
  globalThis.stopCluster = await prepareCluster();
  const { findChromium } = await load("browser");
  // Found, and unpacked where it must be, before the workers could do so at the same time.
  process.env.CHROMIUM = await findChromium();
}
