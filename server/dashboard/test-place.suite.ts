import { memoryDashboards } from "@/server/adapters/memory/memory-dashboards";
import { memoryMetrics, type MemoryMetricsData } from "@/server/adapters/memory/memory-metrics";
import type { VariableValues } from "./contract";
import { readAnnotations } from "./read-annotations";
import { readFilterOptions } from "./read-filter-options";
import { readVariable } from "./read-variable";
import type { Room } from "./room-access";
import { TEST_RANGE, TEST_SOURCES } from "./rules/test-dashboard.suite";
import { runPanelQuery } from "./run-panel-query";

const room: Room = {
  incidentId: "i",
  organizationId: "o",
  dashboards: ["d"],
  readOnly: false,
  range: null,
  mayAsk: true,
};
const SOURCES = [
  ...TEST_SOURCES,
  { uid: "tempo", type: "tempo", name: "Tempo", isDefault: false },
  { uid: "td", type: "grafana-testdata-datasource", name: "TestData", isDefault: false },
  { uid: "es", type: "elasticsearch", name: "Search", isDefault: false },
  { uid: "front", type: "acme-frontend", name: "Acme", isDefault: false, backend: false },
];
/** A frame of an answer, column by column. */
export const frame = (fields: [name: string, type: string, values: unknown[], labels?: Record<string, string>][]) => ({
  schema: { fields: fields.map(([name, type, , labels]) => ({ name, type, labels })) },
  data: { values: fields.map(([, , values]) => values) },
});

interface Given {
  variables?: Record<string, unknown>[];
  targets?: Record<string, unknown>[];
  annotations?: Record<string, unknown>[];
  data?: MemoryMetricsData;
}

/** A room with one dashboard of one panel, on memory. */
export function testPlace({ variables = [], targets = [], annotations = [], data = {} }: Given) {
  const memory = memoryMetrics(data);
  const read: string[] = [];
  const metrics: typeof memory = {
    ...memory,
    resource(uid, path, params, signal) {
      const named = params.filter(([name]) => name !== "start" && name !== "end").map((pair) => pair.join("="));
      read.push([`${uid}/${path}`, ...named].join(" "));
      return memory.resource(uid, path, params, signal);
    },
  };
  const dashboard = {
    uid: "d",
    title: "D",
    templating: { list: variables },
    annotations: { list: annotations },
    panels: [{ id: 1, type: "timeseries", targets }],
  };
  const ports = { metrics, dashboards: memoryDashboards({ dashboards: [dashboard], dataSources: SOURCES }) };
  const asked = { dashboardUid: "d", range: TEST_RANGE };
  return {
    read,
    sent: memory.asked,
    variable: async (name: string, values: VariableValues = {}) =>
      (await readVariable(ports, room, { ...asked, name, variables: values })).map(({ value }) => value),
    options: async (name: string, more: { key?: string; without?: string; variables?: VariableValues } = {}) =>
      (await readFilterOptions(ports, room, { ...asked, name, variables: {}, ...more })).map(({ value }) => value),
    query: (values: VariableValues = {}, from: Partial<Room> = {}) =>
      runPanelQuery(
        ports,
        { ...room, ...from },
        { ...asked, panelId: 1, intervalMs: 1_000, maxDataPoints: 100, variables: values },
      ),
    marks: async (values: VariableValues = {}) =>
      (await readAnnotations(ports, room, { dashboardUid: "d", ...TEST_RANGE, variables: values })).flatMap(
        ({ annotations: marks }) => marks,
      ),
  };
}

export const listed = (...values: string[]) => ({ status: "success", data: values });
export const storedQuery = (name: string, text: unknown, uid = "prom", more: object = {}) => ({
  type: "query",
  name,
  query: text,
  datasource: { uid },
  ...more,
});
