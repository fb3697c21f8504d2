import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import { givesNothing, usualClaims } from "../../server/protocol/claims.ts";
import type { Provider } from "../../server/protocol/providers.ts";
import type { IdentityView, RefusalView, SignInsView } from "../../server/protocol/tokens.ts";
import type { Entered, Me } from "../../server/protocol/views.ts";
import { setSecret } from "../../server/sites/secrets.ts";
import { changeSettings, settingsView } from "../../server/sites/settings.ts";
import { aNewsroom, type Newsroom, Person, problemOf } from "../setup/newsroom.ts";
import { aProvider, type TestProvider, Wanderer } from "../setup/provider.ts";

let newsroom: Newsroom;
let ada: Person;
let home: TestProvider;

const provider = (change: Partial<Provider> = {}): Provider => ({
  id: "home",
  label: "Meridian accounts",
  issuer: home.issuer,
  clientId: home.clientId,
  scopes: "openid profile email groups",
  for: "readers",
  claims: usualClaims,
  gives: givesNothing,
  isSecondFactor: false,
  ...change,
});

beforeAll(async () => {
  newsroom = await aNewsroom();
  ada = await newsroom.join("Ada", { role: "admin" });
  home = await aProvider(["home", "desk"].map(id => `${newsroom.url}/sign-in/back/${id}`));
  const gives = { ...givesNothing, moderator: ["moderators"] };
  const staff = provider({ id: "desk", label: "Newsroom", for: "staff", gives, isSecondFactor: true });
  await setProviders([provider(), staff]);
  for (const id of ["home", "desk"]) await setSecret(newsroom.db, admin(), `provider.${id}`, home.secret);
  home.people.set("rosa", { name: "Rosa", email: "rosa@example.org", email_verified: true });
});
afterAll(async () => {
  await home.close();
  await newsroom.close();
});

function admin() {
  if (!ada.member) throw new Error("Ada is nobody");
  return ada.member;
}
async function setProviders(providers: Provider[]) {
  const { version } = await settingsView(newsroom.db, newsroom.site.id);
  await changeSettings(newsroom.db, admin(), { version, settings: { oidc: { providers } } });
}
const refusals = async (): Promise<RefusalView[]> =>
  (await ada.get<SignInsView>("sites/meridian/sign-ins")).body.refusals;
/** Somebody in a browser of their own, who goes to a provider and says who they are. */
async function goes(name: string, { by = "home", next = "/" }: { by?: string; next?: string } = {}): Promise<Wanderer> {
  const wanderer = new Wanderer();
  await wanderer.opens(`${newsroom.url}/sign-in/with/${by}?next=${encodeURIComponent(next)}`);
  await wanderer.submits({ name });
  return wanderer;
}
const as = (wanderer: Wanderer) => new Person(newsroom, null, wanderer.cookiesAt(newsroom.url));
const me = async (wanderer: Wanderer) => (await as(wanderer).get<Me>("me")).body.member;

test("[TK16] who signs in at a provider is signed in here, on the page where they were", async () => {
  const rosa = await goes("rosa", { next: "/articles/tariff-pause?sort=top#comments" });
  expect(rosa.at).toBe(`${newsroom.url}/articles/tariff-pause?sort=top#comments`);
  expect(await me(rosa)).toMatchObject({ name: "Rosa", email: "rosa@example.org", role: "member" });
  expect((await me(await goes("rosa")))?.id).toBe((await me(rosa))?.id);
  const { way } = await newsroom.db.one<{ way: string }>(sql`
    select way from sessions where member_id = ${(await me(rosa))?.id} limit 1`);
  expect(way).toBe("oidc");
});

test("[TK16] the page for signing in leads there, and back to where one was", async () => {
  const page = await (await fetch(`${newsroom.url}/sign-in?next=/transparency`)).text();
  expect(page).toContain('href="/sign-in/with/home?next=%2Ftransparency"');
  expect(page).not.toContain("/sign-in/with/desk");
  expect(await (await fetch(`${newsroom.url}/sign-in?next=/desk`)).text()).toContain("/sign-in/with/desk?next=%2Fdesk");
});

test("[TK16] an address that the provider has not verified is not taken over", async () => {
  home.people.set("unsure", { name: "Unsure", email: "somebody@example.org", email_verified: false });
  expect((await me(await goes("unsure")))?.email).toBeNull();
});

test.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "\\\\evil.example",
  "javascript:alert(1)",
  "https:evil.example",
  "/%09/evil.example",
  "http://127.0.0.1@evil.example/",
])("[TK17] nobody is led to %s", async next => {
  const rosa = await goes("rosa", { next });
  expect(new URL(rosa.at).origin).toBe(newsroom.url);
  expect((await me(rosa))?.name).toBe("Rosa");
});

test("[TK17] the way there carries PKCE, state and nonce, each time others, and the secrets stay here", async () => {
  const ways = await Promise.all(
    [1, 2].map(async () => {
      const answer = await fetch(`${newsroom.url}/sign-in/with/home`, { redirect: "manual" });
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("set-cookie")).toMatch(
        /^comity_visit=[\w-]{43}; Path=\/sign-in; .*HttpOnly; SameSite=Lax/,
      );
      return new URL(answer.headers.get("location") ?? "").searchParams;
    }),
  );
  for (const name of ["state", "nonce", "code_challenge"]) {
    expect(ways[0]?.get(name)).toMatch(/^[\w-]{43}$/);
    expect(ways[0]?.get(name)).not.toBe(ways[1]?.get(name));
  }
  expect(ways[0]?.get("code_challenge_method")).toBe("S256");
  expect(ways[0]?.get("redirect_uri")).toBe(`${newsroom.url}/sign-in/back/home`);
  expect(ways[0]?.get("client_secret")).toBeNull();
});

test("[TK17] an answer is taken once, from the browser that left, and with its own state", async () => {
  const [rosa, thief] = [new Wanderer(), new Wanderer()];
  await rosa.opens(`${newsroom.url}/sign-in/with/home`);
  await thief.opens(`${newsroom.url}/sign-in/with/home`);
  rosa.stopsAt = `${newsroom.url}/sign-in/back/home`;
  await rosa.submits({ name: "rosa" });
  // Somebody else's answer, in a browser that has begun a sign-in of its own, and in one that has not.
  expect((await thief.opens(rosa.at)).status).toBe(401);
  expect(await me(thief)).toBeNull();
  const nobody = await new Wanderer().opens(rosa.at);
  expect([nobody.status, await nobody.text()]).toEqual([409, expect.stringContaining("Signing in took too long")]);
  expect((await refusals())[0]).toMatchObject({ way: "home", fault: "provider-answer" });

  rosa.stopsAt = "";
  const back = rosa.at;
  await rosa.opens(back);
  expect((await me(rosa))?.name).toBe("Rosa");
  expect((await rosa.opens(back)).status).toBe(409);
});

test("[TK17] who turns back at the provider is where they were, and signed in as nobody", async () => {
  const wanderer = new Wanderer();
  await wanderer.opens(`${newsroom.url}/sign-in/with/home?next=/transparency`);
  await wanderer.submits({ cancel: "1" });
  expect(wanderer.at).toBe(`${newsroom.url}/transparency`);
  expect(await me(wanderer)).toBeNull();
});

test("[TK18] the newsroom's provider lets in whom it gives a role, for a day, with a second factor", async () => {
  home.people.set("vera", { name: "Vera Desk", roles: ["moderators"] });
  const vera = await goes("vera", { by: "desk", next: "/desk" });
  expect(vera.at).toBe(`${newsroom.url}/desk`);
  expect((await me(vera))?.role).toBe("moderator");
  const session = await newsroom.db.one<{ second: boolean; hours: number }>(sql`
    select has_second_factor as second, extract(epoch from expires_at - now())::float8 / 3600 as hours
    from sessions where member_id = ${(await me(vera))?.id}`);
  expect(session.second).toBe(true);
  expect(session.hours).toBeLessThanOrEqual(24);

  const rosa = await goes("rosa", { by: "desk" });
  expect(await me(rosa)).toBeNull();
  expect((await refusals())[0]).toMatchObject({ way: "desk", fault: "not-staff" });
  home.people.set("vera", { name: "Vera Desk", roles: [] });
  await goes("vera");
  expect((await me(vera))?.role).toBe("member");
});

test("[TK18] who goes over from there to a page elsewhere stays for a day at most", async () => {
  const page = "https://news.example";
  const { version } = await settingsView(newsroom.db, newsroom.site.id);
  const settings = { embedding: { origins: [page], newArticles: "pages" as const } };
  await changeSettings(newsroom.db, admin(), { version, settings });
  const rosa = await goes("rosa", { next: `/crossing?to=${page}` });
  expect(rosa.at).toBe(`${newsroom.url}/crossing?to=${page}`);
  const { code } = (await as(rosa).send<{ code: string }>("POST", "sessions/crossings", { origin: page })).body;
  const from = { Origin: page, "Sec-Fetch-Site": "cross-site" };
  const { body } = await newsroom.reader.send<Entered>("POST", "sessions/exchange", { code }, from);
  expect(body.member.name).toBe("Rosa");
  expect(Date.parse(body.until ?? "")).toBeLessThanOrEqual(Date.now() + 24 * 3_600_000);
});

test("[TK19] signed in here somebody joins an account at a provider, and only their own", async () => {
  const begin = async (who: Person) => {
    const { body, headers } = await who.send<{ address: string }>("POST", "me/identities/visits", { provider: "home" });
    const wanderer = new Wanderer();
    wanderer.takes(newsroom.url, [who.cookie, headers.get("set-cookie") ?? ""]);
    await wanderer.opens(body.address);
    return wanderer;
  };
  home.people.set("ann", { name: "Ann Elsewhere", email: "ann@example.org", email_verified: true });
  const ann = await newsroom.join("Ann");
  await (await begin(ann)).submits({ name: "ann" });
  expect((await ann.get<IdentityView[]>("me/identities")).body).toMatchObject([{ issuer: home.issuer }]);
  expect(await me(await goes("ann"))).toMatchObject({ id: ann.member?.id, name: "Ann" });

  const ben = await newsroom.join("Ben");
  const told = await (await begin(ben)).submits({ name: "ann" });
  expect([told.status, await told.text()]).toEqual([
    409,
    expect.stringContaining("This account is in use here already"),
  ]);
  expect((await ben.get<IdentityView[]>("me/identities")).body).toEqual([]);

  // Whoever has signed in meanwhile has not asked for it.
  const third = await begin(ben);
  third.takes(newsroom.url, [(await newsroom.join("Cleo")).cookie]);
  home.people.set("other", { name: "Other" });
  expect((await third.submits({ name: "other" })).status).toBe(409);
  expect(problemOf(await newsroom.reader.send("POST", "me/identities/visits", { provider: "home" }))).toBe(
    "sign-in-needed",
  );
});

test("[TK19] the same address at a provider is not somebody's account here", async () => {
  home.people.set("dora", { name: "Dora", email: "dora@example.org", email_verified: true });
  const dora = await newsroom.join("Dora");
  expect((await me(await goes("dora")))?.id).not.toBe(dora.member?.id);
});

test("[TK20] a provider that is away, or of which nothing can be believed, is told to the reader in plain words and to the newsroom in full", async () => {
  home.people.set("mo", { name: "Ada" });
  expect((await goes("mo")).text).toContain("Your name cannot be used here");
  expect((await refusals())[0]).toMatchObject({ way: "home", fault: "name", found: null });

  await setProviders([provider({ clientId: "unknown" })]);
  const unknown = await fetch(`${newsroom.url}/sign-in/with/home`, { redirect: "manual" });
  expect(unknown.status).toBe(303);

  home.trouble = 503;
  await setProviders([provider({ clientId: "away" })]);
  const away = await fetch(`${newsroom.url}/sign-in/with/home`, { headers: { "Accept-Language": "de" } });
  expect([away.status, await away.text()]).toEqual([503, expect.stringContaining("Meridian accounts antwortet nicht")]);
  expect((await refusals())[0]).toMatchObject({ way: "home", fault: "provider-away", expected: home.issuer });
  home.trouble = 0;

  await setProviders([provider({ issuer: `${home.issuer}/other` })]);
  expect((await fetch(`${newsroom.url}/sign-in/with/home`)).status).toBe(503);
  expect((await fetch(`${newsroom.url}/sign-in/with/nowhere`)).status).toBe(404);
});

test("[TK20] a wrong secret signs nobody in, and the right one is never told", async () => {
  await setProviders([provider()]);
  await setSecret(newsroom.db, admin(), "provider.home", "not the secret");
  const rosa = await goes("rosa");
  expect(await me(rosa)).toBeNull();
  expect(rosa.text).toContain("You could not be signed in this way");
  expect((await refusals())[0]).toMatchObject({ way: "home", fault: "provider-error", found: "invalid_client" });
  expect(JSON.stringify((await ada.get("sites/meridian/settings")).body)).not.toContain("not the secret");
});
