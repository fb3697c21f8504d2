import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Problem } from "../../server/protocol/problems.ts";
import { mayBeCalled, nameFault, trickOf } from "../../server/users/names.ts";
import { aNewsroom, type Newsroom } from "../setup/newsroom.ts";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
  await newsroom.join("Hanne Lorück", { badges: ["staff"] });
  await newsroom.join("Mo", { role: "moderator" });
  await newsroom.join("Ilja Bauer", { role: "admin" });
});
afterAll(() => newsroom.close());

const faultOf = (name: string, bearer = {}) => nameFault(newsroom.db, newsroom.site.id, name, bearer);

describe("[PR1] a name that looks like that of somebody of the newsroom is refused", () => {
  test.each([
    ["as it is", "Hanne Lorück"],
    ["in capitals, without accents", "HANNE LORUCK"],
    ["with Greek capitals", "ΗΑΝΝΕ LORÜCK"],
    ["with a digit", "Hann3 L0rück"],
    ["with a capital I for an l", "Hanne Iorück"],
    ["the other way round", "Lorück, Hanne"],
    ["run together", "HanneLorück"],
    ["spaced out", "H a n n e L o r ü c k"],
    ["stretched", "Hannne Lorückk"],
    ["with something behind it", "Hanne Lorück 2"],
    ["with a title", "Hanne Lorück (official)"],
    ["of one word", "MO"],
    ["of one word, with a dot", "Mo."],
    ["of one word, with a title", "Mo from the team"],
    ["of another alphabet", "М\u043e"],
    ["with l and 1", "1lja Bauer"],
  ])("%s", async (_, name) => {
    expect(await faultOf(name)).toBe("staff");
  });

  test.each([
    "Hanna Berg",
    "Hanne",
    "Moritz",
    "Mona",
    "Monroe",
    "Lorück",
    "Bauer",
    "Johanne Lorückner",
    "莫言",
    "Мойра",
  ])("not %s", async name => {
    expect(await faultOf(name)).toBeNull();
  });

  test("whoever has it keeps it", async () => {
    const mia = await newsroom.join("Mia", { role: "moderator" });
    expect(await faultOf("Mia")).toBe("staff");
    expect(await faultOf("Mia", { memberId: mia.member?.id })).toBeNull();
  });

  test("with a problem that names the field", async () => {
    const { db, site } = newsroom;
    const refused = await mayBeCalled(db, site.id, "Mo").catch((thrown: unknown) => thrown);
    expect((refused as Problem).toBody()).toMatchObject({
      type: "urn:comity:problem:name-refused",
      detail: "This name looks like that of somebody of the newsroom.",
      fault: "staff",
      errors: [{ path: "name", message: "looks like that of somebody of the newsroom" }],
    });
    await mayBeCalled(db, site.id, "Ann");
  });
});

describe("[PR2] a name that speaks for the newsroom is refused, but not for its own people", () => {
  test.each([
    "The Meridian Post",
    "Meridian Post Team",
    "Mer1dian P0st",
    "Moderator",
    "M0derator",
    "Anna (Moderator)",
    "Site Admin",
    "Redaktion",
    "Модератор",
    "管理员",
    "Support",
    "The Editors",
  ])("%s", async name => {
    expect(await faultOf(name)).toBe("newsroom");
    expect(await faultOf(name, { isStaff: true })).toBeNull();
  });

  test.each(["Meridian", "Posthumus", "Addy Minto", "Ed Itor", "Teamwork Fan", "Stafford"])("not %s", async name => {
    expect(await faultOf(name)).toBeNull();
  });
});

describe("[PR3] a name whose characters deceive is refused", () => {
  test.each([
    ["hidden", "turned around", "Ann\u202egnip"],
    ["hidden", "an isolate", "\u2067Ann\u2069"],
    ["hidden", "zero width", "A\u200bnn"],
    ["hidden", "a joiner between Latin letters", "A\u200dnn"],
    ["hidden", "a joiner at the end", "علی\u200c"],
    ["hidden", "a filler", "Ann\u3164"],
    ["hidden", "a blank", "Ann\u2800"],
    ["hidden", "a tag", "Ann\u{e0041}"],
    ["disguised", "Latin and Cyrillic in one word", "\u0410nn"],
    ["disguised", "Latin and Greek in one word", "Αnn"],
    ["disguised", "mathematical letters", "𝐀𝐧𝐧"],
    ["disguised", "circled letters", "Ⓐⓝⓝ"],
    ["disguised", "letters of full width", "Ａｎｎ"],
    ["disguised", "a check mark", "Ann ✓"],
    ["disguised", "a green one", "Ann ✅"],
    ["disguised", "marks in a pile", "A\u0300\u0301\u0302\u0303nn"],
    ["address", "an e-mail address", "ann@example.org"],
    ["address", "a web address", "www.casino.example"],
  ])("%s: %s", (fault, _, name) => {
    expect(trickOf(name)).toBe(fault);
  });

  test.each(["Fucking Wanker", "W4nker", "Ann Cunt"])("words: %s", async name => {
    expect(await faultOf(name)).toBe("words");
  });

  test.each(["Dick Francis", "Moby Dick", "Hancock", "Susan Coarse"])("not the words of %s", async name => {
    expect(await faultOf(name)).toBeNull();
  });

  test.each([
    "Ann",
    "Zoë Ångström",
    "Nguyễn Thị Minh",
    "O’Neill",
    "Jean-Luc",
    "عمر",
    "می\u200cخواهم",
    "क्\u200dष",
    "李小龙",
    "Анна Kowalska",
    "Ann 👩\u200d🚀",
    "Ann ❤\ufe0f",
    "R2-D2",
    "Θεοδώρα",
  ])("not %s", name => {
    expect(trickOf(name)).toBeNull();
  });
});
