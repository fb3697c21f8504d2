import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A newspaper's own server, of another site than Comity's: a browser sends none of Comity's cookies from its pages. */
export interface OtherSite {
  /** As an origin, http://localhost:8080 say. */
  origin: string;
  close(): Promise<void>;
}

/** Answers every address with the HTML that `page` makes for it. */
export async function anOtherSite(page: (asked: URL) => string | Promise<string>): Promise<OtherSite> {
  const server = createServer(async (req, res) => {
    const asked = new URL(req.url ?? "/", origin);
    if (asked.pathname === "/favicon.ico") return void res.writeHead(404).end();
    res.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(await page(asked));
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  // By its name: 127.0.0.1, where the tests' newsrooms are, is another site to a browser.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    close: () => new Promise(resolve => server.close(() => resolve()).closeAllConnections()),
  };
}
