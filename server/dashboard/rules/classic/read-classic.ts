import type { RawDashboard } from "../../contract";
import type { DashboardLayout } from "../../contract/dashboard-layout";
import { jsonOf, jsonsOf, numberOf, type Json } from "../json-values";
import { uniqueIds } from "../unique-ids";
import { classicLayout } from "./classic-layout";
import { withLibraryPanel } from "./library-panels";
import { migrateAnnotations } from "./migrate-annotations";
import { dashboardLinks } from "./migrate-links";
import { migratePanel } from "./migrate-panel";
import { migrateSettings } from "./migrate-settings";
import { migrateVariables } from "./migrate-variable";
import { rowsToGrid } from "./rows-to-grid";
import { withoutSavedRepeats, withoutSavedRows } from "./saved-repeats";

/** Panels with ids of their own, rows and what they hold included, in stored order. */
function withIds(panels: readonly Json[]): Json[] {
  const ids = uniqueIds(panels.flatMap((panel) => [panel.id, ...jsonsOf(panel.panels).map(({ id }) => id)]));
  let next = 0;
  return panels.map((panel) => {
    const id = ids[next++];
    if (!Array.isArray(panel.panels)) return { ...panel, id };
    return { ...panel, id, panels: jsonsOf(panel.panels).map((child) => ({ ...child, id: ids[next++] })) };
  });
}

function storedPanels(spec: Json): Json[] {
  const panels = jsonsOf(spec.panels);
  if (panels.length > 0 || !Array.isArray(spec.rows)) return withIds(withoutSavedRepeats(panels));
  const rows = withoutSavedRows(jsonsOf(spec.rows));
  const inside = rows.map((row) => withoutSavedRepeats(jsonsOf(row.panels)));
  const ids = uniqueIds(inside.flat().map(({ id }) => id));
  let next = 0;
  return rowsToGrid(
    rows.map((row, index) => ({ ...row, panels: inside[index]?.map((panel) => ({ ...panel, id: ids[next++] })) })),
  );
}

/** A classic dashboard of schema version 0 to 42 as of 42, with its panels beside their layout. Reads any JSON. */
export function readClassic({ spec, libraryPanels }: RawDashboard): { fields: Json; layout: DashboardLayout } {
  const stored = jsonOf(spec);
  const schemaVersion = numberOf(stored.schemaVersion) ?? 0;
  const migrate = (panel: Json): Json => migratePanel(withLibraryPanel(panel, libraryPanels), schemaVersion);
  const current = storedPanels(stored).map((panel) =>
    panel.type === "row" ? { ...panel, panels: jsonsOf(panel.panels).map(migrate) } : migrate(panel),
  );
  const { layout, panels } = classicLayout(current);
  const fields = {
    ...migrateSettings(stored),
    templating: { list: migrateVariables(jsonOf(stored.templating).list) },
    annotations: { list: migrateAnnotations(jsonOf(stored.annotations).list) },
    links: dashboardLinks(stored.links),
    panels,
  };
  return { fields, layout };
}
