import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type RealServer, startRealServer } from "./real-server";

/** Debian's Alertmanager on loopback, alone, with a configuration that is JSON and so YAML, too. */
export const startAlertmanager = (configuration: object): Promise<RealServer> =>
  startRealServer("prometheus-alertmanager", ({ folder, address }) => {
    const file = join(folder, "alertmanager.yml");
    writeFileSync(file, JSON.stringify(configuration));
    return [
      `--config.file=${file}`,
      `--storage.path=${join(folder, "data")}`,
      `--web.listen-address=${address}`,
      "--cluster.listen-address=",
    ];
  });
