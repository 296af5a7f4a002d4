import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isOnPath } from "./debian-packages.mjs";

/** Below what outgoing connections get, or one of them could take it before it is used. */
async function freePort() {
  const port = randomInt(20_000, 32_000);
  const probe = createServer();
  const isFree = await new Promise((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
  return isFree ? port : freePort();
}

async function until(url, wanted) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await new Promise((r) => setTimeout(r, 500))) {
    const body = await fetch(url)
      .then((answer) => answer.text())
      .catch(() => "");
    if (wanted(body)) return;
  }
  throw new Error(`${url} did not become ready within 60 s`);
}

/**
 * A real Prometheus that watches this machine through a real node exporter, both on free loopback ports.
 * SANDBOX_PROMETHEUS_URL names one that runs already. @returns {Promise<{ url: string, stop(): Promise<void> } | undefined>}
 */
export async function startPrometheus(notRun) {
  const given = process.env.SANDBOX_PROMETHEUS_URL;
  if (given) return { url: given, stop: async () => {} };
  if (!isOnPath("prometheus") || !isOnPath("prometheus-node-exporter")) {
    notRun.push("panels over a real Prometheus: Prometheus and its node exporter are not installed");
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "sre-assistant-prometheus-"));
  const [port, exporterPort] = [await freePort(), await freePort()];
  const scrape = (job_name, target) => ({ job_name, static_configs: [{ targets: [`127.0.0.1:${target}`] }] });
  const scrape_configs = [scrape("node", exporterPort), scrape("prometheus", port)];
  writeFileSync(join(folder, "prometheus.yml"), JSON.stringify({ global: { scrape_interval: "2s" }, scrape_configs }));
  const quiet = { stdio: "ignore", cwd: folder };
  const exporter = spawn("prometheus-node-exporter", [`--web.listen-address=127.0.0.1:${exporterPort}`], quiet);
  const prometheus = spawn(
    "prometheus",
    [
      `--config.file=${folder}/prometheus.yml`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    quiet,
  );
  const url = `http://127.0.0.1:${port}`;
  const end = async (child) => {
    const gone = new Promise((done) => child.once("exit", done));
    if (child.exitCode === null && child.kill("SIGTERM")) await gone;
  };
  const stop = async () => {
    await Promise.all([end(prometheus), end(exporter)]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    // Two scrapes: a rate needs both.
    await until(`${url}/api/v1/query?query=count_over_time(up[1m])>=3`, (body) => body.includes('"value"'));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
