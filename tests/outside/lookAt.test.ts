import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { anywhere, isOutside, type Reach } from "../../server/http/askOutside.ts";
import { lookAt } from "../../server/outside/lookAt.ts";
import { readCard } from "../../server/outside/readCard.ts";

/** A server of the internet, as far as the tests are concerned. */
let server: Server;
let port: string;
const asked: string[] = [];
const page = "<!doctype html><title>The tide &amp; the ferry</title><body>So it is.";
const answers: Record<string, RequestListener> = {
  "/page": (_, res) => res.setHeader("content-type", "text/html; charset=utf-8").end(page),
  "/moved": (_, res) => res.writeHead(302, { location: "/page" }).end(),
  "/home": (_, res) => res.writeHead(302, { location: `http://home.example:${port}/page` }).end(),
  "/file": (_, res) => res.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "/loop": (_, res) => res.writeHead(302, { location: "/loop" }).end(),
  "/image": (_, res) => res.setHeader("content-type", "image/png").end("x"),
  "/none": (_, res) => res.writeHead(404, { "content-type": "text/html" }).end(page),
  "/slow": (_, res) => void res.setHeader("content-type", "text/html").write("<title>"),
  "/great": (_, res) => {
    res.setHeader("content-type", "text/html");
    res.write(page);
    const more = () => {
      while (res.write("x".repeat(65_536)));
      res.once("drain", more);
    };
    more();
  },
};

beforeAll(async () => {
  server = createServer((req, res) => {
    asked.push(req.url ?? "");
    answers[req.url ?? ""]?.(req, res);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  port = String((server.address() as AddressInfo).port);
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise(resolve => server.close(resolve));
});

const names: Record<string, string[]> = {
  "news.example": ["127.0.0.1"],
  "home.example": ["10.0.0.1"],
  "both.example": ["127.0.0.1", "192.168.0.1"],
};
const reach = (): Reach => ({
  addressesOf: async host => names[host] ?? [],
  isOutside: address => address === "127.0.0.1",
  ports: [port],
});
const look = (path: string, host = "news.example") => lookAt(`http://${host}:${port}${path}`, reach());

test.each([
  ["93.184.216.34", true],
  ["2606:2800:220:1:248:1893:25c8:1946", true],
  ...[
    "127.0.0.1 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1 255.255.255.255 198.18.0.1",
    "192.0.2.1 240.0.0.1 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1",
    "fe80::1 fc00::1 fec0::1 ff02::1 2001::1 localhost nonsense",
  ]
    .flatMap(some => some.split(" "))
    .map((address): [string, boolean] => [address, false]),
])("[CO18] %s is an address of the internet: %s", (address, expected) => {
  expect(isOutside(address)).toBe(expected);
});

test("[CO18] a page is read, also one that it moved to", async () => {
  expect((await look("/page"))?.html.toString()).toBe(page);
  const moved = await look("/moved");
  expect(moved?.url).toBe(`http://news.example:${port}/page`);
  expect(moved && readCard(moved)).toEqual({
    url: `http://news.example:${port}/page`,
    host: "news.example",
    title: "The tide & the ferry",
    description: "",
  });
});

test("[CO18] nothing is asked of an address of ours: by name, by redirect, among others, or in whatever way it is written", async () => {
  asked.length = 0;
  for (const [path, host] of [
    ["/page", "home.example"],
    ["/page", "both.example"],
    ["/page", "nobody.example"],
    ["/page", "127.0.0.2"],
    ["/page", "[::1]"],
    ["/page", "who:secret@news.example"],
  ] as const) {
    expect([host, await look(path, host)]).toEqual([host, null]);
  }
  expect(asked).toEqual([]);
  expect(await look("/home")).toBe(null);
  expect(await look("/file")).toBe(null);
  expect(asked).toEqual(["/home", "/file"]);
  const ours = ["127.0.0.1", "localhost", "[::1]", "0x7f.1", "2130706433", "0177.0.0.1", "[::ffff:127.0.0.1]"];
  for (const host of ours) {
    expect([host, await lookAt(`http://${host}/page`, anywhere)]).toEqual([host, null]);
    expect(await lookAt(`http://${host}:${port}/page`, { ...anywhere, ports: [port] })).toBe(null);
  }
  expect(await lookAt(`http://news.example:${port}/page`, { ...reach(), ports: [""] })).toBe(null);
  expect(await lookAt("gopher://news.example/", reach())).toBe(null);
});

test("[CO18] a name is looked up once, and the connection goes to what was found then", async () => {
  let turns = 0;
  const rebinds: Reach = { ...reach(), addressesOf: async () => [turns++ === 0 ? "127.0.0.1" : "10.0.0.1"] };
  expect(await lookAt(`http://rebinds.example:${port}/page`, rebinds)).not.toBe(null);
  expect(turns).toBe(1);
  expect(await lookAt(`http://rebinds.example:${port}/page`, rebinds)).toBe(null);
});

test("[CO18] what is endless, slow, in circles, no page or not there comes to nothing or to its beginning", async () => {
  expect((await look("/great"))?.html.length).toBe(256 * 1024);
  const began = performance.now();
  expect(await look("/slow")).toBe(null);
  expect(performance.now() - began).toBeLessThan(8_000);
  for (const path of ["/loop", "/image", "/none"]) expect([path, await look(path)]).toEqual([path, null]);
});

test("[CO18] a card is plain text of a bounded length, whatever the page says", () => {
  const card = (html: string, charset = "utf-8") =>
    readCard({ url: "https://www.news.example/a", html: Buffer.from(html, "latin1"), charset });
  expect(
    card(`<meta content='What is known &#8211; &lt;so&gt; far' property="og:description"><meta property=og:title content="One
      title">`),
  ).toEqual({
    url: "https://www.news.example/a",
    host: "news.example",
    title: "One title",
    description: "What is known – <so> far",
  });
  expect(card("<title>F\xe4hre</title>", "iso-8859-1")?.title).toBe("Fähre");
  expect(card(`<title>${"long ".repeat(100)}</title>`)?.title).toHaveLength(200);
  expect(card("<title>a&#x202e;b&#0;c&#9999999;</title>")?.title).toBe("a b c");
  expect(card("<title>x</title>", "no-such-charset")?.title).toBe("x");
  expect(card("<body><title>x</title>")).toBe(null);
  const began = performance.now();
  card("<meta ".repeat(40_000));
  card(`<meta content="${"a".repeat(1_900)} `.repeat(130));
  expect(performance.now() - began).toBeLessThan(2_000);
});
