import type { AdhocDataSource } from "@/server/explore/contract";
import { exploreApi } from "../explore-api";
import type { ExploreTarget } from "../explore-target";
import { around } from "./around";
import { spanLogsTarget, type JumpSpan } from "./jump-targets";
import { serviceLabelAmong } from "./service-label";

/** The logs of a span, under the label by which the data source knows services. */
export async function findSpanLogs(room: string, source: AdhocDataSource, span: JumpSpan): Promise<ExploreTarget> {
  const input = { dataSourceUid: source.uid, range: around(span.start), text: "" };
  // Without the list the query is still a good guess that can be mended by hand.
  const list = await exploreApi.labels(room, input).catch(() => null);
  return spanLogsTarget(source.uid, serviceLabelAmong(list?.names ?? []), span);
}
