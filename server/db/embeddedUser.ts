import { spawnSync } from "node:child_process";
import { chownSync } from "node:fs";

/** How PostgreSQL is run: it refuses to run as root. */
export interface RunAs {
  spawn: { uid?: number; gid?: number };
  prefix: string[];
  /** Who must own the folder; null: who owns it already. */
  owner: number | null;
}

const nobody = 65_534;
const self: RunAs = { spawn: {}, prefix: [], owner: null };

/** For root, from the plainest to the last resort. */
const waysForRoot: { way: RunAs; says: string | null }[] = [
  { way: { spawn: { uid: nobody, gid: nobody }, prefix: [], owner: nobody }, says: null },
  {
    // Where nobody cannot enter a folder above (a checkout under /root): nobody with the one right to pass by.
    way: {
      spawn: {},
      prefix: [
        "setpriv",
        "--securebits=+no_setuid_fixup",
        `--reuid=${nobody}`,
        `--regid=${nobody}`,
        "--clear-groups",
        "--inh-caps=+dac_override",
        "--ambient-caps=+dac_override",
      ],
      owner: nobody,
    },
    says: "PostgreSQL runs as nobody with the right to enter this folder (it refuses to run as root).",
  },
  {
    way: { spawn: {}, prefix: ["unshare", "--user"], owner: null },
    says: "PostgreSQL runs in a user namespace of its own (it refuses to run as root).",
  },
];

/** Finds a way to run the program as somebody but root, who may also write to `folder`. Throws when there is none. */
export function whoMayRun(program: string, folder: string, say: (line: string) => void = () => {}): RunAs {
  if (process.getuid?.() !== 0) return self;
  for (const { way, says } of waysForRoot) {
    giveTo(way, folder);
    if (!works(way, program, ["--version"]) || !works(way, "/usr/bin/test", ["-w", folder])) continue;
    if (says) say(says);
    return way;
  }
  throw new Error(
    "PostgreSQL refuses to run as root, and no other user may enter this folder. Start Comity as an ordinary user, or set DATABASE_URL.",
  );
}

/** Makes the user who runs PostgreSQL the owner of a file or folder. */
export function giveTo({ owner }: RunAs, path: string): void {
  if (owner !== null) chownSync(path, owner, owner);
  else if (process.getuid?.() === 0) chownSync(path, 0, 0);
}

function works({ spawn, prefix }: RunAs, program: string, args: string[]): boolean {
  const [command = program, ...before] = [...prefix, program];
  return spawnSync(command, [...before, ...args], { ...spawn, stdio: "ignore", cwd: "/" }).status === 0;
}
