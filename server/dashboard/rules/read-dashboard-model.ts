import { storedDashboard, type RawDashboard, type StoredDashboard, type StoredPanel } from "../contract";
import { readClassic } from "./classic/read-classic";
import { deeperThan } from "./deeper-than";
import { isJson } from "./json-values";
import { Refusal } from "./refusal";
import { unsupportedFeatures } from "./unsupported-features";
import { readV2 } from "./v2/read-v2";

/** Levels of nesting that a dashboard may have; real ones stay below 40. */
const DEEPEST = 150;

/**
 * A dashboard of any version (classic 0 to 42, v2alpha1, v2beta1, v2) in the one form that the room reads: panels as of
 * today, flat and with ids of their own, library panels filled in, and the layout in which they stand. What a panel
 * loses stands in its `notes`. Reads any JSON.
 *
 * @throws Refusal dashboard-unreadable where it is no object, dashboard-too-deep; nothing else
 */
export function readDashboardModel(raw: RawDashboard): StoredDashboard {
  if (!isJson(raw.spec)) throw new Refusal("dashboard-unreadable", raw.uid);
  if (deeperThan([raw.spec, raw.libraryPanels], DEEPEST)) throw new Refusal("dashboard-too-deep", raw.uid);
  const { fields, layout } = raw.model === "v2" ? readV2(raw) : readClassic(raw);
  const dashboard = storedDashboard.parse({ ...fields, uid: raw.uid });
  const panels = (dashboard.panels as StoredPanel[]).map((panel) => ({ ...panel, notes: unsupportedFeatures(panel) }));
  return { ...dashboard, panels: panels as StoredDashboard["panels"], layout };
}
