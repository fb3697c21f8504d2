import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { root } from "../../server/root.ts";

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

/** Headless browsers say so in their name, and are then taken for crawlers. */
export const aReadersName =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

/** A real browser (see {@link findChromium} for which), under a reader's name unless it is given another. */
export async function aBrowser({
  name = aReadersName,
  more = [],
}: {
  name?: string;
  /** Flags of its own. */
  more?: readonly string[];
} = {}): Promise<Browser> {
  const executablePath = findChromium();
  return await chromium.launch({
    executablePath,
    args: [...flags, ...more, `--user-agent=${name}`],
    env: environmentOf(executablePath),
    timeout: patienceMs,
  });
}

/** `$CHROMIUM`, an installed small one, the one from npm (`CHROMIUM=npm` insists on it), an installed full one: the first there is. */
export function findChromium(): string {
  const named = process.env.CHROMIUM;
  if (named && named !== "npm") return named;
  const small = "/usr/bin/chromium-headless-shell";
  if (!named && existsSync(small)) return small;
  if (process.platform === "linux" && process.arch === "x64") return unpackedFromNpm();
  const full = [
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ].find(existsSync);
  if (!full) throw new Error("No Chromium was found. Set CHROMIUM to the path of one.");
  return full;
}

const unpacked = join(root, ".test-data");

/** Unpacked beside its place and then renamed: two at once do not meet, and half a browser is never taken for one. */
function unpackedFromNpm(): string {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/@sparticuz/chromium/package.json"), "utf8"));
  const place = join(unpacked, `chromium-${version}`);
  const program = join(place, "chromium");
  if (existsSync(program)) return program;
  mkdirSync(unpacked, { recursive: true });
  const fresh = mkdtempSync(`${place}-`);
  const script = 'import c from "@sparticuz/chromium"; await c.executablePath();';
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: root,
    // It unpacks into the temp folder; the runtime's name brings the system libraries that it needs.
    env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
    encoding: "utf8",
  });
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`The Chromium from npm could not be unpacked: ${stderr}`);
  }
  writeFileSync(join(fresh, "fonts", "fonts.conf"), fontSettings(place));
  try {
    renameSync(fresh, place);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another process renamed first; its Chromium is as good as ours.
    if (!existsSync(program)) throw error;
  }
  return program;
}

const fontSettings = (place: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(place, "fonts")}</dir>
  <cachedir>${join(place, "fonts-cache")}</cachedir>
</fontconfig>
`;

/** The Chromium from npm brings its own libraries and fonts. */
function environmentOf(program: string): Record<string, string> {
  const place = dirname(program);
  const own = existsSync(join(place, "al2023"))
    ? { LD_LIBRARY_PATH: join(place, "al2023", "lib"), FONTCONFIG_PATH: join(place, "fonts") }
    : {};
  return Object.fromEntries(
    Object.entries({ ...process.env, ...own }).filter(([, value]) => value !== undefined),
  ) as Record<string, string>;
}
