import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { z } from "zod";
import { root } from "./root.ts";

const whole = (least: number, most: number) => {
  const error = `is not a whole number from ${least} to ${most}`;
  return z.coerce.number(error).int(error).min(least, error).max(most, error);
};
const address = z
  .string()
  .refine(text => text === "localhost" || isIP(text) > 0, "is not an address such as 127.0.0.1");
const postgres = z
  .string()
  .regex(/^postgres(ql)?:\/\/.+/, "is not an address such as postgres://name:password@host/database");
const origin = z.url({ protocol: /^https?$/, error: "is not an address such as https://comments.example" });

const demoAdmin = "admin@comity.example";

const Environment = z.object({
  NODE_ENV: z
    .enum(["production", "development", "test"], "is none of production, development, test")
    .default("development"),
  PORT: whole(0, 65_535).default(3000),
  HOST: address.default("127.0.0.1"),
  PUBLIC_URL: origin.optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: postgres.optional(),
  ADMIN_EMAIL: z.email("is not an e-mail address").toLowerCase().default(demoAdmin),
  ADMIN_PASSWORD: z.string().min(10, "has fewer than 10 characters").max(200).optional(),
  DEMO: z.enum(["on", "off"], "is neither on nor off").default("on"),
  /** How many proxies stand in front: so many entries of X-Forwarded-For are believed. */
  TRUST_PROXY: whole(0, 10).default(0),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "is none of debug, info, warn, error, silent")
    .default("info"),
});

export interface Config {
  production: boolean;
  port: number;
  host: string;
  /** Without a slash at its end; undefined until the port is known when nothing was set. */
  publicUrl: string | undefined;
  dataDir: string;
  databaseUrl: string | undefined;
  adminEmail: string;
  adminPassword: string | undefined;
  demo: boolean;
  trustProxy: number;
  logLevel: string;
}

/** Thrown with one line per setting that cannot be used, all at once. */
export class ConfigError extends Error {
  readonly mistakes: string[];

  constructor(mistakes: string[]) {
    super(mistakes.join("\n"));
    this.mistakes = mistakes;
  }
}

/** Reads the settings from the environment, an empty one as if absent. Throws {@link ConfigError} with every mistake. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  const mistakes = (parsed.error?.issues ?? []).map(issue => `${issue.path.join(".")} ${issue.message}`);
  if (given.NODE_ENV === "production") mistakes.push(...missingInProduction(given));
  if (!parsed.success || mistakes.length > 0) throw new ConfigError(mistakes);
  const settings = parsed.data;
  return {
    production: settings.NODE_ENV === "production",
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ""),
    dataDir: resolve(root, settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    adminEmail: settings.ADMIN_EMAIL,
    adminPassword: settings.ADMIN_PASSWORD,
    demo: settings.DEMO === "on",
    trustProxy: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
  };
}

/** In production nothing that protects people is made up or taken from the demo. */
function missingInProduction({ PUBLIC_URL, ADMIN_PASSWORD, ADMIN_EMAIL, DEMO }: NodeJS.ProcessEnv): string[] {
  const mistakes: string[] = [];
  if (!PUBLIC_URL) mistakes.push("PUBLIC_URL is needed in production: the address that readers use");
  else if (PUBLIC_URL.startsWith("http:")) mistakes.push("PUBLIC_URL must begin with https: in production");
  if (!ADMIN_PASSWORD) mistakes.push("ADMIN_PASSWORD is needed in production: none is made up there");
  if (!ADMIN_EMAIL || ADMIN_EMAIL.toLowerCase() === demoAdmin) mistakes.push("ADMIN_EMAIL is needed in production");
  if (!DEMO || DEMO === "on")
    mistakes.push("DEMO=off is needed in production: the demo publication is for trying only");
  return mistakes;
}

/** The folder of the built client. */
export const clientFolder = join(root, "dist", "client");
export const sqlFolder = join(root, "sql");

/** What a program that we start needs of our environment, and no more. */
export const systemEnvironment: NodeJS.ProcessEnv = Object.fromEntries(
  ["PATH", "SystemRoot"].flatMap(name => (process.env[name] ? [[name, process.env[name]]] : [])),
);
