import type { DataFrame, GrafanaTheme2, TimeRange } from "@grafana/data";
import { AxisPlacement, ScaleDirection, ScaleOrientation, type AxisConfig } from "@grafana/schema";
import type { UPlotConfigBuilder } from "@grafana/ui";

interface TimeScale {
  theme: GrafanaTheme2;
  range: TimeRange;
  /** One axis for each. */
  timeZones: string[];
  field?: DataFrame["fields"][number];
  grid?: boolean;
}

/** Adds the axis of time over the whole range of the panel. Has to come first: who follows the pointer looks there. */
export function addTimeScale(config: UPlotConfigBuilder, { theme, range, timeZones, field, grid }: TimeScale): void {
  const custom = (field?.config.custom ?? {}) as AxisConfig;
  const hidden = custom.axisPlacement === AxisPlacement.Hidden;
  config.addScale({
    scaleKey: "x",
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    // The plugin that pans sets the scale while dragging; a fixed range would undo it.
    range: (_plot, low, high) => {
      const state = config.getState();
      return state.isPanning ? [state.min, state.max] : [range.from.valueOf() || low, range.to.valueOf() || high];
    },
  });
  timeZones.forEach((timeZone, index) =>
    config.addAxis({
      scaleKey: "x",
      isTime: true,
      theme,
      timeZone,
      placement: hidden ? AxisPlacement.Hidden : AxisPlacement.Bottom,
      show: !hidden,
      label: custom.axisLabel,
      grid: { show: index === 0 && (grid ?? custom.axisGridShow ?? true) },
    }),
  );
}
