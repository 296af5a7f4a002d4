import { createHash } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type PostgresBinaries, binariesIn } from "@/server/sandbox/database/postgres-binaries";
import type { UnprivilegedUser } from "@/server/sandbox/database/unprivileged-user";

const OTHERS_MAY_ENTER = 0o001;

function othersMayEnter(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & OTHERS_MAY_ENTER) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * Where data and binaries lie. Usually the given places; but root's own home is closed to the account
 * that PostgreSQL runs as, and then both move to /var/lib, under a name made from the wanted path.
 */
export function reachableHome(
  wanted: string,
  binaries: PostgresBinaries,
  user: UnprivilegedUser | undefined,
): { dataDir: string; binaries: PostgresBinaries } {
  const parent = dirname(resolve(wanted));
  if (!user || (othersMayEnter(parent) && othersMayEnter(binaries.home))) {
    mkdirSync(parent, { recursive: true });
    return { dataDir: resolve(wanted), binaries };
  }
  const name = createHash("sha256").update(resolve(wanted)).digest("hex").slice(0, 12);
  const home = join("/var/lib/sre-assistant", name);
  mkdirSync(home, { recursive: true });
  for (const folder of [dirname(home), home]) chmodSync(folder, 0o755);
  const copy = join(home, "native");
  if (!existsSync(copy)) cpSync(binaries.home, copy, { recursive: true, verbatimSymlinks: true });
  const dataDir = join(home, "postgres");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  chownSync(dataDir, user.uid, user.gid);
  return { dataDir, binaries: binariesIn(copy) };
}
