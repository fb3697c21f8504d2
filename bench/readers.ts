import { Agent, request } from "node:http";
import { perSecond } from "./measures.ts";

export interface Asked {
  url: string;
  headers: Record<string, string>;
  count: number;
  atOnce: number;
}

export interface Took {
  seconds: number;
}

const agent = new Agent({ keepAlive: true });

process.once("message", async ({ url, headers, count, atOnce }: Asked) => {
  const rate = await perSecond(count, atOnce, n =>
    read(url, { ...headers, "User-Agent": `Reader ${process.pid} ${n}` }),
  );
  process.send?.({ seconds: count / rate } satisfies Took, () => process.exit(0));
});

/** As a browser takes it, but it is not unpacked. Throws unless there is a page. */
function read(url: string, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: { ...headers, "Accept-Encoding": "gzip, deflate, br" } }, answer => {
      answer.resume();
      answer.once("end", () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`answered ${answer.statusCode}`)),
      );
    });
    sent.once("error", reject);
    sent.end();
  });
}
