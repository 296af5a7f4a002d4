import { readFileSync, rmSync } from "node:fs";
import { checks } from "./checks.mjs";
import { ensureBuilt, ensureGenerated, ensureInstalled } from "./prepare.mjs";
import { root, step } from "./steps.mjs";
import { failedTests } from "./test/failed-tests.mjs";
import { findChromium } from "./test/find-chromium.mjs";
import { ensureDebianPackages, isOnPath } from "./test/debian-packages.mjs";
import { startPrometheus } from "./test/start-prometheus.mjs";
import { unhandledErrors } from "./test/unhandled-errors.mjs";

// Everything, as one command: `npm test`. With names only those parts: `npm test -- unit db`.
const wanted = process.argv.slice(2);
const wants = (name) => wanted.length === 0 || wanted.includes(name);
const results = `${root}.cache/test-results`;
rmSync(results, { recursive: true, force: true });
let passed = 0;
const notRun = [];
const failures = [];

function count(file, passedOf) {
  try {
    const report = JSON.parse(readFileSync(file, "utf8"));
    passed += passedOf(report);
    return failedTests(report);
  } catch {
    return [{ name: file, why: "no report" }];
  }
}

/** Runs a test program that leaves a report; one that fails without a failed test has failed nevertheless. */
async function suite(name, tool, args, env, passedOf) {
  const errors = `${results}/${name}.errors.json`;
  const keeping = { ...env, UNHANDLED_ERRORS_FILE: errors };
  const isWell = await step(`Tests: ${name}`, tool, args, { loud: true, env: keeping });
  const failed = [...count(`${results}/${name}.json`, passedOf), ...unhandledErrors(errors)];
  failures.push(...(isWell || failed.length > 0 ? failed : [{ name, why: "ended with an error" }]));
}

function vitest(project, env = {}) {
  const reporters = ["default", "json", ".config/test/keep-unhandled-errors.mjs"].map((name) => `--reporter=${name}`);
  const report = [...reporters, `--outputFile.json=${results}/${project}.json`];
  const args = ["run", "--config", ".config/vitest.config.ts", "--project", project, ...report];
  return suite(project, "vitest", args, env, ({ numPassedTests }) => numPassedTests);
}

function browser(env) {
  const file = `${results}/browser.json`;
  const without = env.SANDBOX_PROMETHEUS_URL ? [] : ["--grep-invert", "real Prometheus"];
  const args = ["test", "--config", "playwright/playwright.config.ts", ...without];
  const report = { PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  return suite("browser", "playwright", args, { ...env, ...report }, ({ stats }) => stats.expected);
}

await ensureInstalled();
await ensureGenerated();
if (wants("check"))
  for (const [label, tool, args] of checks) {
    if (await step(label, tool, args)) passed++;
    else failures.push({ name: label, why: "see above" });
  }
if (wants("unit")) await vitest("unit");
await ensureDebianPackages(notRun);
if (wants("db")) await vitest("db");
const prometheus = wants("contract") || wants("browser") ? await startPrometheus(notRun) : undefined;
const env = prometheus ? { SANDBOX_PROMETHEUS_URL: prometheus.url } : {};
try {
  if (wants("contract")) await vitest("contract", env);
  if (wants("live") && ["prometheus", "prometheus-alertmanager"].every(isOnPath)) await vitest("live");
  if (wants("browser")) {
    await ensureBuilt();
    await browser({ ...env, CHROMIUM_PATH: await findChromium() });
  }
} finally {
  await prometheus?.stop();
}
for (const { name, why } of failures) process.stdout.write(`failed: ${name.replace(root, "")} (${why})\n`);
for (const line of notRun) process.stdout.write(`not run: ${line}\n`);
process.stdout.write(`${passed} passed, ${failures.length} failed\n`);
process.exit(failures.length ? 1 : 0);
