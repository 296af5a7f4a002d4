import { execFileSync } from "node:child_process";
import type { Browser } from "@playwright/test";
import type pg from "pg";
import { AppProcess } from "../../playwright/processes/app-process";
import { GrafanaProcess } from "../../playwright/processes/grafana-process";
import { benchDatabase } from "./bench-database";
import { launchChromium } from "./launch-chromium";

/** Builds the application and runs with it over a database of its own, the sandbox's Grafana, and a browser. */
export function withApp<Result>(
  run: (browser: Browser, url: string, pool: pg.Pool) => Promise<Result>,
): Promise<Result> {
  execFileSync("node", [".config/build.mjs"], { stdio: ["ignore", process.stderr, process.stderr] });
  return benchDatabase(async ({ url: databaseUrl, pool }) => {
    const grafana = await GrafanaProcess.launch();
    const env = { DATABASE_URL: databaseUrl, GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    const app = await AppProcess.launch(env);
    const browser = await launchChromium();
    try {
      return await run(browser, app.url, pool);
    } finally {
      await browser.close();
      await app.remove();
      await grafana.stop();
    }
  });
}
