import type { AdhocQueryInput } from "@/server/explore/contract";
import { prepareAdhocQuery } from "@/server/explore/prepare-adhoc-query";
import type { EvidenceContent } from "./contract";
import { freshResults } from "./fresh-results";
import type { Capture } from "./panel-content";
import { adhocPanel } from "./rules/adhoc-panel";

const TITLE_MAX = 300;

/**
 * A typed query and what Grafana answers to it now; the caller has `query:adhoc`.
 *
 * @throws AppError BAD_INPUT with a reason, EVIDENCE_UNREADABLE, and what the ports reject with
 */
export async function queryContent(capture: Capture, input: AdhocQueryInput): Promise<EvidenceContent> {
  const { ports, metrics, room, capturedAt, capturedBy } = capture;
  const { range, queries } = await prepareAdhocQuery(ports, room, input);
  const wanted = queries.map(({ refId }) => refId);
  const [{ results, notes }, { version: grafanaVersion, dataSources }] = await Promise.all([
    freshResults(metrics, { range, queries }, wanted),
    ports.dashboards.describe(),
  ]);
  const { panel, kind } = adhocPanel(results, input);
  const source = dataSources.find(({ uid }) => uid === input.dataSourceUid);
  const isTable = input.instant && input.kind === "promql";
  return {
    version: 1,
    kind,
    // The text of the query stays with those who may ask: a card is seen by everybody.
    title: (source?.name ?? input.dataSourceUid).slice(0, TITLE_MAX),
    panel,
    dashboard: null,
    queries,
    targets: wanted.map((refId) => ({ refId, format: isTable ? "table" : "time_series" })),
    variables: {},
    range,
    dataSources: source ? [{ uid: source.uid, type: source.type }] : [],
    grafanaVersion,
    capturedAt: capturedAt.toISOString(),
    capturedBy,
    results,
    annotations: [],
    notes,
  };
}
