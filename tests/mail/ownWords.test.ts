import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Language } from "../../locales/languages.ts";
import { sql } from "../../server/db/sql.ts";
import { type MailFacts, type MailKind, valuesOf } from "../../server/mail/kinds.ts";
import { mailLater } from "../../server/mail/mailLater.ts";
import { writeTemplate } from "../../server/mail/write.ts";
import type { MailTemplateKind } from "../../server/protocol/mailPlaces.ts";
import type {
  MailPreview,
  MailTemplate,
  MailTemplatesView,
  MailTemplateView,
} from "../../server/protocol/mailTemplates.ts";
import type { ProblemBody } from "../../server/protocol/problems.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { aMailServer, type MailServer } from "../setup/smtp.ts";

let smtp: MailServer;
let newsroom: Newsroom;
let ann: Person;
let ada: Person;
const url = "https://comments.example/sign-in/mail/a?b=1&c=2";
const mine = {
  subject: "Your key to {site}",
  text: "Come in.\n\n[Open the door]({link})\n\nOr say {code}.\n\n{validity}",
};

beforeAll(async () => {
  smtp = await aMailServer();
  newsroom = await aNewsroom({ mail: smtp.way });
  ann = await newsroom.join("Ann");
  ada = await newsroom.join("Ada", { role: "admin" });
});
afterAll(async () => {
  await newsroom.close();
  await smtp.close();
});
beforeEach(() => newsroom.db.run(sql`delete from mail_templates`));

const pathOf = (kind: string, language: string) => `sites/meridian/mail-templates/${kind}/${language}`;
const viewOf = async (kind: MailTemplateKind, language: Language = "en") =>
  (await ada.get<MailTemplateView>(pathOf(kind, language))).body;

/** Saves over what stands there now. */
async function save(kind: MailTemplateKind, template: Partial<MailTemplate>, language: Language = "en") {
  const { builtIn, own } = await viewOf(kind, language);
  const { subject, text } = { ...builtIn, ...template };
  return await ada.send<MailTemplateView & ProblemBody>("PUT", pathOf(kind, language), {
    subject,
    text,
    readAt: own?.changedAt ?? null,
  });
}

async function toAnn(kind: MailKind, facts: Partial<MailFacts> = {}, language?: Language) {
  const to = { memberId: ann.member?.id ?? "" };
  const mail = { siteId: newsroom.site.id, to, kind, facts: { url, ...facts }, ...(language ? { language } : {}) };
  await newsroom.db.transaction(tx => mailLater(tx, mail));
  return await smtp.next("ann@example.org");
}

test("[NF50] a site writes a kind of mail in its own words, for one language, as text and as HTML, and goes back to the built-in ones", async () => {
  expect((await save("sign-in-link", mine)).status).toBe(200);
  const { parsed } = await toAnn("sign-in-link", { code: "12345678", minutes: 60 });
  expect(parsed.subject).toBe("Your key to The Meridian Post");
  expect(parsed.text).toMatch(
    /^Come in\.\n\nOpen the door:\nhttps:\S+b=1&c=2\n\nOr say 12345678\.\n\nThe link works for 60\sminutes\.\n\n-- \nThe Meridian Post\n/,
  );
  expect(parsed.html).toMatch(/<a href="https:[^"]+b=1&amp;c=2" style="display:inline-block[^"]*">Open the door<\/a>/);
  expect(parsed.html).toContain("If you did not ask for it, do nothing");

  expect((await toAnn("sign-in-link", { code: "12345678" }, "de")).parsed.subject).toMatch(/Anmelde/);
  expect((await toAnn("address-taken")).parsed.subject).toContain("has an account");
  expect((await ada.get<MailTemplatesView>("sites/meridian/mail-templates")).body.items).toMatchObject([
    { kind: "sign-in-link", language: "en" },
  ]);

  const gone = await ada.send<MailTemplateView>("DELETE", pathOf("sign-in-link", "en"));
  expect(gone.body.own).toBeNull();
  expect((await toAnn("sign-in-link", { code: "12345678" })).parsed.subject).toContain("Your link to sign in");
  expect((await ada.send<MailTemplateView>("DELETE", pathOf("sign-in-link", "en"))).status).toBe(200);
});

test("[NF51] one begins with the built-in words, and saving these changes no mail", async () => {
  for (const kind of ["sign-in-link", "credential-changed"] as const) {
    const facts = kind === "sign-in-link" ? { code: "12345678", minutes: 60 } : ({ what: "password" } as const);
    const before = await toAnn(kind, facts);
    expect((await save(kind, {})).status).toBe(200);
    const after = await toAnn(kind, facts);
    expect([after.parsed.subject, after.parsed.text, after.parsed.html]).toEqual([
      before.parsed.subject,
      before.parsed.text,
      before.parsed.html,
    ]);
  }
});

test.each<[string, MailTemplateKind, Partial<MailTemplate>, string, RegExp]>([
  [
    "an unknown place",
    "sign-in-link",
    { text: `${mine.text} {password}` },
    "text",
    /has \{password\}, which is none of \{site\}/,
  ],
  ["a link in the subject", "sign-in-link", { subject: "{link}" }, "subject", /has \{link\}/],
  ["no link", "sign-in-link", { text: "Come in. {code}" }, "text", /lacks \{link\}/],
  ["no code", "sign-in-link", { text: "Come in. {link}" }, "text", /lacks \{code\}/],
  [
    "a link in one form of a plural alone",
    "told-replied",
    { text: "{name, plural, one {{link}} other {}}" },
    "text",
    /lacks \{link\}/,
  ],
  ["no notices", "digest", { text: "{count} came." }, "text", /lacks \{notices\}/],
  ["notices within a sentence", "digest", { text: "These came: {notices}" }, "text", /a paragraph of its own/],
  ["notices a second time within a sentence", "digest", { text: "{notices}\n\nOnce more: { notices }" }, "text", /own/],
  [
    "notices within a form",
    "digest",
    { text: "{notices}\n\n{count, plural, one {It is {notices}} other {}}" },
    "text",
    /a paragraph of its own/,
  ],
  [
    "a choice by what is no number",
    "told-replied",
    { subject: "{name, select, Rosa {Her} other {Somebody}}" },
    "subject",
    /holds what no mail/,
  ],
  ["counting what is no number", "told-replied", { subject: "{name, plural, other {#}}" }, "subject", /no number/],
  ["a brace that does not end", "sign-in-link", { text: "It's {link} {code" }, "text", /from “\{code” on/],
  ["a plural without its other form", "digest", { subject: "{count, plural, one {#}}" }, "subject", /cannot be read/],
  ["a date", "digest", { subject: "{count, date}" }, "subject", /holds what no mail/],
  [
    "a header in the subject",
    "sign-in-link",
    { subject: "Hi\r\nBcc: victim@example.org" },
    "subject",
    /more than one line/,
  ],
  ["a turned subject", "sign-in-link", { subject: "Hi \u202Eelpmaxe" }, "subject", /turn the direction/],
  ["an empty subject", "sign-in-link", { subject: " " }, "subject", /is empty/],
  ["a long subject", "sign-in-link", { subject: "a".repeat(201) }, "subject", /longer than 200/],
  ["a long text", "sign-in-link", { text: `{link} {code} ${"a".repeat(5_000)}` }, "text", /longer than 5000/],
  ["a NUL", "sign-in-link", { text: "{link} {code} \0site\0" }, "text", /control characters/],
])("[NF52] %s is named at its field, and nothing is kept of it", async (_, kind, template, path, message) => {
  const { status, body } = await save(kind, template);
  expect(status).toBe(422);
  expect(body.errors).toContainEqual({ path, message: expect.stringMatching(message) });
  expect((await viewOf(kind)).own).toBeNull();
  const preview = await ada.send("POST", `${pathOf(kind, "en")}/previews`, {
    ...(await viewOf(kind)).builtIn,
    ...template,
  });
  expect(preview.status).toBe(422);
});

test("[NF52] a kind or a language that is none is named; of two who write at once the second is told of the first", async () => {
  expect(problemOf(await ada.get(pathOf("love-letter", "en")))).toBe("not-found");
  expect(problemOf(await ada.get(pathOf("digest", "la")))).toBe("not-found");
  const { own } = (await save("digest", { subject: "Mine" })).body;
  const late = { subject: "Other", text: "{notices}", readAt: null };
  expect(await ada.send("PUT", pathOf("digest", "en"), late)).toMatchObject({
    status: 409,
    body: { by: "Ada", changedAt: own?.changedAt },
  });
  expect((await viewOf("digest")).own?.subject).toBe("Mine");
});

test("[NF53] own words that a newer version cannot write are kept and named, and the mail goes out in the built-in ones", async () => {
  await newsroom.db.run(sql`
    insert into mail_templates (site_id, kind, language, subject, text, changed_at)
    values (${newsroom.site.id}, 'sign-in-link', 'en', '{gone}', 'Broken {', now())`);
  const { parsed } = await toAnn("sign-in-link", { code: "12345678" });
  expect(parsed.subject).toBe("Your link to sign in at The Meridian Post");
  expect(parsed.text).toContain(url);
  expect((await viewOf("sign-in-link")).own).toMatchObject({
    subject: "{gone}",
    faults: [{ path: "subject" }, { path: "text" }],
  });
});

test("[NF54] whatever a place is filled with becomes no link, no paragraph and no header", async () => {
  await newsroom.db.run(
    sql`update sites set name = ${"[x](https://evil.example)\n\n{link}<b>"} where id = ${newsroom.site.id}`,
  );
  await save("sign-in-link", { ...mine, text: `At '{site}' I'd say:\n${mine.text} {link}` });
  const { parsed } = await toAnn("sign-in-link", { code: "12345678", minutes: 15 });
  await newsroom.db.run(sql`update sites set name = 'The Meridian Post' where id = ${newsroom.site.id}`);
  expect(parsed.html).not.toContain('href="https://evil');
  expect(parsed.html).not.toContain("<b>");
  expect(parsed.html).toContain("At &#39;[x]".replaceAll("&#39;", "'"));
  expect(parsed.text).toContain("I'd say:");
  expect(parsed.subject).toContain("{link}");
});

test("[NF54] links stand in sentences too, and what has nothing to say takes only its own paragraph along", () => {
  const text =
    "Look [here]({link}) or at https://a.example, or [there](https://b.example/x).\n\n{validity}\n\n“{quote}” {link}";
  const { parts } = writeTemplate({ subject: "s", text }, valuesOf({ url }, "Post"));
  const there = { label: "there", url: "https://b.example/x" };
  expect(parts).toEqual([
    ["Look ", { label: "here", url }, " or at https://a.example, or ", there, "."],
    ["“” ", { label: url, url }],
  ]);
});

test("[NF54] in an address of the site's own what somebody wrote is one part of it; in a sentence it is on one line", () => {
  const name = "../?@evil.example <b>";
  const { parts } = writeTemplate(
    { subject: "s", text: "[Them](https://a.example/of/{name}) wrote “{quote}”, [there]({link})" },
    { name, quote: "Yes.\n\n-- \nThe Post", link: url },
  );
  expect(parts).toEqual([
    [
      { label: "Them", url: "https://a.example/of/..%2F%3F%40evil.example%20%3Cb%3E" },
      " wrote “Yes. -- The Post”, ",
      { label: "there", url },
    ],
  ]);
});

test("[NF55] a preview shows a mail with invented facts, as it would come, and sends none", async () => {
  const before = smtp.mails.length;
  const preview = async (kind: string, language: string, template: MailTemplate) =>
    (await ada.send<MailPreview>("POST", `${pathOf(kind, language)}/previews`, template)).body;
  const replied = { subject: "{name}: {title}", text: "Hello\n\n{quote}\n\n[Go]({link})" };
  expect(await preview("told-replied", "de", replied)).toMatchObject({
    fromName: "The Meridian Post",
    subject: "Rosa: Die Straßenbahn kommt zurück",
    parts: ["Hello", { quote: expect.any(String) }, { label: "Go" }],
    foot: [expect.any(String), expect.stringContaining("The Meridian Post"), expect.stringMatching(/: http/)],
    text: expect.stringContaining("> Auf diese Linie"),
  });
  const digest = { subject: "{count, plural, one {One thing} other {# things}}", text: "Good morning\n\n{notices}" };
  expect(await preview("digest", "en", digest)).toMatchObject({
    subject: "One thing",
    parts: ["Good morning", expect.stringContaining("Rosa"), { quote: expect.any(String) }, { label: "Read it" }],
  });
  expect(smtp.mails).toHaveLength(before);
});
