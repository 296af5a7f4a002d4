import type { DataSourceApi, DataSourceInstanceSettings, DataSourceRef, ScopedVars } from "@grafana/data";
import { getTemplateSrv, type DataSourceSrv, type GetDataSourceListFilters } from "@grafana/runtime";
import type { DataSourceItem } from "@/server/dashboard/contract";
import { dataSourceType } from "@/server/dashboard/rules/data-source-kind";
import { RoomDataSource } from "../data/room-data-source";

function settingsOf(item: DataSourceItem, builtIn = false): DataSourceInstanceSettings {
  const info = { author: { name: "" }, description: "", links: [], logos: { small: "", large: "" }, screenshots: [] };
  const meta = {
    id: item.type,
    name: item.name,
    type: "datasource",
    module: "",
    baseUrl: "",
    builtIn,
    metrics: true,
    logs: true,
    annotations: true,
    backend: true,
    mixed: item.type === "mixed",
    info: { ...info, updated: "", version: "" },
  };
  const { uid, type, name, isDefault } = item;
  const jsonData = { timeInterval: item.interval };
  const settings = { id: 0, uid, type, name, isDefault, meta, access: "proxy", readOnly: true, jsonData };
  return settings as unknown as DataSourceInstanceSettings;
}

const BUILT_IN: DataSourceItem[] = [
  { uid: "-- Grafana --", type: "grafana", name: "-- Grafana --", isDefault: false },
  { uid: "-- Mixed --", type: "mixed", name: "-- Mixed --", isDefault: false },
  { uid: "-- Dashboard --", type: "datasource", name: "-- Dashboard --", isDefault: false },
  { uid: "__expr__", type: "__expr__", name: "Expression", isDefault: false },
];

type Ref = DataSourceRef | string | null;

/**
 * The data sources that the rooms on this page may know. All of them are asked through our server, which resolves
 * references by itself: one that is not known here still gives a source, and the server says what is wrong with it.
 */
export class RoomDataSourceSrv implements DataSourceSrv {
  private readonly known = new Map(BUILT_IN.map((item) => [item.uid, settingsOf(item, true)]));
  private readonly instances = new Map<string, DataSourceApi>();

  add(items: readonly DataSourceItem[]): void {
    for (const item of items) this.known.set(item.uid, settingsOf(item));
  }

  getInstanceSettings(ref?: Ref, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
    const stored = typeof ref === "string" ? ref : ref?.uid;
    const name = stored?.includes("$") ? getTemplateSrv().replace(stored, scopedVars) : stored;
    const all = [...this.known.values()];
    if (!name || name === "default") {
      const type = typeof ref === "object" ? ref?.type : undefined;
      const ofType = type ? all.filter((settings) => settings.type === type) : all;
      return ofType.find((settings) => settings.isDefault) ?? (type ? ofType[0] : undefined);
    }
    return this.known.get(name) ?? all.find((settings) => settings.name === name);
  }

  async get(ref?: Ref, scopedVars?: ScopedVars): Promise<DataSourceApi> {
    const name = typeof ref === "string" ? ref : (ref?.uid ?? "default");
    const settings =
      this.getInstanceSettings(ref, scopedVars) ?? settingsOf({ uid: name, type: "unknown", name, isDefault: false });
    const instance = this.instances.get(settings.uid) ?? (new RoomDataSource(settings) as unknown as DataSourceApi);
    this.instances.set(settings.uid, instance);
    return instance;
  }

  getList(filters: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    const types = filters.type === undefined ? null : [filters.type].flat();
    return [...this.known.values()].filter(
      (settings) =>
        !settings.meta.builtIn &&
        (!filters.pluginId || dataSourceType(settings.type) === filters.pluginId) &&
        (!types || types.includes(settings.type)) &&
        (!filters.filter || filters.filter(settings)),
    );
  }

  async reload(): Promise<void> {}

  registerRuntimeDataSource({ dataSource }: Parameters<DataSourceSrv["registerRuntimeDataSource"]>[0]): void {
    this.instances.set(dataSource.uid, dataSource);
  }
}
