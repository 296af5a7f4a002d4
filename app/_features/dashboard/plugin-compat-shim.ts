import type { DataSourceInstanceSettings, DataSourceRef, ScopedVars } from "@grafana/data";
import { getDataSourceSrv, type GetDataSourceListFilters } from "@grafana/runtime";

/*
 * Stands in for `@grafana/plugin-compat/datasources`, which imports names that this version of the runtime does not
 * export; both bundlers refuse it.
 */

type Ref = DataSourceRef | string | null;

const listItem = (settings: DataSourceInstanceSettings) => ({
  meta: { ...settings.meta },
  name: settings.name,
  type: settings.type,
  uid: settings.uid,
  isDefault: settings.isDefault,
});

export const getDataSourceInstance = async (ref?: Ref, scopedVars?: ScopedVars) =>
  getDataSourceSrv().get(ref, scopedVars);

export const getDataSourceInstanceSettings = async (ref?: Ref, scopedVars?: ScopedVars) =>
  getDataSourceSrv().getInstanceSettings(ref, scopedVars);

export const getDataSourceInstanceListItem = async (ref?: Ref, scopedVars?: ScopedVars) => {
  const settings = getDataSourceSrv().getInstanceSettings(ref, scopedVars);
  return settings && listItem(settings);
};

export const getDataSourceInstanceList = async (filters?: GetDataSourceListFilters) =>
  getDataSourceSrv().getList(filters).map(listItem);

export const getDefaultDataSourceInstanceListItem = async (items: { isDefault?: boolean }[]) =>
  items.find((item) => item.isDefault);

export const registerRuntimeDataSourceInstance = (entry: {
  dataSource: Parameters<ReturnType<typeof getDataSourceSrv>["registerRuntimeDataSource"]>[0]["dataSource"];
}) => getDataSourceSrv().registerRuntimeDataSource(entry);
