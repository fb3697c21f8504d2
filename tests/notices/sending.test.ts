import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import { linkTo, whoseLink } from "../../server/notices/links.ts";
import { nextMorning } from "../../server/notices/nextMorning.ts";
import { pushServices } from "../../server/notices/push.ts";
import type { Topic } from "../../server/protocol/noticeTopics.ts";
import { type NoticeWaysView, usualWays, type Ways } from "../../server/protocol/noticeWays.ts";
import type { CommentView, Me } from "../../server/protocol/views.ts";
import { type Answer, aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { aPushServer, type PushServer } from "../setup/pushServer.ts";
import { aMailServer, type MailServer } from "../setup/smtp.ts";
import { until } from "../setup/socket.ts";

let smtp: MailServer;
let service: PushServer;
let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;
let turn = 0;

beforeAll(async () => {
  smtp = await aMailServer();
  service = await aPushServer();
  newsroom = await aNewsroom({ mail: smtp.way });
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(async () => {
  await newsroom.close();
  await smtp.close();
  await service.close();
});

const addressOf = ({ member }: Person) => member?.email ?? "";
const choose = (who: Person, topic: Topic, ways: Partial<Ways>, language = "en") =>
  who.send<NoticeWaysView>("PUT", "me/notice-ways", {
    ways: { [topic]: { ...usualWays[topic], ...ways } },
    zone: "Europe/Berlin",
    language,
  });
const mailOf = async (who: Person) => (await who.get<NoticeWaysView>("me/notice-ways")).body.mail.state;
const at = (address: string, method: "GET" | "POST", body?: string) =>
  fetch(address, {
    method,
    ...(body ? { body, headers: { "Content-Type": "application/x-www-form-urlencoded" } } : {}),
  });

/** Somebody who has said yes to mail about answers, with a comment to answer. */
async function aReader(mail: Ways["mail"], language = "en"): Promise<{ who: Person; comment: CommentView }> {
  const who = await newsroom.join(`Reader ${++turn}`);
  const comment = await who.posts(`Comment number ${turn} is about the harbour and its ${turn} cranes.`);
  await choose(who, "reply", { mail }, language);
  const { link } = await smtp.next(addressOf(who));
  expect((await at(link, "POST")).status).toBe(200);
  return { who, comment };
}

const idle = () =>
  until("everything is sent", async () => {
    const left = await newsroom.db.one<{ n: number }>(sql`
      select (select count(*) from notices where waits) + (select count(*) from graphile_worker.jobs where run_at <= now()) as n`);
    return Number(left.n) === 0;
  });

test("[NF30] no notice goes by mail before its receiver has asked for it and said yes from the mailbox itself", async () => {
  const who = await newsroom.join("Careful");
  const comment = await who.posts("The cranes were painted in the colours of the town.");
  expect(await mailOf(who)).toBe("unasked");
  await choose(who, "reply", { mail: "now" });
  expect(await mailOf(who)).toBe("asked");
  const { link, parsed } = await smtp.next(addressOf(who));
  expect(parsed.subject).toBe("Notices from The Meridian Post by e-mail?");
  await ben.posts("Which colours are those?", { under: comment });
  await idle();
  // What scanners open by themselves says no yes.
  expect(await (await at(link, "GET")).text()).toContain("Yes, send them");
  expect(await mailOf(who)).toBe("asked");
  expect((await at(link, "POST")).status).toBe(200);
  expect(await mailOf(who)).toBe("confirmed");
  await ben.posts("Blue and white, I hear.", { under: comment });
  const { parsed: told } = await smtp.next(addressOf(who));
  expect(told.subject).toBe("Ben answered you under “About tariff-pause”");
  expect(told.text).toContain("> Blue and white, I hear.");
  expect(smtp.mails.filter(mail => mail.to.includes(addressOf(who)))).toEqual([]);
});

test("[NF31] with another address it has to be asked for anew, and the old link confirms nothing", async () => {
  const who = await newsroom.join("Mover");
  await choose(who, "reply", { mail: "now" });
  const { link } = await smtp.next(addressOf(who));
  await newsroom.db.run(sql`update members set email = 'moved@example.org' where id = ${who.member?.id}`);
  expect(await mailOf(who)).toBe("unasked");
  await choose(who, "reply", { mail: "now" });
  const again = await smtp.next("moved@example.org");
  expect((await at(link, "POST")).status).toBe(404);
  expect(await mailOf(who)).toBe("asked");
  expect((await at(again.link, "POST")).status).toBe(200);
  expect(await mailOf(who)).toBe("confirmed");
});

test("[NF32] asking again sends no second mail within the hour, and where the site sends no mail nobody is asked", async () => {
  const who = await newsroom.join("Eager");
  await choose(who, "reply", { mail: "now" });
  await smtp.next(addressOf(who));
  for (let i = 0; i < 5; i++) await choose(who, "mention", { mail: "now" });
  await idle();
  expect(smtp.mails.filter(mail => mail.to.includes(addressOf(who)))).toEqual([]);
  const silent = await aNewsroom();
  const zoe = await silent.join("Zoe");
  await choose(zoe, "reply", { mail: "now" });
  expect(await mailOf(zoe)).toBe("off");
  expect(await silent.db.all(sql`select 1 from notice_mail`)).toEqual([]);
  await silent.close();
});

test("[NF33] each mail is ended with one click, by its reader or by the mail program, for good and without a session", async () => {
  const { who, comment } = await aReader("now");
  await ben.posts("How many cranes, did you say?", { under: comment });
  const { parsed, raw } = await smtp.next(addressOf(who));
  const list = parsed.headers.get("list") as unknown as { unsubscribe: { url: string } };
  const { url } = list.unsubscribe;
  expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  expect(parsed.text).toContain(url);
  expect((await at(url, "GET")).status).toBe(200);
  expect(await mailOf(who)).toBe("confirmed");
  for (let i = 0; i < 2; i++) expect((await at(url, "POST", "List-Unsubscribe=One-Click")).status).toBe(200);
  expect(await mailOf(who)).toBe("unasked");
  await ben.posts("And who paints them?", { under: comment });
  await idle();
  expect(smtp.mails.filter(mail => mail.to.includes(addressOf(who)))).toEqual([]);
});

test("[NF34] a link does one thing for one person, and is forged or bent by nobody", async () => {
  const stop = linkTo("", "key", { purpose: "stop", memberId: "7" }).replace("/mail/stop/", "");
  expect(await whoseLink("key", "stop", stop)).toBe("7");
  const short = linkTo("", "key", { purpose: "push", memberId: "7", minutes: 10 }).replace("/push#", "");
  expect(await whoseLink("key", "push", short)).toBe("7");
  const [member, minutes, signature] = short.split(".");
  for (const bent of [
    stop.replace("7", "8"),
    `7.1.${stop.split(".")[2]}`,
    `${member}.${Number(minutes) + 1}.${signature}`,
    `${stop.slice(0, -1)}x`,
    "7.0.",
    "",
    "x".repeat(5_000),
  ])
    expect(await whoseLink("key", "stop", bent)).toBeNull();
  expect(await whoseLink("key", "confirm", stop)).toBeNull();
  expect(await whoseLink("other", "stop", stop)).toBeNull();
  const over = linkTo("", "key", { purpose: "push", memberId: "7", minutes: -10 }).replace("/push#", "");
  expect(await whoseLink("key", "push", over)).toBeNull();
});

test("[NF35] what was removed, muted or read meanwhile is not sent: it is looked at when it is", async () => {
  const cases: [string, (who: Person, answer: CommentView) => Promise<unknown>][] = [
    ["removed", (_, answer) => ben.send("DELETE", `comments/${answer.id}`)],
    ["muted", who => who.send("PUT", `me/mutes/people/${ben.member?.id}`, { until: null })],
    ["read", who => who.send("PUT", "me/notices/read")],
  ];
  for (const [what, happen] of cases) {
    const { who, comment } = await aReader("now");
    await newsroom.db.run(sql`
      create or replace function wait_a_little() returns trigger language plpgsql as $$ begin new.waits = false; return new; end $$`);
    await newsroom.db.run(
      sql`create trigger held_back before insert on notices for each row execute function wait_a_little()`,
    );
    const answer = await ben.posts(`It was ${what} before it was sent, as number ${turn}.`, { under: comment });
    await newsroom.db.run(sql`drop trigger held_back on notices`);
    await happen(who, answer);
    await newsroom.db.run(sql`update notices set waits = true where member_id = ${who.member?.id}`);
    await idle();
    expect([what, smtp.mails.filter(mail => mail.to.includes(addressOf(who)))]).toEqual([what, []]);
  }
});

test("[NF36] an address that takes no mail gets no more, and its owner sees so", async () => {
  const { who, comment } = await aReader("now");
  smtp.refuse(addressOf(who), 550);
  await ben.posts("Is anybody there, at crane four?", { under: comment });
  await until("it is refused", async () => (await mailOf(who)) === "refused");
  smtp.asked.clear();
  await ben.posts("I ask again, at crane five.", { under: comment });
  await idle();
  expect(smtp.asked.get(addressOf(who))).toBeUndefined();
});

test("[NF37] what comes daily comes in one mail, in the morning of its reader, without what is gone; none comes of nothing", async () => {
  const { who, comment } = await aReader("daily", "de");
  const gone = await ben.posts("This one is withdrawn before morning.", { under: comment });
  await ben.posts("This one stays, and is about the third crane.", { under: comment });
  const last = await ann.posts("So does this one, about the fourth.", { under: comment });
  await idle();
  await ben.send("DELETE", `comments/${gone.id}`);
  const jobs = await newsroom.db.all<{ id: string; runAt: Date }>(sql`
    select id, run_at as "runAt" from graphile_worker.jobs where key = ${`digest:${who.member?.id}`}`);
  expect(jobs.map(({ runAt }) => runAt.getTime())).toEqual([nextMorning("Europe/Berlin", new Date()).getTime()]);
  const now = () =>
    newsroom.db.run(sql`
      select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where task_identifier = 'digest'), run_at := now())`);
  await now();
  const { parsed } = await smtp.next(addressOf(who));
  expect(parsed.subject).toMatch(/^2\sHinweise von The Meridian Post$/);
  expect(parsed.text).toContain("third crane");
  expect(parsed.text).not.toContain("withdrawn");
  // A new one of nothing but what is gone.
  await idle();
  const other = await ben.posts("Soon gone as well, from under the crane.", { under: last });
  await ben.send("DELETE", `comments/${other.id}`);
  await idle();
  await now();
  await idle();
  expect(smtp.mails.filter(mail => mail.to.includes(addressOf(who)))).toEqual([]);
});

test.each([
  ["Europe/Berlin", "2026-05-14T05:59:00Z", "2026-05-14T06:00:00Z"],
  ["Europe/Berlin", "2026-05-14T06:00:00Z", "2026-05-15T06:00:00Z"],
  // The clock is put forward, and back, in the night between.
  ["Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T06:00:00Z"],
  ["Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T07:00:00Z"],
  ["Asia/Kathmandu", "2026-05-14T00:00:00Z", "2026-05-14T02:15:00Z"],
  ["Pacific/Kiritimati", "2026-05-14T12:00:00Z", "2026-05-14T18:00:00Z"],
  ["America/Los_Angeles", "2026-05-14T23:00:00Z", "2026-05-15T15:00:00Z"],
])("[NF38] the morning of %s after %s is %s", (zone, now, morning) => {
  expect(nextMorning(zone, new Date(now)).toISOString()).toBe(new Date(morning).toISOString());
});

const subscribe = (who: Person, device: object, more = {}): Promise<Answer> =>
  who.send("POST", "push-devices", { ...device, language: "en", ...more });

test("[NF39] a notice is pushed to each browser of its reader, sealed so that the push service cannot read it", async () => {
  const who = await newsroom.join("Pushed");
  const [one, two] = [service.browser(), service.browser()];
  for (const device of [one, two]) expect((await subscribe(who, device)).status).toBe(204);
  const comment = await who.posts("The buoys ring when the wind is from the north.");
  await ben.posts("They **ring** in any wind.", { under: comment });
  for (const { endpoint } of [one, two]) {
    const { pushed, headers, sealed } = await service.next(endpoint);
    expect(pushed).toMatchObject({
      title: "Ben answered you under “About tariff-pause”",
      body: "They ring in any wind.",
      lang: "en",
      dir: "ltr",
    });
    expect(pushed.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/articles\/tariff-pause\?comment=\d+#discussion$/);
    expect(headers).toMatchObject({ "content-encoding": "aes128gcm", ttl: "86400" });
    expect(sealed).not.toContain("ring");
  }
  await who.send("POST", "me/push/removals", { endpoint: one.endpoint });
  service.answer(two.endpoint, 410);
  await ben.posts("And in none, says the harbour master.", { under: comment });
  await until("the browser that is gone is forgotten", async () => {
    const { body } = await who.get<NoticeWaysView>("me/notice-ways");
    return body.push.devices.length === 0;
  });
  expect(service.came).toEqual([]);
});

test("[NF40] an invitation brings a browser without a session to its member, for some minutes and nothing else", async () => {
  const who = await newsroom.join("Invited");
  const { body } = await who.send<{ url: string }>("POST", "me/push/invitations");
  const [page, invitation] = body.url.split("#");
  expect((await fetch(page ?? "")).status).toBe(200);
  const device = service.browser();
  expect((await subscribe(newsroom.reader, device, { invitation })).status).toBe(204);
  const { body: ways } = await who.get<NoticeWaysView>("me/notice-ways");
  expect(ways.push.devices).toHaveLength(1);
  expect(problemOf(await subscribe(newsroom.reader, device, { invitation: `${invitation}x` }))).toBe("not-allowed");
  expect(problemOf(await subscribe(newsroom.reader, device))).toBe("sign-in-needed");
});

test("[NF41] a browser names an address at a push service, and no other server is sent anything", async () => {
  const { p256dh, auth } = service.browser();
  for (const endpoint of ["http://169.254.169.254/x", "https://127.0.0.1.example/x", "http://localhost:1/x"]) {
    expect(problemOf(await subscribe(ann, { endpoint, p256dh, auth }))).toBe("not-allowed");
  }
  const real = (endpoint: string) => pushServices.some(one => one.test(endpoint));
  expect(real("https://fcm.googleapis.com/fcm/send/abc")).toBe(true);
  expect(real("https://wns2-par02p.notify.windows.com/w/?token=x")).toBe(true);
  for (const bad of [
    "https://fcm.googleapis.com.evil.example/",
    "https://fcm.googleapis.com@evil.example/",
    "http://fcm.googleapis.com/",
    "https://a.b.notify.windows.com.evil/",
  ])
    expect(real(bad)).toBe(false);
  for (const bad of [
    { p256dh: "x", auth },
    { p256dh, auth: "x" },
    { p256dh, auth: `${auth}\r\n` },
  ])
    expect(problemOf(await subscribe(ann, { endpoint: service.browser().endpoint, ...bad }))).toBe(
      "unprocessable-request",
    );
});

test("[NF42] each topic goes its own ways; off the page nothing stands in the list, but a decision always does", async () => {
  const who = await newsroom.join("Choosy");
  const comment = await who.posts("The harbour bell has a crack.");
  await choose(who, "reply", { page: false, push: false });
  await choose(who, "decision", { page: false, push: false });
  await ben.posts("Since the storm, yes.", { under: comment });
  expect((await who.get<Me>("me")).body.notices).toEqual([]);
  const held = await who.posts("Wankers rang it too hard.");
  const { id } = await newsroom.caseOf(held, mo);
  await mo.send("POST", `cases/${id}/decisions`, { decision: "reject", revision: 1, reason: "personal-attack" });
  expect((await who.get<Me>("me")).body.notices.map(({ notice }) => notice.kind)).toEqual(["rejected"]);
});
