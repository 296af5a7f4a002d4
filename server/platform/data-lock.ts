import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EnvError } from "@/server/platform/env";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** True when that process is one of ours: after a reboot its number may be somebody else's. */
function isOurs(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("server/main.ts");
  } catch {
    return process.platform !== "linux";
  }
}

/**
 * Keeps two applications from using one data folder. A lock whose holder was killed is taken over.
 * @throws EnvError when another application holds it
 */
export function lockDataFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "application.pid");
  try {
    const holder = Number(readFileSync(file, "utf8"));
    if (holder !== process.pid && isAlive(holder) && isOurs(holder)) {
      throw new EnvError(
        "DATA_DIR",
        `${folder} is in use by process ${holder}; stop it, or set another DATA_DIR and PORT`,
      );
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  writeFileSync(file, String(process.pid));
  return { release: () => rmSync(file, { force: true }) };
}
