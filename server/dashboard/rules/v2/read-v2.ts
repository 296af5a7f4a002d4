import type { RawDashboard } from "../../contract";
import type { DashboardLayout } from "../../contract/dashboard-layout";
import { migrateAnnotations } from "../classic/migrate-annotations";
import { dashboardLinks } from "../classic/migrate-links";
import { migrateSettings } from "../classic/migrate-settings";
import { migrateVariables } from "../classic/migrate-variable";
import { isJson, jsonOf, jsonsOf, type Json } from "../json-values";
import { layoutItems } from "../layout-items";
import { uniqueIds } from "../unique-ids";
import { v2Layout } from "./v2-layout";
import { v2Panel } from "./v2-panel";
import { v2Annotations, v2Settings } from "./v2-settings";
import { v2Variables } from "./v2-variable";

/** Variables that belong to a row or a tab alone; here they count for the whole dashboard. */
function sectionVariables(layout: unknown): Json[] {
  const { rows, tabs } = jsonOf(jsonOf(layout).spec);
  return [...jsonsOf(rows), ...jsonsOf(tabs)].flatMap((section) => {
    const spec = jsonOf(section.spec);
    return [...v2Variables(spec.variables), ...sectionVariables(spec.layout)];
  });
}

/** A dashboard of schema v2alpha1, v2beta1 or v2 as classic panels beside their layout. Reads any JSON. */
export function readV2({ spec, libraryPanels }: RawDashboard): { fields: Json; layout: DashboardLayout } {
  const stored = jsonOf(spec);
  const elements = Object.entries(jsonOf(stored.elements)).filter((entry): entry is [string, Json] => isJson(entry[1]));
  const ids = uniqueIds(elements.map(([, element]) => jsonOf(element.spec).id));
  const idOf = new Map(elements.map(([name], index) => [name, ids[index]]));
  const layout = v2Layout(stored.layout, (name) => idOf.get(name));
  const places = new Map(layoutItems(layout).map((item, order) => [item.panelId, { ...item, order }]));
  const panels = elements
    .map(([, element], index) => {
      const id = ids[index] ?? 0;
      const { x = 0, y = 0, w = 12, h = 8, repeat = null, order = places.size + index } = places.get(id) ?? {};
      const panel = { ...v2Panel(element, libraryPanels), id, gridPos: { x, y, w, h } };
      if (repeat === null) return { order, panel };
      const { variable, direction, maxPerRow } = repeat;
      return { order, panel: { ...panel, repeat: variable, repeatDirection: direction, maxPerRow } };
    })
    .sort((a, b) => a.order - b.order)
    .map(({ panel }) => panel);
  const fields = {
    ...migrateSettings(v2Settings(stored)),
    templating: { list: migrateVariables([...v2Variables(stored.variables), ...sectionVariables(stored.layout)]) },
    annotations: { list: migrateAnnotations(v2Annotations(stored.annotations)) },
    links: dashboardLinks(stored.links),
    panels,
  };
  return { fields, layout };
}
