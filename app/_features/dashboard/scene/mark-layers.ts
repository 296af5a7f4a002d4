import type { SceneDataLayerProvider } from "@grafana/scenes";
import type { StoredDashboard } from "@/server/dashboard/contract";
import { RoomAlertStatesLayer } from "../data/alert-states-layer";
import { RoomAnnotationsLayer } from "../data/annotations-layer";

/** What is drawn over the panels of a dashboard: its annotations, and what alert rules say of each panel. */
export function markLayers({ annotations }: StoredDashboard): SceneDataLayerProvider[] {
  const marks = annotations.list.map(
    ({ name, enable, hide, uses }, index) =>
      new RoomAnnotationsLayer({
        key: `annotations-${index}`,
        name,
        isEnabled: enable,
        isHidden: hide,
        uses: String(uses ?? ""),
      }),
  );
  return [...marks, new RoomAlertStatesLayer({ key: "alert-states", name: "alert-states", isHidden: true })];
}
