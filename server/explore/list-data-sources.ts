import type { PanelPorts } from "@/server/dashboard/panel-ports";
import type { AdhocSources } from "./contract";
import { kindsOf } from "./rules";

/** Where queries may be typed, without addresses or settings. */
export async function listDataSources(
  ports: Pick<PanelPorts, "dashboards">,
  signal?: AbortSignal,
): Promise<AdhocSources> {
  const { dataSources: all, orgId } = await ports.dashboards.describe(signal);
  const dataSources = all.flatMap((source) => {
    const kinds = kindsOf(source);
    return kinds.length > 0 ? [{ uid: source.uid, name: source.name, isDefault: source.isDefault, kinds }] : [];
  });
  return { dataSources, orgId };
}
