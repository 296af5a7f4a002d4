import { spawnSync } from "node:child_process";
import { step } from "../steps.mjs";

const PACKAGES = {
  prometheus: "prometheus",
  "prometheus-alertmanager": "prometheus-alertmanager",
  "prometheus-node-exporter": "prometheus-node-exporter",
  "redis-server": "redis-server",
};

export function isOnPath(command) {
  return spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;
}

/** Installs packages from Debian where that is possible: as root, with apt. @returns {Promise<boolean>} */
export async function installFromDebian(packages) {
  if (process.getuid?.() !== 0 || !isOnPath("apt-get")) return false;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  // Its servers are started by the tests, on loopback and on free ports; Debian's own start is not wanted.
  const apt = `apt-get update -qq && RUNLEVEL=1 apt-get install -y -qq --no-install-recommends ${packages.join(" ")}`;
  return step(`Installing ${packages.join(", ")}`, "sh", ["-c", apt], { env });
}

/** Real servers for the tests. What cannot be had is said, not passed over. */
export async function ensureDebianPackages(notRun) {
  const missing = Object.entries(PACKAGES).filter(([command]) => !isOnPath(command));
  if (missing.length === 0) return;
  await installFromDebian(missing.map(([, name]) => name));
  for (const [command] of missing) if (!isOnPath(command)) notRun.push(`what needs ${command}: it is not installed`);
}
