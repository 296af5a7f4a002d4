import type { EvidenceFrame, EvidenceKind, EvidencePanel, EvidenceResults } from "@/server/evidence/contract";
import type { AdhocKind } from "@/server/explore/contract";
import { adhocView, type AdhocView } from "@/server/explore/rules/adhoc-view";

const OPTIONS: Record<AdhocView, Record<string, unknown>> = {
  timeseries: { legend: { showLegend: true, displayMode: "list", placement: "bottom" }, tooltip: { mode: "multi" } },
  logs: { showTime: true, wrapLogMessage: true },
  traces: {},
  nodeGraph: {},
  table: {},
};

const looked = ({ schema }: EvidenceFrame) => ({
  fields: schema.fields,
  ...(schema.name !== undefined && { name: schema.name }),
  ...(schema.meta && { meta: schema.meta }),
});

/** The panel that shows the answer to a typed query, and what kind of evidence it is. */
export function adhocPanel(
  results: EvidenceResults,
  { kind, instant }: { kind: AdhocKind; instant: boolean },
): { panel: EvidencePanel; kind: EvidenceKind } {
  const frames = Object.values(results).flatMap((result) => result.frames);
  const view = instant && kind === "promql" ? "table" : adhocView(frames.map(looked));
  const isTrace = kind === "trace" || kind === "traceql";
  return {
    kind: isTrace ? "trace" : view === "logs" ? "logs" : "query",
    panel: {
      id: 0,
      type: view,
      description: "",
      transparent: false,
      pluginVersion: "",
      options: OPTIONS[view],
      fieldConfig: { defaults: {}, overrides: [] },
      transformations: [],
      interval: "",
      maxDataPoints: null,
      timeFrom: "",
      timeShift: "",
    },
  };
}
