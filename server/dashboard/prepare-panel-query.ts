import { AppError } from "@/server/platform/errors";
import type { SharedRequest } from "@/server/ports/shared-metrics";
import type { DataSourceItem, PanelQueryInput, StoredDashboard, StoredPanel } from "./contract";
import { heldPanel } from "./held-part";
import { orBadInput } from "./or-bad-input";
import type { PanelPorts } from "./panel-ports";
import { queryContext } from "./query-context";
import { readDashboard } from "./read-dashboard";
import { requireOffered } from "./require-offered";
import { requireRange } from "./require-range";
import type { Room } from "./room-access";
import { panelQueries, type QueryContext } from "./rules/panel-queries";
import { panelTargets } from "./rules/panel-targets";
import { variableReferences } from "./rules/variable-references";
import { variableScope } from "./rules/variable-scope";
import { keptContext } from "./sharing/kept-context";
import { snapQuery } from "./sharing/snap-query";

/** Options of variables hardly depend on the ends of the range. */
const ABOUT_MS = 60_000;

interface Place {
  dashboard: StoredDashboard;
  panel: StoredPanel;
  dataSources: readonly DataSourceItem[];
  input: PanelQueryInput;
}

const named = new WeakMap<StoredPanel, ReadonlySet<string>>();

/** The variables that the queries of a panel name. */
function variablesOf(dashboard: StoredDashboard, panel: StoredPanel): ReadonlySet<string> {
  const known = named.get(panel);
  if (known) return known;
  const targets = orBadInput(() => panelTargets(dashboard, panel));
  const names = new Set(variableReferences(JSON.stringify(targets)).map(({ name }) => name));
  named.set(panel, names);
  return names;
}

const personal = new WeakMap<StoredDashboard, boolean>();

/** Whether what variables offer may depend on who looks. */
function isPersonal(dashboard: StoredDashboard): boolean {
  const known = personal.get(dashboard) ?? JSON.stringify(dashboard.templating).includes("__user");
  personal.set(dashboard, known);
  return known;
}

/** Who may not ask whatever they like sends only what variables offer, as far as that can be read. */
async function guardedContext(ports: PanelPorts, room: Room, place: Place): Promise<QueryContext> {
  if (room.readOnly || room.mayAsk) return queryContext(ports, room, place);
  return queryContext(ports, { ...room, readOnly: true }, place).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    return queryContext(ports, room, place);
  });
}

async function contextOf(ports: PanelPorts, room: Room, place: Place): Promise<QueryContext> {
  const { dashboard, panel, input } = place;
  const about = [input.range.from, input.range.to].map((end) => Math.round(end / ABOUT_MS));
  const who = [room.organizationId, room.readOnly, room.mayAsk, isPersonal(dashboard) && room.viewer?.id];
  const key = JSON.stringify([who, panel.id, about, input.variables]);
  const context = await keptContext(dashboard, key, () => guardedContext(ports, room, place));
  return { ...context, viewer: room.viewer ?? null };
}

/**
 * What has to be asked for one stored panel. The caller names the panel and what its variables are set to; the queries
 * come from the dashboard that the room holds.
 *
 * @throws AppError PANEL_NOT_IN_ROOM, BAD_INPUT, FORBIDDEN, and what the ports reject with
 */
export async function preparePanelQuery(
  ports: PanelPorts,
  room: Room,
  asked: PanelQueryInput,
  signal?: AbortSignal,
): Promise<Required<SharedRequest>> {
  requireRange(room, asked.range);
  const [dashboard, { dataSources }] = await Promise.all([
    readDashboard(ports, room, asked.dashboardUid, signal),
    ports.dashboards.describe(signal),
  ]);
  const panel = heldPanel(room, dashboard, asked.panelId);
  const input = snapQuery(asked, panel);
  const context = await contextOf(ports, room, { dashboard, panel, dataSources, input });
  if (room.readOnly || !room.mayAsk) {
    const scope = variableScope(dashboard, input.variables, input.range, context);
    requireOffered(scope, variablesOf(dashboard, panel), input.variables, dataSources);
  }
  const { queries, visible } = orBadInput(() => panelQueries(dashboard, panel, dataSources, input, context));
  return { range: input.range, queries, wanted: visible, within: room.range };
}
