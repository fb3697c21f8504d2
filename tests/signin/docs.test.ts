import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeTokenSecret } from "../../server/identities/tokenSecrets.ts";
import { root } from "../../server/root.ts";
import { aNewsroom, type Newsroom } from "../setup/newsroom.ts";
import { takesTokens, tokenSettings } from "../setup/tokens.ts";

const page = readFileSync(join(root, "docs/SIGN-IN.md"), "utf8");
let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await aNewsroom();
});
afterAll(() => newsroom.close());

test("[TK21] the program of the docs signs tokens that are taken", async () => {
  const ada = await newsroom.join("Ada", { role: "admin" });
  await takesTokens(newsroom, ada);
  if (!ada.member) throw new Error("Ada is nobody");
  const { secret } = await makeTokenSecret(newsroom.db, ada.member, 0);
  const source = /```js\n(import .*?)```/s.exec(page)?.[1] ?? "";
  const { tokenFor } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  const { issuer, audience } = tokenSettings;
  const token: string = tokenFor({ id: 4711, name: "Rosa", email: "rosa@example.org" }, { issuer, audience, secret });
  const { status, body } = await newsroom.reader.send("POST", "sessions/token", { token });
  expect([status, body]).toMatchObject([200, { member: { name: "Rosa" } }]);
});
