import { AppError } from "@/server/platform/errors";
import type { DataSourceItem, PanelQueryInput, StoredDashboard, StoredPanel } from "./contract";
import { orBadInput } from "./or-bad-input";
import { panelContext } from "./panel-context";
import type { PanelPorts } from "./panel-ports";
import type { Room } from "./room-access";
import { dataSourceKind } from "./rules/data-source-kind";
import { activeFilters } from "./rules/filters/apply-filters";
import { labelResource } from "./rules/label-resources";
import type { QueryContext } from "./rules/panel-queries";
import { panelTargets } from "./rules/panel-targets";
import { resolveDataSource } from "./rules/resolve-data-source";
import { variableScope } from "./rules/variable-scope";

interface PanelPlace {
  dashboard: StoredDashboard;
  panel: StoredPanel;
  dataSources: readonly DataSourceItem[];
  input: PanelQueryInput;
}

/** The labels of a Loki's streams. Without them filters are compared line by line: slower, but the same lines. */
async function streamLabels(ports: PanelPorts, uid: string, input: PanelQueryInput, signal?: AbortSignal) {
  const { path, params } = labelResource({ kind: "label-names", match: null }, "loki", input.range);
  try {
    const { data } = (await ports.metrics.resource(uid, path, params, signal)) as { data?: unknown };
    return [uid, new Set(Array.isArray(data) ? data.map(String) : [])] as const;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [uid, new Set<string>()] as const;
  }
}

/**
 * What the queries of a panel may know besides the dashboard; most panels need to ask nobody for it.
 *
 * @throws AppError BAD_INPUT, and what the ports reject with
 */
export async function queryContext(
  ports: PanelPorts,
  room: Room,
  { dashboard, panel, dataSources, input }: PanelPlace,
  signal?: AbortSignal,
): Promise<QueryContext> {
  const { range, variables } = input;
  const targets = orBadInput(() => panelTargets(dashboard, panel)).map(({ target, ref }) => ({ target, ref }));
  const place = { dashboard, dataSources, range, variables };
  const context = await panelContext(ports, room, place, targets, signal);
  const lokis = orBadInput(() => {
    const scope = variableScope(dashboard, variables, range, context);
    const sources = targets.map(({ ref }) => resolveDataSource(ref, scope, dataSources));
    const filtered = sources.filter(
      (source) =>
        dataSourceKind(source.type) === "loki" && activeFilters(scope, source, dataSources).filters.length > 0,
    );
    return [...new Set(filtered.map(({ uid }) => uid))];
  });
  const labels = await Promise.all(lokis.map((uid) => streamLabels(ports, uid, input, signal)));
  return { ...context, streamLabels: new Map(labels) };
}
