import { createServer, type IncomingMessage, type Server } from "node:http";
import { constants } from "node:zlib";
import compression from "compression";
import express, { type Express } from "express";
import { adminRoutes } from "./admin/routes.ts";
import { startLongHolds } from "./appeals/longHolds.ts";
import { appealRoutes } from "./appeals/routes.ts";
import { articleByName } from "./articles/articles.ts";
import { articlesByKey } from "./articles/byKey.ts";
import { articleRoutes } from "./articles/routes.ts";
import { startSchedule } from "./articles/schedule.ts";
import { commentRoutes } from "./comments/routes.ts";
import { clientFolder, type MailWay, type SecondOpinion } from "./config.ts";
import { crossingRoutes } from "./crossings/routes.ts";
import { Pool } from "./db/pool.ts";
import { sql } from "./db/sql.ts";
import { deliverFrom } from "./delivery.ts";
import { type Doorbell, openDoorbell } from "./events/doorbell.ts";
import { startSoon } from "./events/soon.ts";
import { exchangeRoutes, feedRoutes } from "./exchange/routes.ts";
import { followRoutes } from "./follows/routes.ts";
import { startTelling } from "./follows/tellFollowers.ts";
import { guestRoutes } from "./guests/routes.ts";
import { addressOf } from "./http/address.ts";
import { answerProblem } from "./http/answerProblem.ts";
import { forEverybody, securityHeaders, type WritesHeaders } from "./http/headers.ts";
import { openApi } from "./http/openApi.ts";
import { crossOrigin, type Origins, sameOriginWrites } from "./http/origins.ts";
import { counter, defaultRates, networkOf, type Rates, rateLimit, sharedRateLimit } from "./http/rateLimit.ts";
import { readJson } from "./http/readJson.ts";
import { avatarTask } from "./identities/avatars.ts";
import { identityRoutes } from "./identities/routes.ts";
import { type Images, startSweep } from "./images/images.ts";
import { s3Storage } from "./images/storage.ts";
import { insightsRoutes } from "./insights/routes.ts";
import { inspectionRoutes } from "./inspection/routes.ts";
import { startJobs } from "./jobs/jobs.ts";
import { learningRoutes } from "./learning/routes.ts";
import { legalRoutes } from "./legal/routes.ts";
import { startMissed } from "./live/missed.ts";
import { liveRoutes } from "./live/routes.ts";
import { type Live, startLive } from "./live/sockets.ts";
import { log } from "./log.ts";
import { type Mailer, openMailer } from "./mail/mailer.ts";
import { mailTask } from "./mail/mailLater.ts";
import { moderationRoutes } from "./moderation/routes.ts";
import { startOutbox } from "./notices/outbox.ts";
import { noticeRoutes } from "./notices/routes.ts";
import { noticeTasks } from "./notices/tasks.ts";
import { type Opinions, startOpinions } from "./opinions/worker.ts";
import { outsideRoutes } from "./outside/routes.ts";
import { paceRoutes } from "./pace/routes.ts";
import { startPace } from "./pace/ticker.ts";
import { type CountsRead, hotPages } from "./pages/hotPages.ts";
import { pageRoutes } from "./pages/routes.ts";
import { personalRoutes } from "./personal/routes.ts";
import { perspectiveRoutes } from "./perspective/routes.ts";
import { startErasing } from "./profile/erase.ts";
import { imageRoutes, profileRoutes } from "./profile/routes.ts";
import type { Channel } from "./protocol/events.ts";
import { Problem } from "./protocol/problems.ts";
import { questionRoutes } from "./questions/routes.ts";
import { replayRoutes } from "./replay/routes.ts";
import { reportRoutes } from "./reports/routes.ts";
import { Backtests } from "./rules/backtest.ts";
import { rulesRoutes } from "./rules/routes.ts";
import { sanctionRoutes } from "./sanctions/routes.ts";
import { startEnds } from "./sanctions/ticker.ts";
import type { Reception } from "./signin/reception.ts";
import { signInRoutes } from "./signin/routes.ts";
import { settingsOf } from "./sites/settings.ts";
import type { Site } from "./sites/sites.ts";
import { statementRoutes } from "./statements/routes.ts";
import { transparencyRoutes } from "./transparency/routes.ts";
import { identify } from "./users/viewer.ts";

export interface AppOptions {
  /** Of the database, migrated. */
  databaseUrl: string;
  /** Of a streaming replica that answers readers' pages where it has come far enough. */
  readUrl?: string | undefined;
  /** Of a Redis or Valkey that carries the rings between nodes; by default PostgreSQL does. */
  redisUrl?: string | undefined;
  site: Site;
  /** The address that readers use; by default that of the server itself. */
  publicUrl?: string | undefined;
  trustProxy?: number;
  /** How mail leaves; it does not when absent. */
  mail?: MailWay;
  /** To which addresses notices may be pushed; by default those of the browsers' services. */
  pushServices?: readonly RegExp[] | undefined;
  /** Who is asked for a second opinion on what the model is unsure of; nobody when absent. */
  secondOpinion?: SecondOpinion | undefined;
  rates?: Rates;
  poolSize?: number;
  /** Above so many sockets readers are told to ask for changes instead. */
  socketsMost?: number;
  /** The keys that open the doors of the Perspective API; none by default. */
  perspectiveKeys?: readonly string[] | "any";
  /** Of a storage of S3's kind for pictures, with its key; by default PostgreSQL has them. */
  imagesUrl?: string | undefined;
  /** With which the newsroom's own systems publish articles and updates; none by default. */
  newsroomKeys?: readonly string[];
}

/** A running Comity on one port. */
export interface App {
  db: Pool;
  /** Starts to listen; answers the address, such as http://127.0.0.1:3000. */
  listen(port: number, host: string): Promise<string>;
  /** How many sockets watch a channel on this node. */
  watchers(channel: Channel): number;
  /** Ends what is under way, then everything else. */
  close(): Promise<void>;
}

/** What holds where nothing else is said. */
const usual = {
  trustProxy: 0,
  mail: { kind: "off" },
  rates: defaultRates,
  socketsMost: 10_000,
  perspectiveKeys: [],
  newsroomKeys: [],
} satisfies Partial<AppOptions>;

type Options = AppOptions & Required<Pick<AppOptions, keyof typeof usual>>;

/** Puts the rooms together: one HTTP server with the API, the pages and the sockets. */
export async function createApp(given: AppOptions): Promise<App> {
  const options: Options = { ...usual, ...given };
  const onError = (error: unknown) => log.error({ err: error }, "in the background");
  const db = new Pool({ url: options.databaseUrl, onError, ...(options.poolSize ? { size: options.poolSize } : {}) });
  const { readUrl } = options;
  if (readUrl) db.replica = { db: new Pool({ url: readUrl, onError, connectWithinMs: 1_000 }), restsUntil: 0, onError };
  const { site, socketsMost } = options;
  let ownUrl = "http://127.0.0.1";
  const publicUrl = () => options.publicUrl ?? ownUrl;

  const origins: Origins = {
    publicUrl,
    allowed: async () => (await settingsOf(db, site.id)).embedding.origins,
  };

  const images = { db, storage: options.imagesUrl ? s3Storage(options.imagesUrl) : null };
  const mailer = openMailer(options.mail);
  const backtests = new Backtests(db, options.databaseUrl);
  const deliver = deliverFrom(db);
  const missed = startMissed(db, deliver);
  const changes = liveRoutes({
    articleId: async name => (await articleByName(db, name)).id,
    missed,
    readers: channel => live.readers(channel),
  });
  const isSecure = () => publicUrl().startsWith("https:");
  const writeSecurity = securityHeaders(isSecure);
  const ofAddress = (req: IncomingMessage) => addressOf(req, options.trustProxy);
  const counted = counter(options.rates.read);
  const countRead = (req: IncomingMessage) => counted(req, networkOf(ofAddress(req)));
  const app = expressApp(
    { db, mailer, images, backtests, changes, origins, isSecure, writeSecurity, countRead },
    options,
  );
  const http = createServer(
    { requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 10_000 },
    hotPages({ db, site, publicUrl, origins, addressOf: ofAddress, countRead, writeSecurity }, app),
  );
  http.maxConnections = socketsMost + pagesMost;
  const live: Live = startLive({
    http,
    db,
    deliver,
    missed,
    socketsMost,
    origins,
    say: words => {
      live.wake(words);
      doorbell.ring(words);
    },
    onError,
  });
  let opinions: Opinions | undefined;
  const onRing = (channels: string[]) => {
    live.wake(channels);
    opinions?.wake(channels);
  };
  const { databaseUrl, redisUrl } = options;
  const doorbell: Doorbell = await openDoorbell({ databaseUrl, redisUrl, onRing, onError });
  db.onCommit = recorded => {
    live.send(recorded);
    const channels = [...recorded.keys()];
    opinions?.wake(channels);
    doorbell.ring(channels);
  };
  const looks = [startSoon, startLongHolds, startEnds, startPace, startSchedule, startTelling, startOutbox].map(begin =>
    begin(db, onError),
  );
  looks.push(startSweep(images, onError), startErasing(db, onError));
  const tasks = { mail: mailTask(db, mailer), avatar: avatarTask(images), ...noticeTasks({ db, mailer, publicUrl }) };
  const jobs = startJobs(databaseUrl, tasks, onError);
  if (options.secondOpinion) opinions = startOpinions({ db, to: options.secondOpinion, onError });

  return {
    db,
    watchers: channel => live.watchers(channel),
    async listen(port, host) {
      ownUrl = await listening(http, port, host);
      return ownUrl;
    },
    async close() {
      for (const look of looks) await look.close();
      await jobs.close();
      await opinions?.close();
      await backtests.close();
      await live.close();
      await doorbell.close();
      await ended(http);
      await db.replica?.db.close();
      await db.close();
    },
  };
}

/** Connections beside those of the sockets. */
const pagesMost = 10_000;
const endWithinMs = 5_000;

/** Lets what is being answered end, within reason. */
function ended(http: Server): Promise<void> {
  return new Promise(resolve => {
    const deadline = setTimeout(() => http.closeAllConnections(), endWithinMs);
    http.close(() => {
      clearTimeout(deadline);
      resolve();
    });
    http.closeIdleConnections();
  });
}

function listening(http: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, host, () => {
      http.off("error", reject);
      const address = http.address();
      const bound = typeof address === "object" && address ? address.port : port;
      resolve(`http://${host.includes(":") ? `[${host}]` : host}:${bound}`);
    });
  });
}

interface Parts {
  db: Pool;
  mailer: Mailer;
  images: Images & { db: Pool };
  backtests: Backtests;
  changes: express.Router;
  origins: Origins;
  isSecure: () => boolean;
  writeSecurity: WritesHeaders;
  countRead: CountsRead;
}

function expressApp(parts: Parts, options: Options): Express {
  const { db, mailer, images, backtests, changes, origins, isSecure, writeSecurity, countRead } = parts;
  const app = express();
  const { site, rates, secondOpinion } = options;
  const { publicUrl } = origins;
  app.disable("x-powered-by");
  app.set("trust proxy", options.trustProxy);
  app.set("query parser", "simple");

  app.get("/healthz", (_req, res) => void res.type("text").send("ok"));
  app.get("/readyz", async (_req, res) => {
    await db.one(sql`select 1 as ready`);
    res.type("text").send("ready");
  });

  app.use(writeSecurity);
  app.use(compression(quick));
  app.get(
    [
      ...["embed", "count", "lists"].flatMap(name => [`/${name}.js`, `/${name}.js.map`]),
      "/notices-worker.js",
      "/assets/*file",
    ],
    express.static(clientFolder, { fallthrough: false, index: false, maxAge: 0, setHeaders: forEverybody }),
  );
  // For other servers, which have a key and no session: there is no cookie that a page of another site could misuse.
  app.use("/v1alpha1", perspectiveRoutes({ keys: options.perspectiveKeys, rate: rates.perspective }));
  app.use(["/api/v1", "/embed/articles", "/images"], crossOrigin(origins));
  app.use(sameOriginWrites(publicUrl), limitByMethod(countRead, rateLimit(rates.write)));
  app.use(async (req, _res, next) => {
    await identify(db, req);
    next();
  });

  const limitArticles = sharedRateLimit(db, "newArticle", rates.newArticle);
  const reception: Reception = {
    db,
    siteId: site.id,
    siteName: site.name,
    publicUrl,
    isSecure,
    rates,
    sendsMail: mailer.isOn,
  };
  const limitNotices = sharedRateLimit(db, "legalNotice", rates.legalNotice);
  app.use(articlesByKey(db, site.id));
  app.get("/api/v1/openapi.json", (_req, res) => void res.json(openApi(publicUrl())));
  app.use(
    "/api/v1",
    readJson,
    identityRoutes(reception),
    guestRoutes(reception),
    signInRoutes(reception),
    noticeRoutes({ db, publicUrl, sendsMail: mailer.isOn, services: options.pushServices }),
    followRoutes(db),
    crossingRoutes(reception),
    personalRoutes(db),
    outsideRoutes(db),
    articleRoutes({ db, siteId: site.id, newsroomKeys: options.newsroomKeys, limitArticles }),
    changes,
    paceRoutes(db),
    commentRoutes(db, { opinionSeconds: secondOpinion?.seconds }),
    questionRoutes(db),
    reportRoutes(db),
    statementRoutes(db, site.id),
    appealRoutes(db),
    legalRoutes(db, site.id, limitNotices),
    sanctionRoutes(db),
    transparencyRoutes(db),
    moderationRoutes(db),
    inspectionRoutes(db),
    rulesRoutes(db, backtests),
    learningRoutes(db),
    insightsRoutes(db),
    replayRoutes(db),
    exchangeRoutes({ db, site, publicUrl }),
    profileRoutes({ images, siteId: site.id, publicUrl, limitExport: sharedRateLimit(db, "export", rates.export) }),
    adminRoutes({ db, asksSecondOpinion: secondOpinion !== undefined, publicUrl }),
    () => {
      throw new Problem("not-found");
    },
  );
  app.use(feedRoutes({ db, site, publicUrl }));
  app.use(imageRoutes(images, site.id));
  app.use(pageRoutes({ db, site, publicUrl, reception, limitNotices }));
  app.use(answerProblem);
  return app;
}

/** Answers are made anew, so they are packed quickly: a third of the time for a tenth more bytes. */
const quick = { level: 2, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } } };

function limitByMethod(countRead: CountsRead, writes: express.RequestHandler): express.RequestHandler {
  return async (req, res, next) => {
    if (req.method !== "GET" && req.method !== "HEAD") return writes(req, res, next);
    await countRead(req);
    next();
  };
}
