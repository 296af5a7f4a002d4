import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { KeptReleases } from "./release-history";

const releases = z.array(z.object({ at: z.number(), kind: z.enum(["deploy", "rollback"]) }));
/** Older ones change nothing that anybody looks at. */
const MOST = 200;

/** Keeps forced releases in a file, so that a shop that somebody broke is still broken after a restart. */
export function keptReleases(file: string): KeptReleases {
  return {
    read() {
      try {
        return releases.parse(JSON.parse(readFileSync(file, "utf8")));
      } catch {
        // None yet, or one that was cut short: the shop is as it is by itself.
        return [];
      }
    },
    write(list) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.next`, JSON.stringify(list.slice(-MOST)), { mode: 0o600 });
      renameSync(`${file}.next`, file);
    },
  };
}
