import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { root } from "../server/root.ts";

const folder = mkdtempSync(join(tmpdir(), "comity-start-"));
const programs: ChildProcess[] = [];
afterAll(async () => {
  for (const program of programs) if (program.exitCode === null) program.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

interface Told {
  said: string;
  status: number | null;
}

/** Runs a program of dist/ on the data folder until it ends, or until `until` appears in what it says: then Ctrl-C. */
async function run(program: string, args: string[], settings: Record<string, string>, until?: string): Promise<Told> {
  const child = spawn(process.execPath, [join(root, "dist/server", program), ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, LOG_LEVEL: "silent", DEMO: "off", PORT: "0", ...settings },
  });
  programs.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", chunk => {
      said += chunk;
      if (until && said.includes(until)) {
        child.kill("SIGINT");
        until = undefined;
      }
    });
  }
  const [status] = await once(child, "close");
  return { said, status };
}

const passwordIn = ({ said }: Told) => /[Pp]assword[^:]*: +(\S+)/.exec(said)?.[1];

test("[D21] the admin's password is shown when the service runs, and not lost by a start that came to nothing", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const refused = await run("main.js", [], { PORT: String(port) });
  expect(refused.status).toBe(1);
  expect(refused.said).toContain(`Port ${port} is taken`);
  taken.close();

  const interrupted = await run("main.js", [], {}, "Starting the database");
  expect(interrupted.status).toBe(0);
  const password = passwordIn(interrupted);
  expect(password).toMatch(/^\S{16}$/);

  const again = await run("main.js", [], {}, "Moderators' desk");
  expect(passwordIn(again)).toBeUndefined();
  expect(again.said).toContain("with the password of the first start");
});

test("[G8] a site's correction is made from the command line, too", async () => {
  const nothingYet = await run("cli.js", ["train", "--site", "site"], {});
  expect(nothingYet).toMatchObject({ status: 0, said: expect.stringContaining("too little to learn from") });
  const nobody = await run("cli.js", ["train", "--site", "nowhere"], {});
  expect(nobody).toMatchObject({ status: 2, said: expect.stringContaining("There is no site") });
});

test("[D22] a lost password is renewed from the command line", async () => {
  const renewed = await run("cli.js", ["password", "Admin@Comity.example"], {});
  expect(passwordIn(renewed)).toMatch(/^\S{16}$/);
  const nobody = await run("cli.js", ["password", "nobody@paper.example"], {});
  expect(nobody.status).toBe(1);
  expect(nobody.said).toContain("There is no account");
});
