import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { EnteredAsGuest } from "../../server/protocol/guests.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { Me, Mine, ThreadPage } from "../../server/protocol/views.ts";
import { aGuest, enter, setSettings, solved, whoEntered } from "../setup/guest.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let mo: Person;
let ada: Person;
beforeAll(async () => {
  newsroom = await aNewsroom();
  mo = await newsroom.join("Mo", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
  await setSettings(ada, { guests: { allowed: true } });
});
afterAll(() => newsroom.close());

const thread = async () =>
  (await newsroom.reader.get<ThreadPage>("articles/tariff-pause/comments?sort=newest")).body.items;
const approve = async (comment: { id: string }) => {
  const { id } = await newsroom.caseOf(comment, mo);
  await mo.send("POST", `cases/${id}/decisions`, { decision: "approve", revision: 1 });
};

describe("[PR20] a guest gives a name, and what they write waits until somebody approves it", () => {
  test("seen by nobody before, and afterwards as by a guest", async () => {
    const { person } = await aGuest(newsroom, "Gus");
    expect((await person.get<Me>("me")).body.member).toMatchObject({ name: "Gus", email: null, isGuest: true });
    const comment = await person.posts("The ferry was on time this morning.");
    expect(comment.state).toBe("held");
    expect(comment.findings).toMatchObject([{ check: "guest", then: "hold" }]);
    expect((await thread()).some(({ id }) => id === comment.id)).toBe(false);
    expect((await person.get<Mine>("articles/tariff-pause/mine")).body.comments).toMatchObject([{ id: comment.id }]);
    expect((await newsroom.caseOf(comment, mo)).id).toBeTruthy();
    await approve(comment);
    const shown = (await thread()).find(({ id }) => id === comment.id);
    expect(shown?.author).toMatchObject({ name: "Gus", isGuest: true });
    const edited = await person.send<{ state: string }>("PATCH", `comments/${comment.id}`, {
      body: "The ferry was late this morning.",
      revision: 1,
    });
    expect(edited.body.state).toBe("held");
  });

  test("a nudge does not stop what has no fault but to be a guest’s", async () => {
    const { person } = await aGuest(newsroom, "Gitte");
    const path = "articles/tariff-pause/comments?nudge=true";
    expect((await person.send("POST", path, { body: "The tide was high at noon." })).status).toBe(201);
  });

  test("they react to nothing, report nothing, and have no profile of their own", async () => {
    const { person } = await aGuest(newsroom, "Gil");
    const other = await (await newsroom.join("Ann")).posts("Something to react to.");
    const asked = [
      person.send("PUT", `comments/${other.id}/reactions/worth-reading`),
      person.send("POST", `comments/${other.id}/reports`, { reason: "hate" }),
      person.send("PATCH", "me", { bio: "I have words." }),
      person.send("PUT", "me/avatar", {}),
    ];
    for (const answer of await Promise.all(asked)) expect(problemOf(answer)).toBe("account-needed");
  });

  test("one guest fills no queue", async () => {
    const { person } = await aGuest(newsroom, "Gert");
    for (let n = 0; n < limits.guestWaits; n++) await person.posts(`The harbour has ${n + 3} cranes, says the map.`);
    const more = await person.send("POST", "articles/tariff-pause/comments", { body: "And one more of me." });
    expect([more.status, problemOf(more)]).toEqual([429, "guest-waits"]);
  });
});

describe("[PR21] the work that a guest’s browser does is accepted once, while it holds, and as it was asked", () => {
  test("not twice", async () => {
    const work = await solved(newsroom);
    const first = await newsroom.reader.send("POST", "guests", { name: "Once", ...work });
    expect(first.status).toBe(201);
    const both = await Promise.all(
      ["Twice", "Thrice"].map(name => newsroom.reader.send("POST", "guests", { name, ...work })),
    );
    expect(both.map(problemOf)).toEqual(["challenge-failed", "challenge-failed"]);
  });

  test("of two at once one", async () => {
    const work = await solved(newsroom);
    const both = await Promise.all(
      ["Eve", "Even"].map(name => newsroom.reader.send("POST", "guests", { name, ...work })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  test("not made easier, older, or up", async () => {
    const { challenge, solution } = await solved(newsroom);
    const { parameters, signature } = challenge;
    const forged = [
      { challenge: { parameters: { ...parameters, keyPrefix: "00" }, signature }, solution },
      { challenge: { parameters: { ...parameters, expiresAt: parameters.expiresAt + 600 }, signature }, solution },
      { challenge: { parameters: { ...parameters, expiresAt: 1 }, signature }, solution },
      { challenge: { parameters, signature: "00".repeat(32) }, solution },
      { challenge, solution: { ...solution, counter: solution.counter + 1 } },
      { challenge, solution: { ...solution, derivedKey: "00".repeat(32) } },
    ];
    for (const work of forged) {
      expect(problemOf(await newsroom.reader.send("POST", "guests", { name: "Mal", ...work }))).toBe(
        "challenge-failed",
      );
    }
    expect((await newsroom.reader.send("POST", "guests", { name: "Mal", challenge, solution })).status).toBe(201);
  });

  test("a name that nobody may have does not use it up", async () => {
    const work = await solved(newsroom);
    expect(problemOf(await newsroom.reader.send("POST", "guests", { name: "M0", ...work }))).toBe("name-refused");
    expect((await newsroom.reader.send("POST", "guests", { name: "Mona", ...work })).status).toBe(201);
  });
});

describe("[PR22] who keeps the secret comes back as the same guest", () => {
  test("and nobody else does", async () => {
    const { person, secret } = await aGuest(newsroom, "Greta");
    const again = await newsroom.reader.send<EnteredAsGuest>("POST", "guests/returns", { secret });
    expect(again.body.member.id).toBe(person.member?.id);
    expect(problemOf(await newsroom.reader.send("POST", "guests/returns", { secret: `${secret}x` }))).toBe(
      "wrong-credentials",
    );
    const kept = await newsroom.db.all(
      sql`select 1 from guest_secrets where secret_hash = convert_to(${secret}, 'UTF8')`,
    );
    expect(kept).toEqual([]);
  });
});

describe("[PR23] an account with a verified address claims what its owner wrote as a guest", () => {
  test("the comments, what they count for and what was told of them; the guest is gone", async () => {
    const { person, secret } = await aGuest(newsroom, "Gunnar");
    const shown = await person.posts("The pilots’ union meets on Tuesday.");
    await approve(shown);
    const waits = await person.posts("And once more on Friday, I hear.");
    const ann = await newsroom.join("Anneke", { published: 3 });
    const claim = await ann.send<{ claimed: number }>("POST", "me/claims", { secret });
    expect(claim.body).toEqual({ claimed: 2 });
    const now = (await thread()).find(({ id }) => id === shown.id);
    expect(now?.author).toEqual({ id: ann.member?.id, name: "Anneke", badges: [] });
    expect((await ann.get<Mine>("articles/tariff-pause/mine")).body.comments).toMatchObject([
      { id: waits.id, state: "held" },
    ]);
    expect((await ann.get<Me>("me")).body.notices).toMatchObject([{ notice: { kind: "approved" } }]);
    const { published } = await newsroom.db.one<{ published: number }>(sql`
      select published from members where id = ${ann.member?.id}`);
    expect(published).toBe(4);
    expect((await person.get<Me>("me")).body.member).toBeNull();
    expect(problemOf(await newsroom.reader.send("POST", "guests/returns", { secret }))).toBe("wrong-credentials");
    expect(problemOf(await newsroom.reader.get(`people/${person.member?.id}`))).toBe("not-found");
    expect(problemOf(await ann.send("POST", "me/claims", { secret }))).toBe("wrong-credentials");
  });

  test("not before the address is verified, not by a guest, and not to leave a sanction behind", async () => {
    const { person, secret } = await aGuest(newsroom, "Gerd");
    const other = await aGuest(newsroom, "Gesa");
    const ben = await newsroom.join("Ben");
    await newsroom.db.run(sql`update members set email_verified_at = null where id = ${ben.member?.id}`);
    expect(problemOf(await ben.send("POST", "me/claims", { secret }))).toBe("email-unverified");
    expect(problemOf(await other.person.send("POST", "me/claims", { secret }))).toBe("account-needed");
    expect(problemOf(await newsroom.reader.send("POST", "me/claims", { secret }))).toBe("sign-in-needed");
    await newsroom.db.run(sql`update members set email_verified_at = now() where id = ${ben.member?.id}`);
    const { id } = await newsroom.caseOf(await person.posts("This one is restricted next."), mo);
    await mo.send("POST", `cases/${id}/sanctions`, { kind: "ban", reason: "off-subject" });
    expect(problemOf(await ben.send("POST", "me/claims", { secret }))).toBe("guest-restricted");
  });
});

test("[PR24] where a site takes no guests nobody enters as one, and who is in writes no more", async () => {
  const { person, secret } = await aGuest(newsroom, "Gabe");
  await setSettings(ada, { guests: { allowed: false } });
  const asked = [
    newsroom.reader.get("guests/challenge"),
    enterWithout(),
    newsroom.reader.send("POST", "guests/returns", { secret }),
    person.send("POST", "articles/tariff-pause/comments", { body: "Am I still here?" }),
  ];
  for (const answer of await Promise.all(asked)) expect(problemOf(answer)).toBe("guests-off");
  await setSettings(ada, { guests: { allowed: true } });
  const back = await enter(newsroom, "Gabi");
  expect(whoEntered(newsroom, back.headers, back.body.member.id).cookie).toContain("comity_session=");
});

async function enterWithout() {
  const parameters = {
    algorithm: "PBKDF2/SHA-256",
    nonce: "00",
    salt: "00",
    cost: 1,
    keyLength: 32,
    keyPrefix: "00",
    expiresAt: 9,
  };
  const challenge = { parameters, signature: "00" };
  return newsroom.reader.send("POST", "guests", {
    name: "Gabe",
    challenge,
    solution: { counter: 0, derivedKey: "00" },
  });
}
