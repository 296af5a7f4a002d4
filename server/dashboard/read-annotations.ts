import type { AnnotationLayer, AnnotationsInput, StoredAnnotationQuery } from "./contract";
import type { PanelPorts } from "./panel-ports";
import { readDashboard } from "./read-dashboard";
import { requireRange } from "./require-range";
import type { Room } from "./room-access";
import { annotationFilter } from "./rules/annotation-filter";

async function readLayer(
  ports: PanelPorts,
  input: AnnotationsInput,
  query: StoredAnnotationQuery,
  signal?: AbortSignal,
): Promise<AnnotationLayer> {
  const { name, iconColor: color, filter: panelFilter = null } = query;
  const filter = annotationFilter(query, input);
  return { name, color, panelFilter, annotations: filter ? await ports.metrics.annotations(filter, signal) : [] };
}

/**
 * The marks that the dashboard's stored annotation queries bring: one layer a query, or only the named one.
 * Queries of data sources other than Grafana itself bring none.
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
  const dashboard = await readDashboard(ports, room, input.dashboardUid, signal);
  const queries = dashboard.annotations.list.filter(({ name }) => input.name === undefined || name === input.name);
  return Promise.all(queries.map((query) => readLayer(ports, input, query, signal)));
}
