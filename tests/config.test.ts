import { expect, test } from "@jest/globals";
import { type ConfigError, readConfig } from "../server/config.ts";

const mistakesOf = (environment: NodeJS.ProcessEnv) => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return (error as ConfigError).mistakes;
  }
};

test("[U8] without any setting there is a working one for each", () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    demo: true,
    production: false,
    databaseUrl: undefined,
    secondOpinion: undefined,
    perspectiveKeys: "any",
  });
});

test("[U9] all mistakes in the settings are told at once", () => {
  const mistakes = mistakesOf({
    NODE_ENV: "production",
    PORT: "eighty",
    LOG_LEVEL: "loud",
    HOST: "not an address",
    DATABASE_URL: "mysql://x",
    DATABASE_READ_URL: "mysql://y",
    REDIS_URL: "127.0.0.1:6379",
    DEMO: "maybe",
    ADMIN_PASSWORD: "short",
    PERSPECTIVE_KEYS: "one,,two",
    NEWSROOM_KEYS: "too-short",
    S3_URL: "https://s3.example/bucket",
  });
  const named = mistakes.map(line => line.split(" ")[0]);
  expect(named.sort()).toEqual(
    [
      "ADMIN_EMAIL",
      "ADMIN_PASSWORD",
      "DATABASE_READ_URL",
      "DATABASE_URL",
      "DEMO",
      "HOST",
      "LOG_LEVEL",
      "NEWSROOM_KEYS",
      "PERSPECTIVE_KEYS",
      "PORT",
      "PUBLIC_URL",
      "REDIS_URL",
      "S3_URL",
    ].sort(),
  );
  expect(mistakes).toContain("PORT is not a whole number from 0 to 65535");
});

test("[U9] so are those of a second opinion: what its kind needs, and what is set for nobody", () => {
  const SECOND_OPINION_URL = "http://127.0.0.1:8080/v1/chat/completions";
  const webhook = { SECOND_OPINION_URL, SECOND_OPINION_KIND: "webhook" };
  const secret = (bytes: number) => `whsec_${Buffer.alloc(bytes, "k").toString("base64")}`;
  for (const [environment, named] of [
    [{ SECOND_OPINION_URL }, ["SECOND_OPINION_MODEL"]],
    [{ SECOND_OPINION_MODEL: "guard", SECOND_OPINION_KEY: "k" }, ["SECOND_OPINION_MODEL", "SECOND_OPINION_KEY"]],
    [
      { SECOND_OPINION_URL: "ftp://host/", SECOND_OPINION_SECONDS: "0" },
      ["SECOND_OPINION_URL", "SECOND_OPINION_SECONDS"],
    ],
    [{ SECOND_OPINION_URL: "https://me:secret@host/", SECOND_OPINION_MODEL: "guard" }, ["SECOND_OPINION_URL"]],
    [{ SECOND_OPINION_URL, SECOND_OPINION_KIND: "oracle" }, ["SECOND_OPINION_KIND"]],
    [{ SECOND_OPINION_URL, SECOND_OPINION_KIND: "moderation", SECOND_OPINION_KEY: "a\nb" }, ["SECOND_OPINION_KEY"]],
    [webhook, ["SECOND_OPINION_KEY"]],
    [{ ...webhook, SECOND_OPINION_KEY: "a plain word" }, ["SECOND_OPINION_KEY"]],
    [{ ...webhook, SECOND_OPINION_KEY: secret(23) }, ["SECOND_OPINION_KEY"]],
    [{ ...webhook, SECOND_OPINION_KEY: secret(65) }, ["SECOND_OPINION_KEY"]],
    [{ ...webhook, SECOND_OPINION_KEY: secret(24) }, []],
    [{ ...webhook, SECOND_OPINION_KEY: secret(64) }, []],
  ] as [NodeJS.ProcessEnv, string[]][]) {
    const mistakes = mistakesOf(environment);
    expect([environment, mistakes.map(line => line.split(" ")[0])]).toEqual([environment, named]);
    expect(mistakes.join()).not.toMatch(/secret@|plain word/);
  }
  expect(readConfig({ SECOND_OPINION_URL, SECOND_OPINION_MODEL: "guard" }).secondOpinion).toEqual({
    url: SECOND_OPINION_URL,
    kind: "chat",
    model: "guard",
    key: undefined,
    seconds: 30,
  });
});

test("[U10] production takes no default secret, no demo, and no address without https", () => {
  const bare = mistakesOf({ NODE_ENV: "production" });
  for (const name of ["PUBLIC_URL", "ADMIN_PASSWORD", "ADMIN_EMAIL", "DEMO"])
    expect(bare.some(line => line.startsWith(name))).toBe(true);
  const whole = {
    NODE_ENV: "production",
    PUBLIC_URL: "https://comments.example",
    ADMIN_EMAIL: "ada@paper.example",
    ADMIN_PASSWORD: "a long enough one",
    DEMO: "off",
  };
  expect(mistakesOf(whole)).toEqual([]);
  expect(mistakesOf({ ...whole, PUBLIC_URL: "http://comments.example" })).toHaveLength(1);
  expect(readConfig(whole).perspectiveKeys).toEqual([]);
  expect(readConfig(whole).newsroomKeys).toEqual([]);
  expect(readConfig({ ...whole, PERSPECTIVE_KEYS: "one, two" }).perspectiveKeys).toEqual(["one", "two"]);
});

test("[NF15] mail needs a server and an address that it comes from; without a server it is written to files while developing", () => {
  const SMTP_URL = "smtps://me:secret@mail.example";
  expect(mistakesOf({ SMTP_URL }).map(line => line.split(" ")[0])).toEqual(["MAIL_FROM"]);
  expect(mistakesOf({ SMTP_URL: "mail.example", MAIL_FROM: "us" })).toHaveLength(2);
  expect(readConfig({ SMTP_URL, MAIL_FROM: "us@mail.example" }).mail).toMatchObject({ kind: "smtp", url: SMTP_URL });
  expect(readConfig({ DATA_DIR: "/data" }).mail).toMatchObject({ kind: "files", folder: "/data/mail" });
  expect(readConfig({ NODE_ENV: "test" }).mail).toEqual({ kind: "off" });
});
