import { type App, createApp } from "../../server/app.ts";
import { publishArticle } from "../../server/articles/publish.ts";
import type { MailWay, SecondOpinion } from "../../server/config.ts";
import type { Pool } from "../../server/db/pool.ts";
import { sql } from "../../server/db/sql.ts";
import { noLimits, type Rates } from "../../server/http/rateLimit.ts";
import { log } from "../../server/log.ts";
import type { ArticleView, Badge } from "../../server/protocol/articles.ts";
import type { Id, Role } from "../../server/protocol/basics.ts";
import type { CaseView } from "../../server/protocol/cases.ts";
import { defaultPolicy, type Policy } from "../../server/protocol/policy.ts";
import type { ProblemBody, ProblemName } from "../../server/protocol/problems.ts";
import type { Settings } from "../../server/protocol/settings.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { changeSettings, settingsView } from "../../server/sites/settings.ts";
import { ensureSite, type Site } from "../../server/sites/sites.ts";
import { addMember } from "../../server/users/accounts.ts";
import { noPassword } from "../../server/users/passwords.ts";
import { cookieName, startSession } from "../../server/users/sessions.ts";
import type { Member } from "../../server/users/viewer.ts";
import { aDatabase } from "./database.ts";

/** What a door answered. */
export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
}

/** Somebody at the front door: sends what a browser would send. */
export class Person {
  readonly newsroom: Newsroom;
  readonly member: Member | null;
  cookie: string;

  constructor(newsroom: Newsroom, member: Member | null, cookie = "") {
    this.newsroom = newsroom;
    this.member = member;
    this.cookie = cookie;
  }

  async send<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.newsroom.url}/api/v1/${path}`, {
      method,
      headers: {
        ...(this.cookie ? { Cookie: this.cookie } : {}),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = text !== "" && /\bjson\b/.test(response.headers.get("content-type") ?? "");
    const answered = isJson ? JSON.parse(text) : text || undefined;
    return { status: response.status, headers: response.headers, body: answered as T };
  }

  get<T>(path: string): Promise<Answer<T>> {
    return this.send<T>("GET", path);
  }

  /** Posts a comment; throws unless it was taken. */
  async posts(
    body: string,
    { under, article = this.newsroom.article }: { under?: { id: Id }; article?: ArticleView } = {},
  ): Promise<CommentView> {
    const answer = await this.send<CommentView>("POST", `articles/${article.slug}/comments`, {
      body,
      parentId: under?.id ?? null,
    });
    if (answer.status !== 201) throw new Error(`not posted: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Asks a question; throws unless it was taken. */
  async asks(body: string, article = this.newsroom.article): Promise<CommentView> {
    const answer = await this.send<CommentView>("POST", `articles/${article.slug}/comments`, {
      body,
      isQuestion: true,
    });
    if (answer.status !== 201) throw new Error(`not asked: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

interface Joining {
  role?: Role;
  badges?: Badge[];
  published?: number;
  /** Of a moderator who is for these alone. */
  sections?: string[];
  /** Another site of the installation. */
  siteId?: Id;
}

/** A whole Comity on a database of its own, with an article and people who have names. */
export interface Newsroom {
  app: App;
  db: Pool;
  url: string;
  /** Of its database: for another node on it. */
  databaseUrl: string;
  site: Site;
  article: ArticleView;
  /** Nobody signed in. */
  reader: Person;
  join(name: string, options?: Joining): Promise<Person>;
  /** The same person in another browser. */
  again(who: Person): Promise<Person>;
  anArticle(slug: string, state?: ArticleView["state"], section?: string): Promise<ArticleView>;
  /** From now on comments of the article can be asked as questions. */
  takesQuestions(article?: ArticleView): Promise<void>;
  setPolicy(change: Partial<Policy>): Promise<void>;
  /** Parts of the settings, in force at once. */
  setSettings(change: Partial<Settings>): Promise<void>;
  caseOf(comment: { id: Id }, moderator: Person): Promise<CaseView>;
  close(): Promise<void>;
}

/** The default policy, but people in tests write faster than people do. Nothing is drawn by lot. */
const testPolicy: Policy = {
  ...defaultPolicy,
  secondLook: { share: 0 },
  flood: { comments: 100, seconds: 10, then: "off" },
  surge: { guard: "off" },
};

export { noLimits };

/** An account is made at once, and the desk asks for no second factor: for tests that are about something else. */
export const atOnce: Settings["signIn"] = { verifyAddress: false, staffSecondFactor: "optional" };

/** Opens one; for one test file, in `beforeAll`. */
export async function aNewsroom({
  rates = noLimits,
  perspectiveKeys = [],
  newsroomKeys = [],
  secondOpinion,
  socketsMost,
  imagesUrl,
  mail,
}: {
  rates?: Rates;
  perspectiveKeys?: readonly string[] | "any";
  newsroomKeys?: readonly string[];
  secondOpinion?: SecondOpinion;
  socketsMost?: number;
  imagesUrl?: string;
  /** Of a server of tests/setup/smtp.ts; without it no mail leaves. */
  mail?: MailWay;
} = {}): Promise<Newsroom> {
  // Tests cause storms on purpose; what goes wrong in them is asserted, not read.
  log.level = "silent";
  const database = await aDatabase();
  const site = await ensureSite(database.pool, { slug: "meridian", name: "The Meridian Post" });
  const keys = { perspectiveKeys, newsroomKeys };
  const app = await createApp({
    databaseUrl: database.url,
    site,
    rates,
    poolSize: 6,
    ...keys,
    secondOpinion,
    imagesUrl,
    ...(socketsMost ? { socketsMost } : {}),
    ...(mail ? { mail } : {}),
    // Nothing that a test pushes leaves this machine.
    pushServices: [/^http:\/\/127\.0\.0\.1:\d+\//],
  });
  const url = await app.listen(0, "127.0.0.1");
  const { db } = app;

  const anArticle: Newsroom["anArticle"] = (slug, state = "open", section = "World") =>
    publishArticle(db, site.id, {
      slug,
      title: `About ${slug}`,
      section,
      standfirst: "What is known so far.",
      byline: "Hanne Lorück",
      language: "en",
      editorsNote: null,
      body: [{ type: "paragraph", text: "The two delegations came down the steps together." }],
      state,
      publishedAt: new Date("2026-05-14T07:40:00Z"),
      updatedAt: null,
    });

  const newsroom: Newsroom = {
    app,
    db,
    url,
    databaseUrl: database.url,
    site,
    article: await anArticle("tariff-pause"),
    reader: undefined as unknown as Person,
    anArticle,
    async join(name, { role = "member", badges = [], published = 50, sections, siteId = site.id } = {}) {
      const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.org`;
      const member = await addMember(db, { siteId, name, email, passwordHash: noPassword, role, badges });
      await db.run(sql`
        update members set published = ${published}, sections = ${sections ?? null}::text[] where id = ${member.id}`);
      return newsroom.again(new Person(newsroom, { ...member, published, sections: sections ?? null }));
    },
    async again({ member }) {
      const cookie = member
        ? `${cookieName}=${await startSession(db, member.id, { way: "password", hasSecondFactor: true })}`
        : "";
      return new Person(newsroom, member, cookie);
    },
    async takesQuestions({ id } = newsroom.article) {
      await db.run(sql`update articles set asks_questions = true where id = ${id}`);
    },
    async setPolicy(change) {
      await db.run(sql`
        insert into policies (site_id, version, policy)
        select ${site.id}, max(version) + 1, ${JSON.stringify({ ...testPolicy, ...change })}::jsonb
        from policies where site_id = ${site.id}`);
    },
    async setSettings(settings) {
      const { version } = await settingsView(db, site.id);
      await changeSettings(db, { id: null, siteId: site.id }, { version, settings });
    },
    async caseOf(comment, moderator) {
      const open = await db.maybe<{ id: Id }>(
        sql`select id from cases where comment_id = ${comment.id} and closed_at is null`,
      );
      const { status, body } = await moderator.get<CaseView>(`cases/${open?.id}`);
      if (status !== 200) throw new Error(`no open case of comment ${comment.id}`);
      return body;
    },
    async close() {
      await app.close();
      await database.drop();
    },
  };
  newsroom.reader = new Person(newsroom, null);
  await newsroom.setPolicy({});
  return newsroom;
}

/** Uploads a picture. */
export async function sendPicture<T>(who: Person, path: string, bytes: Buffer): Promise<Answer<T>> {
  const method = path === "me/avatar" ? "PUT" : "POST";
  const headers = { Cookie: who.cookie, "Content-Type": "image/png" };
  const body = new Uint8Array(bytes);
  const response = await fetch(`${who.newsroom.url}/api/v1/${path}`, { method, headers, body });
  return { status: response.status, headers: response.headers, body: (await response.json()) as T };
}

/** The name of a problem answer, `not-found` say; undefined for anything else. */
export function problemOf(answer: Answer): ProblemName | undefined {
  if (!answer.headers.get("content-type")?.startsWith("application/problem+json")) return undefined;
  return (answer.body as ProblemBody).type.replace("urn:comity:problem:", "") as ProblemName;
}
