import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "@jest/globals";
import { root } from "../server/root.ts";

/** docs/ARCHITECTURE.md, "The floors". A file imports its own folder or a lower floor. */
const floors: string[][] = [
  ["config", "log", "repeatedly", "root", "rounds", "turns", "wallClock", "protocol"],
  ["db", "screening", "text"],
  ["audit", "events", "http", "images", "jobs", "training"],
  ["users", "sites", "mail", "mutes", "perspective", "statements"],
  ["review", "articles", "notices", "live", "transparency", "signin"],
  ["pace", "follows", "identities", "guests", "crossings"],
  ["comments"],
  ["reports", "opinions", "appeals", "legal", "sanctions", "questions", "personal", "outside", "profile"],
  ["moderation", "admin", "inspection", "learning", "insights", "pages", "replay", "rules", "exchange"],
  ["app", "delivery", "demo", "commands"],
  ["start", "main", "cli"],
];

/** Who alone may import a package, by a pattern of paths. */
const keepers: Record<string, RegExp> = {
  pg: /^server\/(db\/|events\/notify\.ts)/,
  redis: /^server\/events\/redis\.ts/,
  "graphile-worker": /^server\/jobs\//,
  nodemailer: /^server\/mail\//,
  "web-push": /^server\/notices\//,
  "socket.io": /^server\/live\//,
  express: /^server\/(app\.ts|http\/|\w+\/(routes|\w+Routes)\.ts)/,
  sharp: /^server\/images\/draw\.ts/,
  "bad-words": /^server\/(screening\/checks\/badWords|training\/measure\/wordLists)\.ts/,
  zod: /^server\//,
};

type Tree = Map<string, string>;
interface Import {
  from: string;
  /** A path in the tree, or the name of a package. */
  to: string;
  isType: boolean;
}

function readTree(): Tree {
  const tree: Tree = new Map();
  for (const folder of ["server", "client"]) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/");
      if (entry.isFile() && /\.tsx?$/.test(path)) tree.set(path, readFileSync(join(root, path), "utf8"));
    }
  }
  return tree;
}

function importsOf(tree: Tree): Import[] {
  return [...tree].flatMap(([from, source]) =>
    [...source.matchAll(/^(?:import|export)\s+(type\s)?[^"'`;]*?from\s+"([^"]+)"|\bimport\s*\(?\s*"([^"]+)"/gm)].map(
      match => {
        const name = match[2] ?? match[3] ?? "";
        const to = name.startsWith(".") ? join(dirname(from), name).replaceAll("\\", "/") : packageOf(name);
        return { from, to, isType: match[1] !== undefined };
      },
    ),
  );
}

/** `zod/mini` is zod. */
const packageOf = (name: string) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;

const roomOf = (path: string) => (path.split("/")[1] ?? "").replace(/\.tsx?$/, "");
const floorOf = (path: string) => floors.findIndex(rooms => rooms.includes(roomOf(path)));
const arrow = ({ from, to }: Import) => `${from} -> ${to}`;

/** Every arrow that breaks a rule, with the rule. */
function faults(tree: Tree): string[] {
  const imports = importsOf(tree);
  const inside = imports.filter(({ from, to }) => from.startsWith("server/") && to.startsWith("server/"));
  const rootFile = (path: string) => path.split("/").length === 2;
  return [
    ...[...tree.keys()]
      .filter(path => path.startsWith("server/") && floorOf(path) < 0)
      .map(path => `no floor: ${path}`),
    ...inside.filter(({ from, to }) => floorOf(to) > floorOf(from)).map(found => `runs up: ${arrow(found)}`),
    ...inside
      .filter(
        ({ from, to }) =>
          floorOf(from) === floorOf(to) && roomOf(from) !== roomOf(to) && !(rootFile(from) && rootFile(to)),
      )
      .map(found => `between rooms of one floor: ${arrow(found)}`),
    ...inside
      .filter(
        ({ from, to }) =>
          /\/(routes|\w+Routes)\.ts$/.test(to) && roomOf(from) !== roomOf(to) && from !== "server/app.ts",
      )
      .map(found => `somebody else's routes: ${arrow(found)}`),
    ...imports
      .filter(
        ({ from, to }) => from.startsWith("client/") && to.startsWith("server/") && !to.startsWith("server/protocol/"),
      )
      .map(found => `the client knows the server: ${arrow(found)}`),
    ...imports
      .filter(
        ({ from, to, isType }) =>
          from.startsWith("client/") && /protocol\/(requests|policy|endpoints?)\.ts$/.test(to) && !isType,
      )
      .map(found => `zod in the bundle: ${arrow(found)}`),
    ...waysToZod(imports).map(way => `zod in the bundle: ${way}`),
    ...imports
      .filter(
        ({ from, to }) => from.startsWith("server/") && to.startsWith("client/") && !from.startsWith("server/pages/"),
      )
      .map(found => `the server draws outside pages/: ${arrow(found)}`),
    ...imports
      .filter(({ from, to }) => keepers[to] && !keepers[to].test(from))
      .map(found => `not its keeper: ${arrow(found)}`),
    ...[...tree]
      .filter(([path, source]) => path !== "server/config.ts" && /\bprocess\.env\b/.test(source))
      .map(([path]) => `reads the environment: ${path}`),
    ...circles(imports).map(circle => `circle: ${circle}`),
  ];
}

/** How a file of the client comes to load zod, over however many files. */
function waysToZod(imports: Import[]): string[] {
  const needs = needsOf(imports);
  const walk = (file: string, path: string[]): string[] =>
    file === "zod"
      ? [[...path, file].join(" -> ")]
      : (needs.get(file) ?? []).filter(next => !path.includes(next)).flatMap(next => walk(next, [...path, file]));
  const doors = [...needs].filter(([from]) => from.startsWith("client/"));
  return doors.flatMap(([from, to]) =>
    to.filter(next => next.startsWith("server/")).flatMap(next => walk(next, [from])),
  );
}

/** What each file needs when it is loaded; types are gone by then. */
function needsOf(imports: Import[]): Map<string, string[]> {
  const needs = new Map<string, string[]>();
  for (const { from, to, isType } of imports) if (!isType) needs.set(from, [...(needs.get(from) ?? []), to]);
  return needs;
}

/** Circles of files that need each other when they are loaded. */
function circles(imports: Import[]): string[] {
  const needs = needsOf(imports);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, path: string[]) => {
    const at = path.indexOf(file);
    if (at >= 0) found.push([...path.slice(at), file].join(" -> "));
    if (at >= 0 || done.has(file)) return;
    for (const next of needs.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of needs.keys()) walk(file, []);
  return found;
}

test("[A1] no import runs up a floor, across one, or in a circle; packages, routes and the environment have their keepers", () => {
  const tree = readTree();
  expect(tree.size).toBeGreaterThan(100);
  expect(importsOf(tree).length).toBeGreaterThan(tree.size);
  expect(faults(tree)).toEqual([]);
});

test("[A1] docs/ARCHITECTURE.md draws the same floors", () => {
  const [, drawing = ""] =
    readFileSync(join(root, "docs/ARCHITECTURE.md"), "utf8").split("## The floors")[1]?.split("```") ?? [];
  const drawn: string[][] = [];
  for (const line of drawing.trim().split("\n")) {
    if (/^ ?\d/.test(line)) drawn.unshift([]);
    drawn[0]?.push(
      ...line
        .slice(0, 50)
        .split(/\s+/)
        .filter(name => /^[a-z]/i.test(name)),
    );
  }
  expect(drawn.map(rooms => rooms.sort())).toEqual(floors.map(rooms => [...rooms].sort()));
});

test.each([
  ["runs up", { "server/db/a.ts": 'import { x } from "../comments/b.ts";', "server/comments/b.ts": "" }],
  ["between rooms", { "server/users/a.ts": 'import { x } from "../sites/b.ts";', "server/sites/b.ts": "" }],
  ["circle", { "server/db/a.ts": 'import "./b.ts";', "server/db/b.ts": 'export { x } from "./a.ts";' }],
  ["not its keeper", { "server/comments/a.ts": 'import pg from "pg";' }],
  ["somebody else's routes", { "server/moderation/a.ts": 'import { r } from "../comments/routes.ts";' }],
  ["not its keeper", { "client/core/a.ts": 'const { z } = await import("zod/mini");' }],
  ["the client knows", { "client/core/a.ts": 'import { x } from "../../server/db/pool.ts";' }],
  ["zod in the bundle", { "client/core/a.ts": 'import { Policy } from "../../server/protocol/policy.ts";' }],
  [
    "zod in the bundle",
    {
      "client/core/a.ts": 'import { x } from "../../server/protocol/limits.ts";',
      "server/protocol/limits.ts": 'export { x } from "./policy.ts";',
      "server/protocol/policy.ts": 'import { z } from "zod";',
    },
  ],
  ["the server draws", { "server/comments/a.ts": 'import { T } from "../../client/thread/T.tsx";' }],
  ["reads the environment", { "server/db/a.ts": "const x = process.env.HOME;" }],
  ["no floor", { "server/utils/a.ts": "" }],
] as [string, Record<string, string>][])("[A2] the drawing of the floors can fail: %s", (rule, files) => {
  expect(faults(new Map(Object.entries(files))).some(fault => fault.startsWith(rule))).toBe(true);
});

test("[A3] a tree that keeps the rules has no faults", () => {
  const tree: Tree = new Map([
    [
      "server/comments/post.ts",
      'import { sql } from "../db/sql.ts";\nimport type { View } from "../protocol/views.ts";',
    ],
    ["server/db/sql.ts", 'import pg from "pg";'],
    ["server/protocol/views.ts", ""],
    ["server/protocol/requests.ts", 'import { z } from "zod";'],
    ["client/thread/a.ts", 'import type { Post } from "../../server/protocol/requests.ts";'],
    ["server/pages/page.tsx", 'import { a } from "../../client/thread/a.ts";'],
  ]);
  expect(faults(tree)).toEqual([]);
});
