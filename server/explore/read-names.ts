import type { AbsoluteRange } from "@/server/dashboard/contract";
import type { PanelPorts } from "@/server/dashboard/panel-ports";
import { readTempoTags } from "@/server/dashboard/read-tempo-tags";
import { requireRange } from "@/server/dashboard/require-range";
import type { Room } from "@/server/dashboard/room-access";
import { dataSourceKind } from "@/server/dashboard/rules/data-source-kind";
import { labelResource } from "@/server/dashboard/rules/label-resources";
import { AppError } from "@/server/platform/errors";

/** What completion wants to know. */
export type WantedNames = { of: "labels" } | { of: "values"; label: string } | { of: "metrics" };

interface Asked {
  dataSourceUid: string;
  range: AbsoluteRange;
  selector?: string | undefined;
}

function listIn(answer: unknown): string[] {
  const data = (answer as { data?: unknown } | null)?.data;
  return Array.isArray(data) ? data.filter((item): item is string => typeof item === "string") : [];
}

/**
 * Names of labels, values or metrics, as completion shows them.
 *
 * @throws AppError BAD_INPUT where the data source has no such names, and what the ports reject with
 */
export async function readNames(
  ports: PanelPorts,
  room: Room,
  { dataSourceUid, range, selector }: Asked,
  wanted: WantedNames,
  signal?: AbortSignal,
): Promise<string[]> {
  requireRange(room, range);
  const { dataSources } = await ports.dashboards.describe(signal);
  const source = dataSources.find(({ uid }) => uid === dataSourceUid);
  const kind = source && dataSourceKind(source.type);
  if (kind === "tempo" && wanted.of !== "metrics") {
    const tag = wanted.of === "values" ? wanted.label : null;
    return (await readTempoTags(ports.metrics, dataSourceUid, tag, signal)).map(({ value }) => value);
  }
  if (kind !== "prometheus" && !(kind === "loki" && wanted.of !== "metrics")) {
    const reason = source ? "kind-not-offered" : "data-source-unknown";
    throw new AppError("BAD_INPUT", "This data source has no such names", { reason, subject: dataSourceUid });
  }
  const match = selector || null;
  const { path, params } =
    wanted.of === "labels"
      ? labelResource({ kind: "label-names", match }, kind, range)
      : labelResource(
          { kind: "label-values", label: wanted.of === "values" ? wanted.label : "__name__", match },
          kind,
          range,
        );
  return listIn(await ports.metrics.resource(dataSourceUid, path, params, signal));
}
