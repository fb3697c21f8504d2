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
  });
});

test("[U9] all mistakes in the settings are told at once", () => {
  const mistakes = mistakesOf({
    NODE_ENV: "production",
    PORT: "eighty",
    LOG_LEVEL: "loud",
    HOST: "not an address",
    DATABASE_URL: "mysql://x",
    DEMO: "maybe",
    ADMIN_PASSWORD: "short",
  });
  const named = mistakes.map(line => line.split(" ")[0]);
  expect(named.sort()).toEqual(
    ["ADMIN_EMAIL", "ADMIN_PASSWORD", "DATABASE_URL", "DEMO", "HOST", "LOG_LEVEL", "PORT", "PUBLIC_URL"].sort(),
  );
  expect(mistakes).toContain("PORT is not a whole number from 0 to 65535");
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
});
