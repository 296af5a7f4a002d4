import { colorManipulator } from "@grafana/data";
import type { UPlotConfigBuilder } from "@grafana/ui";
import type uPlot from "uplot";
import type { Box } from "./block";

/** What the pointer is on. */
export interface Hover {
  series: number | null;
  /** The row that a series shows in the tooltip. */
  rowOf(series: number): number | null;
  /** What is marked, in CSS pixels of the drawing area. */
  box?: Box;
  round?: boolean;
}

const NOTHING: Hover = { series: null, rowOf: () => null };
const NO_BOX: Box = { left: -10, top: -10, width: 0, height: 0 };

/** Lets a chart say itself what the pointer is on, in place of the nearest point of each series. */
export function hoverBy(config: UPlotConfigBuilder, mark: string, find: (plot: uPlot) => Hover): void {
  let hover = NOTHING;
  let asked = Number.POSITIVE_INFINITY;
  const frame = document.createElement("div");
  config.setCursor({
    dataIdx: (plot, series, nearest) => {
      // Series are asked in order: the first question of each move looks up what is there.
      if (series <= asked) {
        hover = find(plot);
        frame.style.borderRadius = hover.round ? "100%" : "1px";
      }
      asked = series;
      return series === 0 ? nearest : hover.rowOf(series);
    },
    focus: { prox: 1, dist: (_plot, series) => (series === hover.series ? 0 : 1_000) },
    points: {
      one: true,
      show: () => frame,
      bbox: () => hover.box ?? NO_BOX,
      fill: () => colorManipulator.alpha(mark, 0.15),
      stroke: () => mark,
      width: () => 1,
    },
  });
}
