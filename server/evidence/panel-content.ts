import type { Annotation, AnnotationLayer, PanelQueryInput } from "@/server/dashboard/contract";
import { heldPanel } from "@/server/dashboard/held-part";
import { orBadInput } from "@/server/dashboard/or-bad-input";
import type { PanelPorts } from "@/server/dashboard/panel-ports";
import { preparePanelQuery } from "@/server/dashboard/prepare-panel-query";
import { readAnnotations } from "@/server/dashboard/read-annotations";
import { readDashboard } from "@/server/dashboard/read-dashboard";
import type { Room } from "@/server/dashboard/room-access";
import { interpolateText } from "@/server/dashboard/rules/interpolate-text";
import { panelTargets } from "@/server/dashboard/rules/panel-targets";
import { variableScope } from "@/server/dashboard/rules/variable-scope";
import { AppError } from "@/server/platform/errors";
import type { Metrics } from "@/server/ports/metrics";
import type { EvidenceContent, EvidenceNote } from "./contract";
import { freshResults } from "./fresh-results";
import { frozenPanel } from "./rules/frozen-panel";

/** What is known of a capture besides what is captured. */
export interface Capture {
  ports: PanelPorts;
  /** Grafana itself: what others were answered a moment ago is no evidence. */
  metrics: Metrics;
  room: Room;
  capturedAt: Date;
  /** Empty for the system. */
  capturedBy: string;
}

const isFor = ({ panelFilter }: AnnotationLayer, panelId: number): boolean =>
  panelFilter === null || panelFilter.ids.includes(panelId) !== panelFilter.exclude;

const isAbout = (mark: Annotation, panelId: number): boolean => mark.panelId === 0 || mark.panelId === panelId;

async function marksOf(
  { ports, room }: Capture,
  { dashboardUid, panelId, range, variables }: PanelQueryInput,
): Promise<{ annotations: AnnotationLayer[]; notes: EvidenceNote[] }> {
  try {
    const layers = await readAnnotations(ports, room, { dashboardUid, ...range, variables });
    const annotations = layers
      .filter((layer) => isFor(layer, panelId))
      .map((layer) => ({ ...layer, annotations: layer.annotations.filter((mark) => isAbout(mark, panelId)) }))
      .filter((layer) => layer.annotations.length > 0);
    return { annotations, notes: [] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { annotations: [], notes: [{ code: "marks_missing" }] };
  }
}

/**
 * A panel of the room and what Grafana answers to its queries now.
 *
 * @throws AppError PANEL_NOT_IN_ROOM, BAD_INPUT (with the reason `no-data` for panels without queries), FORBIDDEN,
 * EVIDENCE_UNREADABLE, and what the ports reject with
 */
export async function panelContent(capture: Capture, input: PanelQueryInput): Promise<EvidenceContent> {
  const { ports, metrics, room, capturedAt, capturedBy } = capture;
  const { dashboardUid, panelId, variables } = input;
  const { range, queries, wanted } = await preparePanelQuery(ports, room, input);
  const [dashboard, { version: grafanaVersion }, { spec }] = await Promise.all([
    readDashboard(ports, room, dashboardUid),
    ports.dashboards.describe(),
    ports.dashboards.dashboard(dashboardUid),
  ]);
  const { version } = (spec ?? {}) as { version?: unknown };
  const panel = heldPanel(room, dashboard, panelId);
  if (wanted.length === 0) throw new AppError("BAD_INPUT", "This panel has no data", { reason: "no-data" });
  const [{ results, notes }, marks] = await Promise.all([
    freshResults(metrics, { range, queries }, wanted),
    marksOf(capture, { ...input, range }),
  ]);
  const shown = new Set(dashboard.annotations.list.filter(({ enable }) => enable).map(({ name }) => name));
  const title = orBadInput(() =>
    interpolateText(panel.title, variableScope(dashboard, variables, range), { defaultFormat: "glob", shown: true }),
  );
  const formats = new Map(panelTargets(dashboard, panel).map(({ refId, target }) => [refId, target.format]));
  const sources = new Map(queries.map(({ datasource: { uid, type } }) => [uid, { uid, type }]));
  return {
    version: 1,
    kind: "panel",
    title: title.trim(),
    panel: frozenPanel(dashboard, panel),
    dashboard: {
      uid: dashboard.uid,
      title: dashboard.title,
      version: typeof version === "number" ? version : 0,
      timezone: dashboard.timezone ?? "",
    },
    queries,
    targets: wanted.map((refId) => ({ refId, format: String(formats.get(refId) ?? "") })),
    variables,
    range,
    dataSources: [...sources.values()],
    grafanaVersion,
    capturedAt: capturedAt.toISOString(),
    capturedBy,
    results,
    annotations: marks.annotations.filter(({ name }) => shown.has(name)),
    notes: [...notes, ...marks.notes],
  };
}
