import type { PanelPorts } from "@/server/dashboard/panel-ports";
import type { AdhocDataSource } from "./contract";
import { kindsOf } from "./rules";

/** Where queries may be typed, without addresses or settings. */
export async function listDataSources(
  ports: Pick<PanelPorts, "dashboards">,
  signal?: AbortSignal,
): Promise<AdhocDataSource[]> {
  const { dataSources } = await ports.dashboards.describe(signal);
  return dataSources.flatMap((source) => {
    const kinds = kindsOf(source);
    return kinds.length > 0 ? [{ uid: source.uid, name: source.name, isDefault: source.isDefault, kinds }] : [];
  });
}
