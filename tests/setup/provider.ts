import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { KoaContextWithOIDC } from "oidc-provider";

export type Claims = Record<string, unknown>;

/** A real OpenID provider with a page of its own, on which anybody it knows signs in by their name. */
export interface TestProvider {
  issuer: string;
  clientId: string;
  secret: string;
  /** What it says of people, by subject. */
  people: Map<string, Claims>;
  /** Makes the server answer nothing but this status, as one that has trouble; 0: as usual. */
  trouble: number;
  close(): Promise<void>;
}

/** `callbacks`: where people may be sent back to. */
export async function aProvider(callbacks: string[]): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: TestProvider = {
    issuer,
    clientId: "comity",
    secret: "a secret between the two of them",
    people: new Map(),
    trouble: 0,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const oidc = await quietly(async () => {
    const { Provider } = await import("oidc-provider");
    return new Provider(issuer, configuration(provider, callbacks));
  });
  const answer = oidc.callback();
  server.on("request", async (req: IncomingMessage, res: ServerResponse) => {
    if (provider.trouble) return void res.writeHead(provider.trouble).end();
    if (!req.url?.startsWith("/interaction/")) return await answer(req, res);
    if (req.method === "GET") return void res.setHeader("Content-Type", "text/html").end(signInPage);
    const fields = new URLSearchParams(await text(req));
    const result = fields.has("cancel")
      ? { error: "access_denied", error_description: "The person went back." }
      : { login: { accountId: fields.get("name") ?? "" } };
    await oidc.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  });
  return provider;
}

const signInPage = `<!doctype html><html lang="en"><title>Meridian accounts</title>
<form method="post"><label>Name <input name="name"></label><button>Sign in</button><button name="cancel" value="1">Back</button></form>`;

const scopes = ["openid", "profile", "email", "groups"];

function configuration({ clientId, secret, people }: TestProvider, callbacks: string[]) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: secret,
        redirect_uris: callbacks,
        token_endpoint_auth_method: "client_secret_post" as const,
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" }] },
    cookies: { keys: ["a key for the cookies of the tests"] },
    scopes,
    claims: {
      openid: ["sub"],
      profile: ["name", "picture", "profile"],
      email: ["email", "email_verified"],
      groups: ["roles"],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_ctx: unknown, sub: string) => {
      const known = people.get(sub);
      return known && { accountId: sub, claims: () => ({ ...known, sub }) };
    },
    /** Nobody is asked what they allow: it is the newsroom's own service. */
    async loadExistingGrant({ oidc }: KoaContextWithOIDC) {
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId ?? "" });
      grant.addOIDCScope(scopes.join(" "));
      await grant.save();
      return grant;
    },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Grant: 60, Interaction: 600, Session: 600 },
  };
}

/** The library warns of what is only right in tests. */
async function quietly<T>(make: () => Promise<T>): Promise<T> {
  const { warn, info } = console;
  Object.assign(console, { warn: () => {}, info: () => {} });
  try {
    return await make();
  } finally {
    Object.assign(console, { warn, info });
  }
}

/** A browser without scripts: follows where it is led, keeps cookies by host, and fills in the one form that it sees. */
export class Wanderer {
  /** Where it is. */
  at = "";
  /** What it sees. */
  text = "";
  /** It does not go there, though it is led there. */
  stopsAt = "";
  readonly #cookies = new Map<string, Map<string, string>>();

  async opens(address: string, init: RequestInit = {}): Promise<Response> {
    let next: URL | null = new URL(address);
    let request: RequestInit = init;
    for (;;) {
      this.at = next.href;
      if (this.stopsAt && this.at.startsWith(this.stopsAt)) return new Response();
      const headers = { Cookie: this.cookiesAt(next.origin), Accept: "text/html" };
      const answer: Response = await fetch(next, { ...request, headers, redirect: "manual" });
      this.takes(next.origin, answer.headers.getSetCookie());
      const location = answer.headers.get("location");
      if (location === null) {
        this.text = await answer.clone().text();
        return answer;
      }
      next = new URL(location, next);
      request = {};
    }
  }

  submits(fields: Record<string, string>): Promise<Response> {
    return this.opens(this.at, { method: "POST", body: new URLSearchParams(fields) });
  }

  /** As `Cookie` or `Set-Cookie` have them; an empty one is taken back. */
  takes(origin: string, cookies: readonly string[]): void {
    const own = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, own);
    for (const cookie of cookies) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split(/=(.*)/s);
      if (value === "") own.delete(name);
      else own.set(name, value);
    }
  }

  cookiesAt(origin: string): string {
    return [...(this.#cookies.get(origin) ?? [])].map(pair => pair.join("=")).join("; ");
  }
}
