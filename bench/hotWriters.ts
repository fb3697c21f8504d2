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

/** Posts one as the composer does, with a key of its own; who is asked to think again posts anyway. Throws unless it was taken. */
async function post(url: string, cookie: string, text: string): Promise<void> {
  let status = await send(`${url}?nudge=true`, cookie, text);
  if (status === 200) status = await send(url, cookie, text);
  if (status !== 201) throw new Error(`answered ${status}`);
}

function send(url: string, cookie: string, text: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { Cookie: cookie, "Content-Type": "application/json", "Idempotency-Key": randomUUID() };
    const sent = request(url, { method: "POST", agent, headers }, answer => {
      answer.resume();
      answer.once("end", () => resolve(answer.statusCode));
    });
    sent.once("error", reject);
    sent.end(JSON.stringify({ body: text }));
  });
}
