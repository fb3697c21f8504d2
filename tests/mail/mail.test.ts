import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { languages } from "../../locales/languages.ts";
import { inLanguage } from "../../locales/say.ts";
import { sql } from "../../server/db/sql.ts";
import { builtIn, reasonOf } from "../../server/mail/builtIn.ts";
import { type MailKind, valuesOf } from "../../server/mail/kinds.ts";
import { layOut } from "../../server/mail/letter.ts";
import { type Mailer, openMailer, Refused } from "../../server/mail/mailer.ts";
import { mailLater } from "../../server/mail/mailLater.ts";
import { faultsOf, writeTemplate } from "../../server/mail/write.ts";
import { type MailTemplateKind, mailPlaces } from "../../server/protocol/mailPlaces.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { aMailServer, type MailServer } from "../setup/smtp.ts";
import { until } from "../setup/socket.ts";

let smtp: MailServer;
let newsroom: Newsroom;
let ann: Person;
const url = "https://comments.example/confirm?t=1&u=2";

beforeAll(async () => {
  smtp = await aMailServer();
  newsroom = await aNewsroom({ mail: smtp.way });
  ann = await newsroom.join("Ann");
});
afterAll(async () => {
  await newsroom.close();
  await smtp.close();
});

const toAnn = (kind: MailKind, minutes?: number) =>
  newsroom.db.transaction(tx =>
    mailLater(tx, {
      siteId: newsroom.site.id,
      to: { memberId: ann.member?.id ?? "" },
      kind,
      facts: { url, ...(minutes ? { minutes } : {}) },
    }),
  );

test("[NF10] a mail comes as text and as HTML with its link, from the site, and says that a machine wrote it", async () => {
  await toAnn("sign-in-link", 15);
  const { parsed, to, from } = await smtp.next("ann@example.org");
  expect({ to, from }).toEqual({ to: ["ann@example.org"], from: "comments@meridian.example" });
  expect(parsed.from?.text).toBe('"The Meridian Post" <comments@meridian.example>');
  expect(parsed.subject).toBe("Your link to sign in at The Meridian Post");
  expect(parsed.headers.get("auto-submitted")).toBe("auto-generated");
  expect(parsed.text).toContain(url);
  expect(parsed.text).toMatch(/15\sminutes/);
  expect(parsed.html).toContain('href="https://comments.example/confirm?t=1&amp;u=2"');
  expect(parsed.html).not.toMatch(/<img|<link|<script|src=/);
  await toAnn("confirm-notices", 7 * 24 * 60);
  expect((await smtp.next("ann@example.org")).parsed.text).toMatch(/works for 7\sdays/);
});

test("[NF11] each kind is written in each language, right to left where that is read so", async () => {
  const sender = {
    name: "The Meridian Post",
    replyTo: null,
    footer: "Meridian, 1 Quay, Port Lomar",
    language: "en" as const,
  };
  for (const language of languages) {
    for (const kind of Object.keys(mailPlaces) as MailTemplateKind[]) {
      const letter = inLanguage(language, () => {
        const template = builtIn(kind);
        expect([kind, language, faultsOf(kind, template)]).toEqual([kind, language, []]);
        const values = valuesOf({ url, minutes: 15, code: "12345678", what: "password" }, sender.name);
        const told = { name: "Ben", title: "Ferries", quote: "Late.", count: 3, notices: ["Ben answered you"] };
        return { ...writeTemplate(template, { ...values, ...told }), reason: reasonOf(kind, sender.name) };
      });
      const { subject, text, html } = layOut(letter, sender, "ann@example.org", language);
      expect(`${subject}${text}${html}`).not.toMatch(/mail\.|undefined|\{/);
      expect(html).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
      expect(text).toContain(sender.footer);
    }
  }
});

test("[NF12] nothing that somebody wrote ends a header, adds a receiver or becomes markup", async () => {
  const hostile = 'Post\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>\u202E "x" <y@example.org>,';
  await newsroom.db.run(sql`update sites set name = ${hostile} where id = ${newsroom.site.id}`);
  await toAnn("verify-address");
  const { parsed, to, raw } = await smtp.next("ann@example.org");
  await newsroom.db.run(sql`update sites set name = 'The Meridian Post' where id = ${newsroom.site.id}`);
  expect(to).toEqual(["ann@example.org"]);
  expect(raw.split("\r\n\r\n")[0]).not.toMatch(/^bcc/im);
  expect(parsed.from?.value).toHaveLength(1);
  expect(parsed.subject).not.toMatch(/[\r\n\u202E]/);
  expect(parsed.html).not.toContain("<script");
});

test("[NF13] an address that is none reaches no server", async () => {
  const mailer = openMailer(smtp.way);
  const before = smtp.mails.length;
  for (const to of ["ann@example.org, ben@example.org", "ann@example.org\r\nRCPT TO:<ben@example.org>", "ann", "<>"]) {
    await send(mailer, to).catch(() => {});
  }
  expect(smtp.mails.slice(before).flatMap(mail => mail.to)).toEqual([]);
});

const send = (mailer: Mailer, to: string) =>
  mailer.send({ to, fromName: "Post", subject: "s", text: "t", html: "<p>t</p>" });

test("[NF14] what is refused for good is not tried again; what may go better later is; neither names the receiver", async () => {
  const mailer = openMailer(smtp.way);
  smtp.refuse("gone@example.org", 550);
  smtp.refuse("full@example.org", 452);
  const gone = await send(mailer, "gone@example.org").catch(error => error);
  const full = await send(mailer, "full@example.org").catch(error => error);
  expect(gone).toBeInstanceOf(Refused);
  expect(full).not.toBeInstanceOf(Refused);
  for (const error of [gone, full]) expect(error.message).not.toContain("example.org");

  const { db, site } = newsroom;
  const write = (address: string) =>
    db.transaction(tx => mailLater(tx, { siteId: site.id, to: { address }, kind: "address-taken", facts: { url } }));
  smtp.asked.clear();
  await write("gone@example.org");
  await write("full@example.org");
  await until("both were tried", () => smtp.asked.size === 2);
  await until("one is left", async () => (await jobs()) === 1);
  smtp.refuse("full@example.org", undefined);
  await db.run(sql`
    select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at := now())`);
  await smtp.next("full@example.org");
});

const jobs = async () =>
  (await newsroom.db.one<{ n: number }>(sql`select count(*)::int as n from graphile_worker.jobs`)).n;

test("[NF15] while developing mails become files, and without a way none is sent", async () => {
  const folder = mkdtempSync(join(tmpdir(), "comity-mail-"));
  await send(openMailer({ kind: "files", folder, from: "a@example.org" }), "ann@example.org");
  const [file = ""] = readdirSync(folder);
  expect(readFileSync(join(folder, file), "utf8")).toMatch(/^To: ann@example.org$/m);
  rmSync(folder, { recursive: true });
  const off = openMailer({ kind: "off" });
  expect(off.isOn).toBe(false);
  await expect(send(off, "ann@example.org")).rejects.toThrow(Refused);
});
