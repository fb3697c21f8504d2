import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** A Chromium that behaves like a reader's on a closed network; the machine's own sandbox does not work for root. */
const flags = [
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Busy machines need minutes for what takes a second. */
const patienceMs = 120_000;

/** A real browser; see {@link findChromium} for which. */
export async function aBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: await findChromium(), args: flags, timeout: patienceMs });
}

/** Headless browsers say so in their name, and are then taken for crawlers. */
export const aReadersName =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

/** `$CHROMIUM`, an installed small one, the one from npm, an installed full one: the first that is there. */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM;
  if (named && named !== "npm") return named;
  const small = "/usr/bin/chromium-headless-shell";
  if (!named && existsSync(small)) return small;
  if (process.platform === "linux" && process.arch === "x64") return await unpackFromNpm();
  const full = [
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ].find(existsSync);
  if (!full) throw new Error("No Chromium was found. Set CHROMIUM to the path of one.");
  return full;
}

/** Unpacks itself into the temp folder; the setting, made before it is loaded, brings the system libraries that it needs. */
async function unpackFromNpm(): Promise<string> {
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs20.x";
  const { default: packed } = await import("@sparticuz/chromium");
  return await packed.executablePath();
}
