import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { RawDashboard } from "../contract";

const FOLDER = import.meta.dirname;
const API = "dashboard.grafana.app/";

interface Stored {
  uid?: string;
  apiVersion?: string;
  metadata?: { name?: string };
  spec?: unknown;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(FOLDER, path), "utf8"));

/**
 * The dashboards of the corpus as a Grafana stores them: classic ones bare, those of schema v2 in the envelope of
 * `/apis`, beside the models of the library panels that they name.
 */
export function readCorpus(): RawDashboard[] {
  const libraryPanels = readJson("library-panels/models.json") as Record<string, unknown>;
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => {
      const stored = readJson(file) as Stored;
      const envelope = stored.apiVersion?.startsWith(API) ? stored : null;
      return {
        uid: envelope?.metadata?.name ?? stored.uid ?? file,
        model: envelope ? "v2" : "classic",
        apiVersion: envelope?.apiVersion?.slice(API.length) ?? "",
        spec: envelope ? envelope.spec : stored,
        libraryPanels,
        folderTitle: "Corpus",
      };
    });
}
