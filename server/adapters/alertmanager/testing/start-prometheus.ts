import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type RealServer, startRealServer } from "./real-server";

export interface PrometheusSetup {
  /** Host and port whose `/metrics` is scraped each second; its own labels are kept. */
  target: string;
  /** Host and port of the Alertmanager that is told. */
  alertmanager: string;
  /** Alerting rules, evaluated each second. */
  rules: readonly object[];
}

/** Debian's Prometheus on loopback, with configurations that are JSON and so YAML, too. */
export const startPrometheus = ({ target, alertmanager, rules }: PrometheusSetup): Promise<RealServer> =>
  startRealServer("prometheus", ({ folder, address }) => {
    const [file, rulesFile] = [join(folder, "prometheus.yml"), join(folder, "rules.yml")];
    writeFileSync(rulesFile, JSON.stringify({ groups: [{ name: "shop", interval: "1s", rules }] }));
    const targets = (host: string) => ({ static_configs: [{ targets: [host] }] });
    writeFileSync(
      file,
      JSON.stringify({
        global: { scrape_interval: "1s", evaluation_interval: "1s" },
        rule_files: [rulesFile],
        scrape_configs: [{ job_name: "shop", honor_labels: true, ...targets(target) }],
        alerting: { alertmanagers: [targets(alertmanager)] },
      }),
    );
    return [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=${address}`,
      "--rules.alert.resend-delay=1s",
    ];
  });
