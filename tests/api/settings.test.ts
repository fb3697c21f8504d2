import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { AuditEntryView } from "../../server/protocol/audit.ts";
import { defaultSettings, type Settings, type SettingsView } from "../../server/protocol/settings.ts";
import { secretOf } from "../../server/sites/secrets.ts";
import { settingsOf } from "../../server/sites/settings.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ada: Person;
let abe: Person;
const path = "sites/meridian/settings";

beforeAll(async () => {
  newsroom = await aNewsroom();
  ada = await newsroom.join("Ada", { role: "admin" });
  abe = await newsroom.join("Abe", { role: "admin" });
});
afterAll(() => newsroom.close());

const read = async () => (await ada.get<SettingsView>(path)).body;
const change = (who: Person, version: number, settings: Partial<Settings>) =>
  who.send<SettingsView>("PUT", path, { version, settings });
const from = (...origins: string[]) => ({ embedding: { origins, newArticles: "pages" as const } });
const lastEntry = async () =>
  (await ada.get<{ items: AuditEntryView[] }>("sites/meridian/audit?kind=settings-changed")).body.items[0];

test("[EM4] nothing was ever changed: the usual settings, version 0", async () => {
  expect(await read()).toEqual({
    version: 0,
    settings: defaultSettings,
    changedAt: null,
    changedBy: null,
    secrets: [],
  });
});

test("[EM4] the parts that are sent change, the others stay; who changed them is told and audited", async () => {
  const changed = await change(ada, 0, from("https://news.example"));
  expect(changed).toMatchObject({ status: 200, body: { version: 1, settings: from("https://news.example") } });
  expect((await change(ada, 1, {})).body).toMatchObject({
    version: 2,
    changedBy: "Ada",
    settings: from("https://news.example"),
  });
  await change(ada, 2, from("https://other.example"));
  expect(await lastEntry()).toMatchObject({ kind: "settings-changed", facts: { changed: ["embedding"] } });
});

test("[EM4] of two admins who save at once one wins, and the other learns who was quicker", async () => {
  const { version } = await read();
  const answers = await Promise.all([change(ada, version, from("https://a.example")), change(abe, version, from())]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const late = answers.find(({ status }) => status === 409);
  expect(late && problemOf(late)).toBe("settings-changed");
  expect(late?.body).toMatchObject({ version: version + 1, by: expect.stringMatching(/^(Ada|Abe)$/) });
});

test.each([
  ["a path", "https://news.example/blog"],
  ["a slash at its end", "https://news.example/"],
  ["capitals", "https://News.example"],
  ["a star", "https://*.example"],
  ["another scheme", "file:///etc"],
  ["no scheme", "news.example"],
  ["nothing", "null"],
])("[EM4] an origin with %s is refused at its field", async (_what, origin) => {
  const answer = await change(ada, (await read()).version, from("https://news.example", origin));
  expect(problemOf(answer)).toBe("unprocessable-request");
  expect(answer.body).toMatchObject({ errors: [{ path: "settings.embedding.origins.1" }] });
});

test("[EM4] what was saved by another node is in force within about a second", async () => {
  await settingsOf(newsroom.db, newsroom.site.id);
  await newsroom.db.run(sql`
    update site_settings set settings = ${JSON.stringify(from("https://late.example"))}::jsonb, version = version + 1`);
  const origins = async () => (await settingsOf(newsroom.db, newsroom.site.id)).embedding.origins;
  await until("the other node's settings", async () => (await origins()).includes("https://late.example"), 3_000);
});

test("[EM5] a secret goes in, and its name and time are all that ever comes out", async () => {
  const secret = "a-very-secret-sentence-of-the-site";
  const set = await ada.send<SettingsView>("PUT", "sites/meridian/secrets/jwt.1", { secret });
  expect(set.body.secrets).toEqual([{ name: "jwt.1", setAt: expect.stringMatching(/Z$/) }]);
  expect(await secretOf(newsroom.db, newsroom.site.id, "jwt.1")).toBe(secret);
  expect(await lastEntry()).toMatchObject({ facts: { secret: "jwt.1", isSet: true } });
  const everything = [set.body, await read(), (await ada.get("sites/meridian/audit")).body];
  expect(JSON.stringify(everything)).not.toContain(secret);
  const gone = await ada.send<SettingsView>("DELETE", "sites/meridian/secrets/jwt.1");
  expect(gone.body.secrets).toEqual([]);
  expect(await secretOf(newsroom.db, newsroom.site.id, "jwt.1")).toBeNull();
});
