import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { signedInCookie } from "../../server/users/sessions.ts";
import { aReadersName } from "./browser.ts";
import type { Newsroom, Person } from "./newsroom.ts";

export interface Screen
  extends Pick<
    BrowserContextOptions,
    "viewport" | "javaScriptEnabled" | "colorScheme" | "contrast" | "hasTouch" | "forcedColors" | "deviceScaleFactor"
  > {
  /** Who is signed in; nobody when absent. */
  as?: Pick<Person, "cookie">;
  /** Another address than the newsroom's own: that of a wire. */
  at?: string;
}

const patienceMs = 30_000;

/** A window of its own, as one person has it. Whatever the page complains about fails the journey (see `complaints`). */
export async function aPage(
  browser: Browser,
  newsroom: Pick<Newsroom, "url">,
  { as, at = newsroom.url, ...options }: Screen = {},
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: at,
    userAgent: aReadersName,
    reducedMotion: "reduce",
    ...options,
  });
  if (as) {
    const [name = "", value = ""] = as.cookie.split("=");
    await context.addCookies([
      { name, value, url: at, httpOnly: true, sameSite: "Lax" },
      { name: signedInCookie, value: "yes", url: at, sameSite: "Lax" },
    ]);
  }
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const said: string[] = [];
  page.on("pageerror", error => said.push(error.message));
  page.on(
    "console",
    message =>
      message.type() === "error" && /Content Security Policy/.test(message.text()) && said.push(message.text()),
  );
  complaints.set(page, said);
  return page;
}

/** Errors of the page's scripts and what the content security policy refused. */
export const complaints = new WeakMap<Page, string[]>();

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What people ask their system for. */
export const looks = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["high contrast", { colorScheme: "light", contrast: "more" }],
  ["high contrast, dark", { colorScheme: "dark", contrast: "more" }],
] as const satisfies readonly [string, Screen][];

interface Violation {
  id: string;
  nodes: { target: unknown; failureSummary?: string }[];
}

/** What axe finds on the page, shadow roots included, as "rule: element". */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe: library } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await library.run()).violations;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${JSON.stringify(node.target)} ${node.failureSummary ?? ""}`),
  );
}

/** A wire to the newsroom that can be cut and mended. */
export interface Wire {
  url: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function aWire(to: string): Promise<Wire> {
  const { hostname, port } = new URL(to);
  const open = new Set<Socket>();
  let isCut = false;
  const wire = createServer(near => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(end);
      end.on("error", () => {});
      end.on("close", () => {
        open.delete(end);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>(resolve => wire.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(wire.address() as AddressInfo).port}`,
    cut,
    mend: () => {
      isCut = false;
    },
    close: () =>
      new Promise(resolve => {
        cut();
        wire.close(() => resolve());
      }),
  };
}

/** Chooses something from the menu behind the picture of who is signed in. */
export async function chooseOfMine(page: Page, what: string): Promise<void> {
  await page.getByRole("button", { name: /^You: / }).click();
  await page.getByRole("menuitem", { name: what }).click();
}
