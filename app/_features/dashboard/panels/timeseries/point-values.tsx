import { formattedValueToString, type DataFrame } from "@grafana/data";
import { UPLOT_AXIS_FONT_SIZE, useTheme2, type UPlotConfigBuilder } from "@grafana/ui";
import { useLayoutEffect, useRef } from "react";
import type uPlot from "uplot";
import { clipToPlot } from "../chart/paint-blocks";

/** Below this distance between points their values would run into each other. */
const ROOM_PX = 6;

/** Writes values above their points where a series asks for it. */
export function PointValues({ config, frame }: { config: UPlotConfigBuilder; frame: DataFrame }) {
  const { colors, typography } = useTheme2();
  const latest = useRef(frame);
  useLayoutEffect(() => {
    latest.current = frame;
  }, [frame]);
  useLayoutEffect(() => {
    config.addHook("draw", (plot) => {
      const labelled = latest.current.fields.some((field) => showsValues(field));
      if (!labelled) return;
      plot.ctx.save();
      plot.ctx.font = `${UPLOT_AXIS_FONT_SIZE * devicePixelRatio}px ${typography.fontFamily}`;
      plot.ctx.fillStyle = colors.text.primary;
      plot.ctx.textAlign = "center";
      plot.ctx.textBaseline = "bottom";
      clipToPlot(plot, () =>
        latest.current.fields.forEach((field, at) => at > 0 && showsValues(field) && write(plot, field, at)),
      );
      plot.ctx.restore();
    });
  }, [config, colors, typography]);
  return null;
}

type Field = DataFrame["fields"][number];
const showsValues = (field: Field): boolean =>
  (field.config.custom as { showValues?: boolean } | undefined)?.showValues === true && field.display !== undefined;

function write(plot: uPlot, field: Field, at: number): void {
  const series = plot.series[at];
  if (!series?.show || !series.scale) return;
  let free = Number.NEGATIVE_INFINITY;
  (plot.data[at] ?? []).forEach((drawn, row) => {
    const value = field.values[row] as number | null | undefined;
    if (drawn === null || drawn === undefined || value === null || value === undefined) return;
    const x = plot.valToPos(plot.data[0]?.[row] ?? 0, "x", true);
    const text = formattedValueToString(field.display!(value));
    const half = plot.ctx.measureText(text).width / 2;
    if (x - half < free) return;
    plot.ctx.fillText(text, x, plot.valToPos(drawn, series.scale!, true) - 4 * devicePixelRatio);
    free = x + half + ROOM_PX * devicePixelRatio;
  });
}
