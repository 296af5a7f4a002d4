import type { DataSourceRef, StoredDashboard, StoredPanel, StoredTarget } from "../contract";
import { findPanel } from "./find-panel";
import { Refusal } from "./refusal";
import { DASHBOARD, MIXED, refName } from "./resolve-data-source";

/** A panel that shows a panel that shows a panel: further than anyone builds. */
const MOST_STEPS = 8;

/** One stored query with the refId under which its result is known, and the data source that it names. */
export interface PanelTarget {
  refId: string;
  /** The refId of the panel's own query that wants it; another one where it comes from another panel. */
  askedAs: string;
  target: StoredTarget;
  ref: DataSourceRef;
}

const refIdAt = (target: StoredTarget, index: number): string => target.refId || String.fromCharCode(65 + (index % 26));

function refOf(panel: StoredPanel, target: StoredTarget): DataSourceRef {
  return refName(panel.datasource) === MIXED || target.datasource ? target.datasource : panel.datasource;
}

function gathered(dashboard: StoredDashboard, panel: StoredPanel, path: readonly number[]): PanelTarget[] {
  return panel.targets.flatMap((target, index) => {
    const refId = refIdAt(target, index);
    const ref = refOf(panel, target);
    if (refName(ref) !== DASHBOARD) return [{ refId, askedAs: refId, target, ref }];
    const { panelId } = target;
    const source = typeof panelId === "number" ? findPanel(dashboard, panelId) : null;
    if (!source || path.includes(source.id) || path.length >= MOST_STEPS) {
      throw new Refusal("panel-reference-broken", String(panelId));
    }
    if (target.hide) return [];
    return gathered(dashboard, source, [...path, source.id]).map((borrowed) => ({ ...borrowed, askedAs: refId }));
  });
}

/** Results of several panels may carry the same refId; the later ones are told apart by a number. */
function apart(targets: PanelTarget[]): PanelTarget[] {
  const taken = new Set<string>();
  return targets.map((entry) => {
    let { refId } = entry;
    for (let count = 2; taken.has(refId); count++) refId = `${entry.refId}_${count}`;
    taken.add(refId);
    return { ...entry, refId };
  });
}

/**
 * The stored queries of a panel; one that shows another panel's result has that panel's queries.
 *
 * @throws Refusal panel-reference-broken where that panel is missing, or shows this one
 */
export const panelTargets = (dashboard: StoredDashboard, panel: StoredPanel): PanelTarget[] =>
  apart(gathered(dashboard, panel, [panel.id]));
