import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { perSecond } from "./measures.ts";

export interface Asked {
  url: string;
  /** One for each writer. */
  cookies: string[];
  texts: string[];
}

export interface Took {
  seconds: number;
}

const agent = new Agent({ keepAlive: true });

process.once("message", async ({ url, cookies, texts }: Asked) => {
  const rate = await perSecond(texts.length, cookies.length, (n, writer) =>
    post(url, cookies[writer] ?? "", texts[n] ?? ""),
  );
  process.send?.({ seconds: texts.length / rate } satisfies Took, () => process.exit(0));
});

/** Sends one as the composer does, with a key of its own; throws unless it was taken. */
function post(url: string, cookie: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { Cookie: cookie, "Content-Type": "application/json", "Idempotency-Key": randomUUID() };
    const sent = request(url, { method: "POST", agent, headers }, answer => {
      answer.resume();
      answer.once("end", () =>
        answer.statusCode === 201 ? resolve() : reject(new Error(`answered ${answer.statusCode}`)),
      );
    });
    sent.once("error", reject);
    sent.end(JSON.stringify({ body: text }));
  });
}
