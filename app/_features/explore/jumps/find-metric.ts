import type { AdhocDataSource } from "@/server/explore/contract";
import { exploreApi } from "../explore-api";
import type { ExploreTarget } from "../explore-target";
import { around } from "./around";
import { metricTarget, serviceExpression } from "./jump-targets";
import { serviceLabels } from "./service-label";

/** Under which labels metrics most often know what logs call otherwise. */
const IN_METRICS = ["service", "job", "app"];

/** A metric of the service that labels name; null where they name none. `time` in epoch milliseconds. */
export async function findMetric(
  room: string,
  source: AdhocDataSource,
  labels: Readonly<Record<string, string>>,
  time: number,
): Promise<ExploreTarget | null> {
  const known = serviceLabels(labels);
  const [first] = known;
  if (!first) return null;
  const tried = [...known, ...IN_METRICS.map((name) => ({ name, value: first.value }))];
  for (const [, label] of new Map(tried.map((each) => [`${each.name} ${each.value}`, each]))) {
    const selector = `{${label.name}=${JSON.stringify(label.value)}}`;
    const input = { dataSourceUid: source.uid, range: around(time), text: "", selector };
    const list = await exploreApi.metrics(room, input).catch(() => null);
    if (list && list.names.length > 0) return metricTarget(source.uid, serviceExpression(label, list.names), time);
  }
  return metricTarget(source.uid, serviceExpression(first, []), time);
}
