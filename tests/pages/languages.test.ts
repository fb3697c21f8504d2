import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { inLanguage } from "../../locales/say.ts";
import { said, saying, whyOf } from "../../locales/saying.ts";
import { publishArticle } from "../../server/articles/publish.ts";
import { sql } from "../../server/db/sql.ts";
import type { CaseDetail } from "../../server/protocol/cases.ts";
import { defaultSettings, type SettingsView } from "../../server/protocol/settings.ts";
import { type Told, told } from "../../server/protocol/told.ts";
import type { Mine } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await aNewsroom();
});
afterAll(() => newsroom.close());

async function page(path: string, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(newsroom.url + path, { headers })).text();
}

function publish(language: string) {
  return publishArticle(newsroom.db, newsroom.site.id, {
    slug: `in-${language}`,
    title: "The steps of the hotel",
    section: "World",
    standfirst: "Two doors, both open.",
    byline: "Hanne Lorück",
    language,
    editorsNote: null,
    body: [{ type: "paragraph", text: "They came down together." }],
    state: "open",
    publishedAt: new Date("2026-05-14T07:40:00Z"),
    updatedAt: null,
  });
}

test("[LN5] a discussion speaks the language of its article, whoever asks", async () => {
  const { url } = await publish("de");
  const readers: Record<string, string>[] = [{}, { "Accept-Language": "fr" }, { Cookie: "comity_language=es" }];
  for (const headers of readers) {
    const html = await page(url, headers);
    expect(html).toContain('<html lang="de" dir="ltr">');
    expect(html).toContain("Noch keine Kommentare");
    expect(html).not.toContain("No comments yet");
  }
});

test("[LN6] Arabic is drawn from right to left, the embedded parts too", async () => {
  const html = await page((await publish("ar")).url);
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toContain('<div id="root" title lang="ar" dir="rtl">');
});

test("[LN5] other pages follow the reader's choice, then the browser; of an unknown language the site's usual one holds", async () => {
  const languageOf = async (headers: Record<string, string>) =>
    /<html lang="(\w+)"/.exec(await page("/nowhere", headers))?.[1];
  expect(await languageOf({ "Accept-Language": "uk,en;q=0.5" })).toBe("uk");
  expect(await languageOf({ "Accept-Language": "pt-BR" })).toBe("pt");
  expect(await languageOf({ "Accept-Language": "uk", Cookie: "a=b; comity_language=zh" })).toBe("zh");
  expect(await languageOf({ "Accept-Language": "eo", Cookie: "comity_language=xx" })).toBe("en");

  const ada = await newsroom.join("Ada", { role: "admin" });
  const language = { usual: "fr" } as const;
  const { body } = await ada.send<SettingsView>("PUT", "sites/meridian/settings", {
    version: 0,
    settings: { language },
  });
  expect(body.settings).toEqual({ ...defaultSettings, language });
  await until("the usual language", async () => (await languageOf({ "Accept-Language": "eo" })) === "fr");
  const { url } = await publish("eo");
  expect(await page(url)).toContain('<comity-discussion article="in-eo" lang="fr">');
});

test("[LN9] a problem has its title in the language that was asked for", async () => {
  const titleIn = async (language: string) =>
    (
      await (
        await fetch(`${newsroom.url}/api/v1/articles/nowhere`, { headers: { "Accept-Language": language } })
      ).json()
    ).title;
  expect(await titleIn("uk")).toBe("Тут нічого немає");
  expect(await titleIn("eo")).toBe("There is nothing here");
});

test("[LN9] what is wrong with a request is said in the language that was asked for, in English where none was", async () => {
  const { reader, join } = newsroom;
  const asking = (language: string) => ({ "Accept-Language": language });
  const account = { name: " ", email: "ann", password: "a long password of hers" };
  const english = await reader.send("POST", "members", account);
  expect(english.body).toMatchObject({
    title: "Some fields cannot be accepted",
    errors: [
      { path: "name", message: "is empty" },
      { path: "email", message: "has to look like name@example.org" },
    ],
  });
  const german = await reader.send("POST", "members", { ...account, password: 1, more: true }, asking("de"));
  expect(german.body).toMatchObject({
    title: "Einige Felder können nicht angenommen werden",
    errors: [
      { path: "name", message: "ist leer" },
      { path: "email", message: "muss aussehen wie name@example.org" },
      { path: "password", message: "Ungültige Eingabe: erwartet string, erhalten Zahl" },
      { path: "more", message: "ist hier nicht bekannt" },
    ],
  });
  const ben = await join("Ben");
  const comment = await ben.posts("The ferry was late again this morning.");
  const path = `comments/${comment.id}/reactions/worth-reading`;
  expect((await ben.send("PUT", path)).body).toMatchObject({ detail: "This is your own comment." });
  const french = await ben.send("PUT", path, undefined, asking("fr"));
  expect(french.body).toMatchObject({ detail: "C’est votre propre commentaire." });
});

test("[LN11] what was found in a text is read in the language of whoever reads it, and in English where it was kept in English alone", async () => {
  const { db, reader, join } = newsroom;
  const bea = await join("Bea");
  const comment = await bea.posts("What wankers, all of them.");
  const found = comment.findings?.[0] as Told;
  expect(found.why).toBe("It has words that we read before they appear: “wankers”.");
  expect(inLanguage("de", () => whyOf(found))).toBe(
    "Er enthält Wörter, die wir lesen, bevor sie erscheinen: „wankers“.",
  );
  const mo = await join("Mo", { role: "moderator" });
  const { id, findings, priority } = await newsroom.caseOf(comment, mo);
  expect(inLanguage("fr", () => findings.map(whyOf))).toEqual([
    "Il contient des mots que nous lisons avant qu’ils paraissent : « wankers ».",
  ]);
  expect(inLanguage("uk", () => priority.parts.map(whyOf))).toContain("ніхто не скаржився");

  const remove = { decision: "reject", reason: "personal-attack", revision: 1 };
  expect((await mo.send("POST", `cases/${id}/decisions`, remove)).status).toBe(201);
  const mine = await bea.get<Mine>(`articles/${newsroom.article.slug}/mine`);
  const { statement } = mine.body.comments.find(own => own.id === comment.id) ?? {};
  const reasons = await page(`/statements/${statement}`, { "Accept-Language": "es" });
  expect(reasons).toContain("Tiene palabras que leemos antes de que aparezcan: «wankers».");

  await db.run(sql`update findings set says = null`);
  const before = await mo.get<CaseDetail>(`cases/${id}`);
  expect(inLanguage("de", () => before.body.findings.map(whyOf))).toEqual([found.why]);
  expect((await reader.get(`comments/${comment.id}`)).body).not.toHaveProperty("findings");
});

test("[LN11] the sentence of a check names languages, lists and numbers as its reader's language does", () => {
  const sentence = saying("checks.language", { language: "de", languages: ["en", "fr"] });
  expect(told(sentence).why).toBe("It seems to be in German; here people write in English or French.");
  expect(inLanguage("es", () => said(sentence))).toBe("Parece estar en alemán; aquí se escribe en inglés o francés.");
  expect(inLanguage("de", () => said(saying("checks.length", { count: 12_345, most: 2_000 })))).toBe(
    "Er hat 12.345\u00a0Zeichen; bis zu 2.000\u00a0sind hier üblich.",
  );
});
