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
const redis = z.string().regex(/^rediss?:\/\/.+/, "is not an address such as redis://name:password@host:6379");
const origin = z.url({ protocol: /^https?$/, error: "is not an address such as https://comments.example" });
/** The whole address that is asked; `fetch` takes none with a name and a password in it. */
const opinionUrl = z
  .url({ protocol: /^https?$/, error: "is not an address such as http://127.0.0.1:8080/v1/chat/completions" })
  .refine(text => new URL(text).username === "", "holds a name or a password; SECOND_OPINION_KEY is for the key");

const storage = z
  .url({ protocol: /^https?$/, error: "is not an address such as https://KEY:SECRET@s3.example/bucket" })
  .refine(text => new URL(text).username !== "" && new URL(text).password !== "", "holds no key and secret")
  .refine(text => new URL(text).pathname.length > 1, "names no bucket");

const smtp = z.string().regex(/^smtps?:\/\/\S+$/, "is not an address such as smtps://name:password@mail.example");
const demoAdmin = "admin@comity.example";
const demoSender = "comments@comity.example";

const Environment = z.object({
  NODE_ENV: z
    .enum(["production", "development", "test"], "is none of production, development, test")
    .default("development"),
  PORT: whole(0, 65_535).default(3000),
  HOST: address.default("127.0.0.1"),
  PUBLIC_URL: origin.optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: postgres.optional(),
  /** A streaming replica of DATABASE_URL, for readers' pages. */
  DATABASE_READ_URL: postgres.optional(),
  /** Carries the doorbell between nodes; without it PostgreSQL does. */
  REDIS_URL: redis.optional(),
  ADMIN_EMAIL: z.email("is not an e-mail address").toLowerCase().default(demoAdmin),
  ADMIN_PASSWORD: z.string().min(10, "has fewer than 10 characters").max(200).optional(),
  DEMO: z.enum(["on", "off"], "is neither on nor off").default("on"),
  /** The server that takes our mail; without it nothing is sent, and what would be is written to files while developing. */
  SMTP_URL: smtp.optional(),
  /** The address that mail comes from. */
  MAIL_FROM: z.email("is not an e-mail address").optional(),
  /** How many proxies stand in front: so many entries of X-Forwarded-For are believed. */
  TRUST_PROXY: whole(0, 10).default(0),
  /** Sockets of readers on one node; beyond them pages ask for changes every few seconds. */
  SOCKETS_MOST: whole(0, 1_000_000).default(10_000),
  /** For how long events are kept: whoever was away longer reads the page again. */
  EVENT_DAYS: whole(1, 3_650).default(30),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "is none of debug, info, warn, error, silent")
    .default("info"),
  SECOND_OPINION_URL: opinionUrl.optional(),
  SECOND_OPINION_KIND: z.enum(["chat", "moderation", "webhook"], "is neither chat, moderation nor webhook").optional(),
  SECOND_OPINION_MODEL: z.string().max(200).optional(),
  SECOND_OPINION_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "holds a character that no header can carry")
    .optional(),
  SECOND_OPINION_SECONDS: whole(1, 300).optional(),
  /** A storage of S3's kind for pictures, such as https://KEY:SECRET@s3.example/bucket?region=eu-central-1. */
  S3_URL: storage.optional(),
  /** Keys of those who may call the doors of the Perspective API, with commas between. */
  PERSPECTIVE_KEYS: z
    .string()
    .transform(text => text.split(",").map(key => key.trim()))
    .refine(keys => keys.every(key => /^[\x21-\x7e]+$/.test(key)), "is not keys with commas between")
    .optional(),
  /** Keys of the newsroom's own systems, which publish articles and updates; with commas between. */
  NEWSROOM_KEYS: z
    .string()
    .transform(text => text.split(",").map(key => key.trim()))
    .refine(
      keys => keys.every(key => /^[\x21-\x7e]{20,}$/.test(key)),
      "is not keys of 20 or more signs with commas between",
    )
    .optional(),
});
type Settings = z.infer<typeof Environment>;

/** How mail leaves: to a server, into a folder (while developing), or not at all. */
export type MailWay =
  | { kind: "smtp"; url: string; from: string }
  | { kind: "files"; folder: string; from: string }
  | { kind: "off" };

/** Who is asked for a second opinion, and how (docs/ARCHITECTURE.md, flow 4). */
export interface SecondOpinion {
  url: string;
  kind: "chat" | "moderation" | "webhook";
  /** The name by which the other side knows its model. */
  model: string | undefined;
  /** Sent as a bearer token; a webhook is signed with it. */
  key: string | undefined;
  /** How long an answer is waited for. */
  seconds: number;
}

export interface Config {
  production: boolean;
  port: number;
  host: string;
  /** Without a slash at its end; undefined until the port is known when nothing was set. */
  publicUrl: string | undefined;
  dataDir: string;
  databaseUrl: string | undefined;
  readUrl: string | undefined;
  redisUrl: string | undefined;
  adminEmail: string;
  adminPassword: string | undefined;
  demo: boolean;
  mail: MailWay;
  trustProxy: number;
  socketsMost: number;
  eventDays: number;
  logLevel: string;
  /** Where pictures are kept; in PostgreSQL unless it was set. */
  imagesUrl: string | undefined;
  secondOpinion: SecondOpinion | undefined;
  /** Who may call the doors of the Perspective API; nobody in production unless it was set. */
  perspectiveKeys: readonly string[] | "any";
  /** With which the newsroom's own systems publish articles and updates; nobody unless it was set. */
  newsroomKeys: readonly string[];
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
  if (parsed.success) mistakes.push(...opinionMistakes(parsed.data), ...mailMistakes(parsed.data));
  if (!parsed.success || mistakes.length > 0) throw new ConfigError(mistakes);
  const settings = parsed.data;
  return {
    production: settings.NODE_ENV === "production",
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ""),
    dataDir: resolve(root, settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    readUrl: settings.DATABASE_READ_URL,
    redisUrl: settings.REDIS_URL,
    adminEmail: settings.ADMIN_EMAIL,
    adminPassword: settings.ADMIN_PASSWORD,
    demo: settings.DEMO === "on",
    mail: mailWayOf(settings),
    trustProxy: settings.TRUST_PROXY,
    socketsMost: settings.SOCKETS_MOST,
    eventDays: settings.EVENT_DAYS,
    logLevel: settings.LOG_LEVEL,
    imagesUrl: settings.S3_URL,
    secondOpinion: secondOpinionOf(settings),
    perspectiveKeys: settings.PERSPECTIVE_KEYS ?? (settings.NODE_ENV === "production" ? [] : "any"),
    newsroomKeys: settings.NEWSROOM_KEYS ?? [],
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

function mailWayOf({ NODE_ENV, SMTP_URL, MAIL_FROM: from = demoSender, DATA_DIR }: Settings): MailWay {
  if (SMTP_URL) return { kind: "smtp", url: SMTP_URL, from };
  if (NODE_ENV === "development") return { kind: "files", folder: join(resolve(root, DATA_DIR), "mail"), from };
  return { kind: "off" };
}

function mailMistakes({ SMTP_URL, MAIL_FROM }: Settings): string[] {
  return SMTP_URL && !MAIL_FROM ? ["MAIL_FROM is needed with SMTP_URL: the address that mail comes from"] : [];
}

function secondOpinionOf(settings: Settings): SecondOpinion | undefined {
  if (!settings.SECOND_OPINION_URL) return undefined;
  return {
    url: settings.SECOND_OPINION_URL,
    kind: settings.SECOND_OPINION_KIND ?? "chat",
    model: settings.SECOND_OPINION_MODEL,
    key: settings.SECOND_OPINION_KEY,
    seconds: settings.SECOND_OPINION_SECONDS ?? 30,
  };
}

/** `whsec_` and 24 to 64 bytes in base64, as https://www.standardwebhooks.com has it. */
function isWebhookSecret(key: string): boolean {
  const base64 = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(key)?.[1] ?? "";
  const { length } = Buffer.from(base64, "base64");
  return length >= 24 && length <= 64;
}

/** What does not go together, and what its kind needs. */
function opinionMistakes(settings: Settings): string[] {
  const { SECOND_OPINION_URL: url, SECOND_OPINION_KIND: kind = "chat", SECOND_OPINION_KEY: key = "" } = settings;
  if (!url) {
    const set = Object.entries(settings).filter(([name, value]) => name.startsWith("SECOND_OPINION_") && value);
    return set.map(([name]) => `${name} is set, but SECOND_OPINION_URL is not: nobody would be asked`);
  }
  if (kind === "chat" && !settings.SECOND_OPINION_MODEL)
    return ["SECOND_OPINION_MODEL is needed for a chat: the name of the model that is asked"];
  if (kind === "webhook" && !isWebhookSecret(key))
    return ["SECOND_OPINION_KEY is needed for a webhook: whsec_ and 24 to 64 random bytes in base64"];
  return [];
}

/** The folder of the built client. */
export const clientFolder = join(root, "dist", "client");
export const sqlFolder = join(root, "sql");

/** Texts with labels that the model is trained from and judged by; no part of the repository. */
export const trainingData = process.env.COMITY_DATA || join(root, "../shared/data/moderation/train");

/** What a program that we start needs of our environment, and no more. */
export const systemEnvironment: NodeJS.ProcessEnv = Object.fromEntries(
  ["PATH", "SystemRoot"].flatMap(name => (process.env[name] ? [[name, process.env[name]]] : [])),
);
