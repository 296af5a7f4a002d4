import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { ensureBuilt, ensureGenerated, ensureInstalled } from "./prepare.mjs";
import { root, toolEnvironment } from "./steps.mjs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Node ${process.versions.node} is too old: use 20.19 or newer\n`);
  process.exit(1);
}

const development = process.argv.includes("--dev");
const envFile = existsSync(`${root}.env`) ? [`--env-file=${root}.env`] : [];
const run = (file) => [...envFile, "--import", "tsx", file];

await ensureInstalled();
const env = spawnSync(process.execPath, run(".config/check-env.ts"), { cwd: root, stdio: "inherit" });
if (env.status !== 0) process.exit(1);
await ensureGenerated();
if (!development) await ensureBuilt();

const server = spawn(process.execPath, run("server/main.ts"), {
  cwd: root,
  env: { ...toolEnvironment, NODE_ENV: development ? "development" : "production" },
  // The channel tells the server when this process is gone, however it went.
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => server.kill(signal));
if (process.env.npm_lifecycle_event) {
  // npm signals a shell between us, and some shells die of it without a word to their child.
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && server.kill("SIGTERM"), 250).unref();
}
server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
