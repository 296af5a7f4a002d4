import type { UPlotConfigBuilder } from "@grafana/ui";
import { useLayoutEffect } from "react";
import { MomentLayer } from "./moment-layer";

/** The times that the page points at, over a chart. Always mounted: the hooks of the plot are only taken before it is made. */
export function MomentMarks({ config, timeZone }: { config: UPlotConfigBuilder; timeZone: string }) {
  useLayoutEffect(() => {
    let layer: MomentLayer | null = null;
    config.addHook("ready", (plot) => {
      layer?.close();
      layer = new MomentLayer(plot, timeZone);
    });
    config.addHook("draw", () => layer?.place());
    config.addHook("setCursor", () => layer?.tellPointer());
    config.addHook("destroy", () => {
      layer?.close();
      layer = null;
    });
    // The layer goes with the plot: this effect runs again for another plot only.
  }, [config, timeZone]);
  return null;
}
