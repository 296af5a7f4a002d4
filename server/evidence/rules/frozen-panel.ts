import type { StoredDashboard, StoredPanel } from "@/server/dashboard/contract";
import { findPanel } from "@/server/dashboard/rules/find-panel";
import { DASHBOARD, refName } from "@/server/dashboard/rules/resolve-data-source";
import type { EvidencePanel } from "@/server/evidence/contract";

const NO_LINKS = new Set(["links", "actions"]);

function withoutLinks({ defaults, overrides }: StoredPanel["fieldConfig"]): EvidencePanel["fieldConfig"] {
  const { links: _links, actions: _actions, ...plain } = defaults;
  return {
    defaults: plain,
    overrides: overrides.map((override) => {
      const { properties } = override as { properties?: { id?: string }[] };
      if (!Array.isArray(properties)) return override;
      return { ...(override as object), properties: properties.filter(({ id = "" }) => !NO_LINKS.has(id)) };
    }),
  };
}

/** A panel that shows another one's result may want it after that one's own steps. */
function transformationsOf(dashboard: StoredDashboard, panel: StoredPanel, steps = 0): unknown[] {
  const [first] = panel.targets;
  const isBorrowed = first !== undefined && refName(first.datasource ?? panel.datasource) === DASHBOARD;
  const source = isBorrowed && typeof first.panelId === "number" ? findPanel(dashboard, first.panelId) : null;
  const before =
    source && first?.withTransforms === true && steps < 8 ? transformationsOf(dashboard, source, steps + 1) : [];
  return [...before, ...panel.transformations];
}

/** What of a stored panel is needed to draw its answers again. */
export function frozenPanel(dashboard: StoredDashboard, panel: StoredPanel): EvidencePanel {
  const { id, type, description, transparent, pluginVersion, options, fieldConfig } = panel;
  return {
    id,
    type,
    description: description ?? "",
    transparent: transparent === true,
    pluginVersion: pluginVersion ?? "",
    options,
    fieldConfig: withoutLinks(fieldConfig),
    transformations: transformationsOf(dashboard, panel),
    interval: panel.interval ?? "",
    maxDataPoints: panel.maxDataPoints ?? null,
    timeFrom: panel.timeFrom ?? "",
    timeShift: panel.timeShift ?? "",
  };
}
