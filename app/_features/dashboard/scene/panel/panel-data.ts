import type { DataFrame, QueryResultMetaNotice } from "@grafana/data";
import { type CustomTransformOperator, type SceneDataProvider, type SceneDataQuery } from "@grafana/scenes";
import type { DataTransformerConfig } from "@grafana/schema";
import { map } from "rxjs";
import type { DataSourceRef, StoredPanel } from "@/server/dashboard/contract";
import { DRAWN_PANEL_TYPES } from "@/server/dashboard/rules/drawn-panel-types";
import type { SceneWords } from "../scene-host";
import { PanelDataTransformer } from "./panel-data-transformer";
import { PanelQueryRunner } from "./panel-query-runner";
import { boundSeries, mostSeries } from "./series-bound";
import { SharedPanelData } from "./shared-panel-data";

/** The data source that stands for another panel of the same dashboard. */
const DASHBOARD = "-- Dashboard --";

const uidOf = (ref: DataSourceRef): string | null => (typeof ref === "string" ? ref : (ref?.uid ?? null));

/** Which panel's data this one shows; null where it asks for its own. */
function borrowed(panel: StoredPanel): { panelId: number; withTransforms: boolean } | null {
  const [first] = panel.targets;
  const isBorrowed = uidOf(panel.datasource) === DASHBOARD || uidOf(first?.datasource) === DASHBOARD;
  if (!isBorrowed || typeof first?.panelId !== "number") return null;
  return { panelId: first.panelId, withTransforms: first.withTransforms === true };
}

function runnerOf(panel: StoredPanel): PanelQueryRunner {
  const { datasource, cacheTimeout, queryCachingTTL } = panel;
  return new PanelQueryRunner({
    datasource: typeof datasource === "string" ? { uid: datasource } : ((datasource ?? undefined) as { uid: string }),
    queries: panel.targets.map((target) => ({ ...target, panelId: panel.id }) as unknown as SceneDataQuery),
    maxDataPoints: panel.maxDataPoints ?? undefined,
    maxDataPointsFromWidth: true,
    minInterval: panel.interval || undefined,
    cacheTimeout: typeof cacheTimeout === "string" ? cacheTimeout : undefined,
    queryCachingTTL: typeof queryCachingTTL === "number" ? queryCachingTTL : undefined,
    dataLayerFilter: { panelId: panel.id },
  });
}

function withNotice(frames: DataFrame[], notice: QueryResultMetaNotice): DataFrame[] {
  const [first, ...others] = frames;
  if (!first) return frames;
  return [{ ...first, meta: { ...first.meta, notices: [...(first.meta?.notices ?? []), notice] } }, ...others];
}

/** Leaves out what would bring the page to a halt, and says so. */
function bounded(panelType: string, words: SceneWords): CustomTransformOperator {
  const most = mostSeries(panelType);
  return () =>
    map((all: DataFrame[]) => {
      const { frames, total } = boundSeries(all, most);
      if (frames === all) return all;
      return withNotice(frames, { severity: "warning", text: words("bound", { most, total }) });
    });
}

/** Where a panel's data comes from: its own queries or another panel's, then its transformations. */
export function panelData(
  panel: StoredPanel,
  find: (panelId: number) => StoredPanel | undefined,
  words: SceneWords,
): SceneDataProvider | undefined {
  if (!DRAWN_PANEL_TYPES.has(panel.type) || !panel.targets.some((target) => !target.hide)) return undefined;
  const other = borrowed(panel);
  const source = other && find(other.panelId);
  const instead = source && source.targets.length > 0 && !borrowed(source) ? runnerOf(source) : null;
  return new PanelDataTransformer({
    $data: other ? new SharedPanelData({ ...other, instead }) : runnerOf(panel),
    transformations: [...(panel.transformations as unknown as DataTransformerConfig[]), bounded(panel.type, words)],
  });
}
