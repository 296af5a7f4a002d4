import type { DataSourceItem, DataSourceRef, StoredDashboard } from "../contract";
import { dataSourceType } from "./data-source-kind";
import { allPanels } from "./find-panel";
import { refName } from "./resolve-data-source";

/** The data sources that some dashboards name or offer in a variable, and the default one: all that a room may know. */
export function roomDataSources(
  dashboards: readonly StoredDashboard[],
  dataSources: readonly DataSourceItem[],
): DataSourceItem[] {
  const refs: DataSourceRef[] = dashboards.flatMap((dashboard) => [
    ...allPanels(dashboard).flatMap((panel) => [panel.datasource, ...panel.targets.map((target) => target.datasource)]),
    ...dashboard.templating.list.map((variable) => variable.datasource),
    ...dashboard.annotations.list.map((query) => query.datasource),
  ]);
  const names = new Set(refs.map(refName));
  const typesOfDefaults = new Set(
    refs.flatMap((ref) =>
      refName(ref) === null && typeof ref === "object" && ref?.type ? [dataSourceType(ref.type)] : [],
    ),
  );
  const offeredTypes = new Set(
    dashboards.flatMap((dashboard) =>
      dashboard.templating.list
        .filter(({ type }) => type === "datasource")
        .map(({ query }) => dataSourceType(String(query))),
    ),
  );
  const isMeant = ({ uid, name, type, isDefault }: DataSourceItem): boolean => {
    const of = dataSourceType(type);
    return isDefault || names.has(uid) || names.has(name) || typesOfDefaults.has(of) || offeredTypes.has(of);
  };
  return dataSources
    .filter(isMeant)
    .map(({ uid, type, name, isDefault, interval, backend }) => ({ uid, type, name, isDefault, interval, backend }));
}
