import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A newspaper's own server, of another site than Comity's: a browser sends none of Comity's cookies from its pages. */
export interface OtherSite {
  /** As an origin, http://localhost:8080 say. */
  origin: string;
  close(): Promise<void>;
}

/** What is sent with it beside the HTML, such as a policy; or something else than HTML. */
export interface Served {
  body: string;
  headers: Record<string, string>;
}

/** Answers every address with the HTML that `page` makes for it. */
export async function anOtherSite(page: (asked: URL) => string | Served | Promise<string>): Promise<OtherSite> {
  const server = createServer(async (req, res) => {
    const asked = new URL(req.url ?? "/", origin);
    if (asked.pathname === "/favicon.ico") return void res.writeHead(404).end();
    const served = await page(asked);
    const { body, headers } = typeof served === "string" ? { body: served, headers: {} } : served;
    res.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...headers }).end(body);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  // By its name: 127.0.0.1, where the tests' newsrooms are, is another site to a browser.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    close: () => new Promise(resolve => server.close(() => resolve()).closeAllConnections()),
  };
}
