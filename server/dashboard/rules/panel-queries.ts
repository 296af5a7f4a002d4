import {
  MAX_DATA_POINTS,
  type DataSourceItem,
  type PanelQueryInput,
  type StoredDashboard,
  type StoredPanel,
  type StoredTarget,
} from "../contract";
import { findPanel } from "./find-panel";
import { interpolateTarget } from "./interpolate-target";
import { Refusal } from "./refusal";
import { DASHBOARD, MIXED, refName, resolveDataSource } from "./resolve-data-source";
import { variableScope } from "./variable-scope";

/** A query that is ready to be sent. */
export interface ReadyQuery {
  refId: string;
  datasource: { type: string; uid: string };
  intervalMs: number;
  maxDataPoints: number;
  [pluginField: string]: unknown;
}

/** Fields that the plugin's page used to fill in before sending, for queries that were stored by old versions. */
function withPluginDefaults(fields: Record<string, unknown>, type: string): Record<string, unknown> {
  if (type === "prometheus") {
    const instant = fields.instant === true;
    return { ...fields, instant, range: fields.range === true || !instant, exemplar: false };
  }
  if (type === "loki" && !fields.queryType)
    return { ...fields, queryType: fields.instant === true ? "instant" : "range" };
  return fields;
}

/** The stored queries of a panel; a panel that shows another panel's result has that panel's queries. */
function targetsOf(dashboard: StoredDashboard, panel: StoredPanel): { targets: StoredTarget[]; owner: StoredPanel } {
  const borrowed =
    refName(panel.datasource) === DASHBOARD || panel.targets.some((t) => refName(t.datasource) === DASHBOARD);
  if (!borrowed) return { targets: panel.targets, owner: panel };
  const sourceId = panel.targets[0]?.panelId;
  const owner = typeof sourceId === "number" ? findPanel(dashboard, sourceId) : null;
  if (!owner || refName(owner.datasource) === DASHBOARD) throw new Refusal("panel-reference-broken", String(sourceId));
  return { targets: owner.targets, owner };
}

/**
 * The queries of one stored panel with variables filled in, data sources resolved and the number of points clamped.
 * `visible` are the refIds whose results are wanted: hidden queries are only sent where an expression may need them.
 *
 * @throws Refusal
 */
export function panelQueries(
  dashboard: StoredDashboard,
  panel: StoredPanel,
  dataSources: readonly DataSourceItem[],
  input: PanelQueryInput,
): { queries: ReadyQuery[]; visible: string[] } {
  const scope = variableScope(dashboard, input.variables, input.range);
  const { targets, owner } = targetsOf(dashboard, panel);
  const maxDataPoints = Math.max(1, Math.min(Math.round(input.maxDataPoints), MAX_DATA_POINTS));
  const intervalMs = Math.max(
    1,
    Math.round(input.intervalMs),
    Math.ceil((input.range.to - input.range.from) / MAX_DATA_POINTS),
  );
  const resolved = targets.map((target, index) => {
    const ownRef = refName(owner.datasource) === MIXED || target.datasource ? target.datasource : owner.datasource;
    const datasource = resolveDataSource(ownRef, scope, dataSources);
    if (datasource.uid === "grafana" && target.queryType && target.queryType !== "randomWalk") {
      throw new Refusal("data-source-not-drawable", "grafana");
    }
    return { target, datasource, refId: target.refId || String.fromCharCode(65 + (index % 26)) };
  });
  const wanted = resolved.filter(
    ({ target, refId }) => !target.hide && (!input.refIds || input.refIds.includes(refId)),
  );
  const sent = wanted.some(({ datasource }) => datasource.type === "__expr__") ? resolved : wanted;
  return {
    visible: wanted.map(({ refId }) => refId),
    queries: sent.map(({ target, datasource, refId }) => ({
      ...withPluginDefaults(interpolateTarget(target, datasource.type, scope), datasource.type),
      ...(target.hide ? { hide: true } : {}),
      refId,
      datasource,
      intervalMs,
      maxDataPoints,
    })),
  };
}
