import { AppError } from "@/server/platform/errors";
import type {
  AnnotationLayer,
  AnnotationsInput,
  DataSourceItem,
  StoredAnnotationQuery,
  StoredDashboard,
} from "./contract";
import { orBadInput } from "./or-bad-input";
import { panelContext } from "./panel-context";
import type { PanelPorts } from "./panel-ports";
import { readDashboard } from "./read-dashboard";
import { requireRange } from "./require-range";
import type { Room } from "./room-access";
import { annotationFilter, isGrafanasOwn } from "./rules/annotation-filter";
import { annotationsInFrames, type AnnotationFrame } from "./rules/annotation-frames";
import { annotationTarget } from "./rules/annotation-target";
import { dataSourceKind } from "./rules/data-source-kind";
import { durationMs, roundedStep } from "./rules/duration-text";
import { activeFilters, applyFilters } from "./rules/filters/apply-filters";
import { interpolateTarget } from "./rules/interpolate-target";
import { pluginDefaults } from "./rules/plugin-defaults";
import { resolveDataSource } from "./rules/resolve-data-source";
import { timeRegions } from "./rules/time-regions";
import { variableScope } from "./rules/variable-scope";

/** Points of a series that marks are made of, as Grafana asks for them. */
const POINTS = 100;
const REF_ID = "Anno";

interface Place {
  ports: PanelPorts;
  room: Room;
  input: AnnotationsInput;
  dashboard: StoredDashboard;
  dataSources: readonly DataSourceItem[];
  signal?: AbortSignal;
}

async function marksOf(place: Place, query: StoredAnnotationQuery): Promise<AnnotationLayer["annotations"]> {
  const { ports, room, input, dashboard, dataSources, signal } = place;
  const { variables = {} } = input;
  const range = { from: input.from, to: input.to };
  const context = await panelContext(ports, room, { dashboard, dataSources, range, variables }, query, signal);
  const intervalMs = roundedStep((range.to - range.from) / POINTS);
  const scope = variableScope(dashboard, variables, range, { ...context, intervalMs });
  if (isGrafanasOwn(query)) {
    const regions = timeRegions(query, range, scope.timeZone ?? "UTC");
    if (regions) return regions;
    const filter = annotationFilter(query, input, scope);
    return filter ? ports.metrics.annotations(filter, signal) : [];
  }
  const asked = orBadInput(() => {
    const source = resolveDataSource(query.datasource, scope, dataSources);
    const target = annotationTarget(query, source.type);
    const fields = target && pluginDefaults(interpolateTarget(target, source.type, scope), source.type);
    if (!fields) return null;
    const filtered = applyFilters(fields, source.type, activeFilters(scope, source, dataSources), new Set());
    const step = Math.max(intervalMs, durationMs(fields.interval) ?? 1);
    return { ...filtered, refId: REF_ID, datasource: source, intervalMs: step, maxDataPoints: POINTS };
  });
  if (!asked) return [];
  const { body } = await ports.metrics.query({ range, queries: [asked] }, signal);
  const { frames = [], error } = (body.results[REF_ID] ?? {}) as { frames?: AnnotationFrame[]; error?: string };
  if (error) throw new AppError("GRAFANA_REFUSED", error, { reason: error });
  return annotationsInFrames(frames, query, dataSourceKind(asked.datasource.type));
}

/**
 * The marks that the dashboard's stored annotation queries bring: one layer a query, or only the named one.
 *
 * @throws AppError PANEL_NOT_IN_ROOM, BAD_INPUT, FORBIDDEN, and what the ports reject with
 */
export async function readAnnotations(
  ports: PanelPorts,
  room: Room,
  input: AnnotationsInput,
  signal?: AbortSignal,
): Promise<AnnotationLayer[]> {
  requireRange(room, input);
  const [dashboard, { dataSources }] = await Promise.all([
    readDashboard(ports, room, input.dashboardUid, signal),
    ports.dashboards.describe(signal),
  ]);
  const queries = dashboard.annotations.list.filter(({ name }) => input.name === undefined || name === input.name);
  const place = { ports, room, input, dashboard, dataSources, signal };
  return Promise.all(
    queries.map(async (query) => {
      const { name, iconColor: color, filter: panelFilter = null } = query;
      return { name, color, panelFilter, annotations: await marksOf(place, query) };
    }),
  );
}
