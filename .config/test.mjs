import { readFileSync, rmSync } from "node:fs";
import { checks } from "./checks.mjs";
import { ensureBuilt, ensureGenerated, ensureInstalled } from "./prepare.mjs";
import { root, step } from "./steps.mjs";
import { failedTests } from "./test/failed-tests.mjs";
import { findChromium } from "./test/find-chromium.mjs";
import { ensureDebianPackages, isOnPath } from "./test/debian-packages.mjs";
import { startPrometheus } from "./test/start-prometheus.mjs";

// Everything, as one command: `npm test`. With names only those parts: `npm test -- unit db`.
const wanted = process.argv.slice(2);
const wants = (name) => wanted.length === 0 || wanted.includes(name);
const results = `${root}.cache/test-results`;
rmSync(results, { recursive: true, force: true });
const total = { passed: 0, failed: 0 };
const notRun = [];
const failures = [];

function count(file, read) {
  try {
    const report = JSON.parse(readFileSync(file, "utf8"));
    const { passed, failed } = read(report);
    total.passed += passed;
    total.failed += failed;
    failures.push(...failedTests(report));
  } catch {
    total.failed++;
    failures.push({ name: file, why: "no report" });
  }
}

async function vitest(project, env = {}) {
  const file = `${results}/${project}.json`;
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  await step(
    `Tests: ${project}`,
    "vitest",
    ["run", "--config", ".config/vitest.config.ts", "--project", project, ...reporters],
    { loud: true, env },
  );
  count(file, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numFailedTestSuites,
  }));
}

async function browser(env) {
  const file = `${results}/browser.json`;
  const without = env.SANDBOX_PROMETHEUS_URL ? [] : ["--grep-invert", "real Prometheus"];
  const passed = await step(
    "Tests: browser",
    "playwright",
    ["test", "--config", "playwright/playwright.config.ts", ...without],
    {
      loud: true,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    },
  );
  count(file, ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }));
  if (!passed && total.failed === 0) total.failed++;
}

await ensureInstalled();
await ensureGenerated();
if (wants("check"))
  for (const [label, tool, args] of checks) {
    const passed = await step(label, tool, args);
    total[passed ? "passed" : "failed"]++;
    if (!passed) failures.push({ name: label, why: "see above" });
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
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed ? 1 : 0);
