import type { Browser } from "@playwright/test";
import { AppProcess } from "../../playwright/processes/app-process";
import { GrafanaProcess } from "../../playwright/processes/grafana-process";
import { benchDatabase } from "./bench-database";
import { launchChromium } from "./launch-chromium";

/** Runs with the built application over a database of its own, the sandbox's Grafana, and a browser. */
export function withApp<Result>(run: (browser: Browser, url: string) => Promise<Result>): Promise<Result> {
  return benchDatabase(async ({ url: databaseUrl }) => {
    const grafana = await GrafanaProcess.launch();
    const env = { DATABASE_URL: databaseUrl, GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token };
    const app = await AppProcess.launch(env);
    const browser = await launchChromium();
    try {
      return await run(browser, app.url);
    } finally {
      await browser.close();
      await app.remove();
      await grafana.stop();
    }
  });
}
