import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { TranslationView } from "../../server/protocol/outside.ts";
import type { SettingsView } from "../../server/protocol/settings.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let ada: Person;
/** Speaks LibreTranslate's protocol. */
let machine: Server;
const heard: Record<string, string>[] = [];
let says: (asked: Record<string, string>) => unknown;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ada = await newsroom.join("Ada", { role: "admin" });
  machine = createServer(async (req, res) => {
    let body = "";
    for await (const part of req) body += part;
    heard.push({ path: req.url ?? "", ...JSON.parse(body) });
    res.setHeader("content-type", "application/json").end(JSON.stringify(says(JSON.parse(body))));
  });
  await new Promise<void>(resolve => machine.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  machine.close();
  await newsroom.close();
});

async function switchOn(settings: object): Promise<void> {
  const { body } = await ada.get<SettingsView>("sites/meridian/settings");
  const answer = await ada.send("PUT", "sites/meridian/settings", { version: body.version, settings });
  expect(answer.status).toBe(200);
  // Every node has them within a second.
  await new Promise(wait => setTimeout(wait, 1_100));
}
const offers = async () => (await ann.get<ArticleView>(`articles/${newsroom.article.slug}`)).body.offers;

test("[CO19] nobody is asked anything until the site wants it, and then no address of ours", async () => {
  const { id } = await ann.posts("See http://127.0.0.1/secret and http://localhost/x for [that](http://[::1]/).");
  expect(problemOf(await ann.get(`comments/${id}/links`))).toBe("not-found");
  expect(await offers()).toBeUndefined();
  await switchOn({ links: { areLookedAt: true } });
  expect(await offers()).toEqual(["links"]);
  expect((await ann.get(`comments/${id}/links`)).body).toEqual([]);
  const held = await ann.posts("Wankers, see https://news.example/.");
  expect(problemOf(await ann.get(`comments/${held.id}/links`))).toBe("not-found");
});

test("[CO20] a comment is translated by the site's machine, cleaned as any text, once for each revision; a machine that is silent says so", async () => {
  const { port } = machine.address() as AddressInfo;
  const comment = await ann.posts("The **ferry** is late.");
  const translated = (to = "de") => ann.get<TranslationView>(`comments/${comment.id}/translation?to=${to}`);
  expect(problemOf(await translated())).toBe("not-found");
  await switchOn({ translation: { address: `http://127.0.0.1:${port}/` } });
  await ada.send("PUT", "sites/meridian/secrets/translation", { secret: "a key of ours" });
  expect(await offers()).toEqual(["links", "translation"]);

  says = () => ({
    translatedText: '<p>Die <strong>Fähre</strong> ist spät.</p><script>alert(1)</script><img src=x onerror="x">',
    detectedLanguage: { language: "en", confidence: 90 },
  });
  const { body } = await translated();
  expect(body.from).toBe("en");
  expect(body.html).toContain("<p>Die <strong>Fähre</strong> ist spät.</p>");
  expect(body.html).not.toMatch(/<script|<img/);
  await translated();
  expect(heard).toEqual([
    {
      path: "/translate",
      q: "<p>The <strong>ferry</strong> is late.</p>",
      source: "auto",
      target: "de",
      format: "html",
      api_key: "a key of ours",
    },
  ]);
  says = () => ({ error: "no such language" });
  expect(problemOf(await translated("fr"))).toBe("not-ready");
  says = () => ({ translatedText: "<p>Le ferry est en retard.</p>" });
  expect((await translated("fr")).body).toEqual({ html: "<p>Le ferry est en retard.</p>", from: null });

  await ann.send("PATCH", `comments/${comment.id}`, { body: "The ferry is on time.", revision: 1 });
  says = () => ({ translatedText: "<p>Die Fähre ist pünktlich.</p>" });
  expect((await translated()).body.html).toBe("<p>Die Fähre ist pünktlich.</p>");
  await ann.send("DELETE", `comments/${comment.id}`);
  expect(problemOf(await translated())).toBe("not-found");
  expect(problemOf(await translated("../x"))).toBe("unprocessable-request");
});
