import {
  MAX_DATA_POINTS,
  type DataSourceItem,
  type PanelQueryInput,
  type StoredDashboard,
  type StoredPanel,
} from "../contract";
import { expressionNeeds } from "./expression-needs";
import { activeFilters, applyFilters } from "./filters/apply-filters";
import { interpolateTarget } from "./interpolate-target";
import { panelTargets } from "./panel-targets";
import { pluginDefaults } from "./plugin-defaults";
import { resolveDataSource } from "./resolve-data-source";
import { variableScope, type ScopeContext } from "./variable-scope";

/** A query that is ready to be sent. */
export interface ReadyQuery {
  refId: string;
  datasource: { type: string; uid: string };
  intervalMs: number;
  maxDataPoints: number;
  [pluginField: string]: unknown;
}

/** What has to be known besides the dashboard; `streamLabels` are the labels of a Loki's streams, by its uid. */
export interface QueryContext extends ScopeContext {
  streamLabels?: ReadonlyMap<string, ReadonlySet<string>>;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The queries of one stored panel with variables and filters filled in, data sources resolved and the number of points
 * clamped. `visible` are the refIds whose results are wanted: hidden queries are only sent where an expression needs
 * them.
 *
 * @throws Refusal
 */
export function panelQueries(
  dashboard: StoredDashboard,
  panel: StoredPanel,
  dataSources: readonly DataSourceItem[],
  input: PanelQueryInput,
  context: QueryContext = {},
): { queries: ReadyQuery[]; visible: string[] } {
  const { range, refIds } = input;
  const maxDataPoints = Math.max(1, Math.min(Math.round(input.maxDataPoints), MAX_DATA_POINTS));
  const shortest = Math.ceil((range.to - range.from) / MAX_DATA_POINTS);
  const intervalMs = Math.max(1, Math.round(input.intervalMs), shortest);
  const scope = variableScope(dashboard, input.variables, range, { ...context, intervalMs });

  const targets = panelTargets(dashboard, panel).map(({ refId, askedAs, target, ref }) => {
    const { type, expression, conditions } = target;
    return { refId, askedAs, target, ref, type, expression, conditions };
  });
  const isExpression = ({ ref, target }: (typeof targets)[number]): boolean =>
    resolveDataSource(ref ?? target.datasource, scope, dataSources).type === "__expr__";
  const wanted = targets.filter(({ target, askedAs }) => !target.hide && (!refIds || refIds.includes(askedAs)));
  const queries = expressionNeeds(targets, wanted, isExpression).flatMap(({ target, ref, refId }): ReadyQuery[] => {
    const datasource = resolveDataSource(ref, scope, dataSources);
    const { uid, type } = datasource;
    const fields = pluginDefaults(interpolateTarget(target, type, scope), type);
    if (!fields) return [];
    const labels = context.streamLabels?.get(uid) ?? NONE;
    const filtered = applyFilters(fields, type, activeFilters(scope, datasource, dataSources), labels);
    return [{ ...filtered, ...(target.hide ? { hide: true } : {}), refId, datasource, intervalMs, maxDataPoints }];
  });
  const sent = new Set(queries.map(({ refId }) => refId));
  return { visible: wanted.map(({ refId }) => refId).filter((refId) => sent.has(refId)), queries };
}
