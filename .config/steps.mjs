import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const TICK_MS = 10_000;

/** The environment of every tool: no telemetry, and Prisma's engine from npm instead of a download. */
export const toolEnvironment = {
  ...process.env,
  CHECKPOINT_DISABLE: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  PRISMA_SCHEMA_ENGINE_BINARY: `${root}.config/schema-engine.mjs`,
  PATH: `${root}node_modules/.bin:${process.env.PATH}`,
};

const seconds = (from) => `${Math.round((performance.now() - from) / 1000)} s`;

/**
 * Runs a command and says how it goes: a line at the start, one every ten seconds, one at the end.
 * Its own output is shown at once with `loud`, else only when it fails.
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function step(label, command, args, { loud = false, env = {}, hint = "" } = {}) {
  process.stdout.write(`▸ ${label}${hint && ` (${hint})`}\n`);
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...toolEnvironment, ...env },
    stdio: ["ignore", loud ? "inherit" : "pipe", loud ? "inherit" : "pipe"],
    shell: process.platform === "win32",
  });
  let output = "";
  child.stdout?.on("data", (chunk) => (output += chunk));
  child.stderr?.on("data", (chunk) => (output += chunk));
  const timer = loud
    ? undefined
    : setInterval(() => process.stdout.write(`  … ${label}: ${seconds(started)}\n`), TICK_MS);
  const code = await new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", resolve);
  });
  clearInterval(timer);
  const passed = code === 0;
  if (!passed) process.stderr.write(output);
  process.stdout.write(`${passed ? "✓" : "✗"} ${label}, ${seconds(started)}\n`);
  return passed;
}

/** As `step`, but nothing goes on when it fails. */
export async function need(...args) {
  if (!(await step(...args))) process.exit(1);
}
