import { storedDashboard, type StoredDashboard } from "../contract";

interface Given {
  variables?: Record<string, unknown>[];
  panels?: Record<string, unknown>[];
  annotations?: Record<string, unknown>[];
}

/** A stored dashboard with only what a test is about. */
export function testDashboard({ variables = [], panels = [], annotations = [] }: Given = {}): StoredDashboard {
  return storedDashboard.parse({
    uid: "shop",
    title: "Shop overview",
    templating: { list: variables },
    annotations: { list: annotations },
    panels,
  });
}

export const TEST_RANGE = { from: 1_764_000_000_000, to: 1_764_003_600_000 };
export const TEST_SOURCES = [
  { uid: "prom", type: "prometheus", name: "Prometheus", isDefault: true },
  { uid: "prom-eu", type: "prometheus", name: "Prometheus EU", isDefault: false },
  { uid: "loki", type: "loki", name: "Loki", isDefault: false },
  { uid: "pg", type: "grafana-postgresql-datasource", name: "Orders", isDefault: false },
];
