import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import sharp from "sharp";
import { sql } from "../../server/db/sql.ts";
import { askOutside, isOutside, type Reach } from "../../server/http/askOutside.ts";
import { avatarTask } from "../../server/identities/avatars.ts";
import { aNewsroom, type Newsroom } from "../setup/newsroom.ts";
import { takesTokens } from "../setup/tokens.ts";

let newsroom: Newsroom;
/** Where somebody's picture is. */
let elsewhere: Server;
let url: string;
let asked: string[] = [];
/** As if this machine were the internet. */
let reach: Reach;

beforeAll(async () => {
  newsroom = await aNewsroom();
  const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#a41" } })
    .png()
    .toBuffer();
  elsewhere = createServer((req, res) => {
    asked.push(req.url ?? "");
    if (req.url === "/picture.png") return void res.end(picture);
    if (req.url === "/moved.png") return void res.writeHead(302, { Location: "/picture.png" }).end();
    if (req.url === "/inside.png") return void res.writeHead(302, { Location: "http://10.0.0.1/" }).end();
    if (req.url === "/loop.png") return void res.writeHead(302, { Location: "/loop.png" }).end();
    if (req.url === "/book.png") return void res.end(Buffer.alloc(600_000));
    res.end("<svg xmlns='http://www.w3.org/2000/svg'/>");
  });
  await new Promise<void>(resolve => elsewhere.listen(0, "127.0.0.1", resolve));
  const { port } = elsewhere.address() as AddressInfo;
  url = `http://pictures.example:${port}`;
  reach = {
    addressesOf: async host => (host === "pictures.example" ? ["127.0.0.1"] : ["127.0.0.1", "10.0.0.1"]),
    isOutside: address => address === "127.0.0.1",
    ports: [String(port)],
  };
});
afterAll(async () => {
  elsewhere.close();
  await newsroom.close();
});

test("[TK22] the picture that somebody has elsewhere is drawn anew here, once", async () => {
  const ada = await newsroom.join("Ada", { role: "admin" });
  const own = await takesTokens(newsroom, ada);
  const token = own.tokenOf("rosa", { picture: "https://pictures.example/picture.png" });
  await newsroom.reader.send("POST", "sessions/token", { token });
  const avatarOf = () =>
    newsroom.db.one<{ id: string | null; identityId: string; from: string | null }>(sql`
      select m.avatar_id as id, i.id as "identityId", i.avatar_from as "from"
      from identities i join members m on m.id = i.member_id where i.subject = 'rosa'`);
  const { identityId } = await avatarOf();
  const take = (path: string) =>
    avatarTask({ db: newsroom.db, storage: null }, reach)({ identityId, address: url + path });

  await take("/moved.png");
  const first = await avatarOf();
  expect([first.id, first.from]).toEqual([expect.any(String), `${url}/moved.png`]);
  const shown = await fetch(`${newsroom.url}/images/${first.id}`);
  expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/webp"]);

  for (const path of ["/book.png", "/picture.svg", "/inside.png", "/loop.png"]) await take(path);
  expect((await avatarOf()).id).toBe(first.id);
  await take("/picture.png");
  expect((await avatarOf()).id).not.toBe(first.id);
});

test("[PR34] a picture that comes after its account was given up is not shown", async () => {
  const ada = await newsroom.join("Ada Late", { role: "admin" });
  const own = await takesTokens(newsroom, ada);
  await newsroom.reader.send("POST", "sessions/token", { token: own.tokenOf("late") });
  const { id: identityId, memberId } = await newsroom.db.one<{ id: string; memberId: string }>(
    sql`select id, member_id as "memberId" from identities where subject = 'late'`,
  );
  const addressesOf = async () => {
    await newsroom.db.run(sql`update members set deleted_at = now() where id = ${memberId}`);
    return ["127.0.0.1"];
  };
  await avatarTask(
    { db: newsroom.db, storage: null },
    { ...reach, addressesOf },
  )({ identityId, address: `${url}/picture.png` });
  const { avatar } = await newsroom.db.one<{ avatar: string | null }>(
    sql`select avatar_id as avatar from members where id = ${memberId}`,
  );
  expect(avatar).toBeNull();
  expect(await newsroom.db.all(sql`select 1 from images where member_id = ${memberId} and bytes is not null`)).toEqual(
    [],
  );
});

test.each([
  "127.0.0.1",
  "10.0.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "::1",
  "::",
  "::ffff:10.0.0.1",
  "64:ff9b::a00:1",
  "2002:a00:1::",
  "fe80::1",
  "fd00::1",
  "2001:db8::1",
  "no address",
])("[TK23] %s is not asked", address => {
  expect(isOutside(address)).toBe(false);
});

test("[TK23] an address of the internet is asked", () => {
  expect(["8.8.8.8", "2606:4700::1111"].map(isOutside)).toEqual([true, true]);
});

test("[TK23] a name of which one address is ours is not asked, nor another port, nor a name with a password", async () => {
  asked = [];
  const bounds = { accept: "*/*", bytesMost: 1_000_000, withinMs: 2_000 };
  const { port } = elsewhere.address() as AddressInfo;
  for (const address of [
    `http://rebinds.example:${port}/picture.png`,
    "http://pictures.example/picture.png",
    `http://ann:secret@pictures.example:${port}/picture.png`,
    `ftp://pictures.example:${port}/picture.png`,
  ]) {
    expect(await askOutside(address, bounds, reach)).toBeNull();
  }
  expect(asked).toEqual([]);
  expect(await askOutside(`${url}/picture.png`, bounds, reach)).not.toBeNull();
});
