import { UPlotChart, VizLayout, type UPlotConfigBuilder, type VizLayoutLegendProps } from "@grafana/ui";
import type { ReactElement, ReactNode } from "react";
import type uPlot from "uplot";

interface PlotSurfaceProps {
  width: number;
  height: number;
  config: UPlotConfigBuilder;
  data: uPlot.AlignedData | [null, ...unknown[][]];
  legend: ReactElement<VizLayoutLegendProps> | null;
  /** What takes part in the plot: tooltip, zoom, annotations. */
  children?: ReactNode;
}

/** A plot with its legend below or beside it. */
export function PlotSurface({ width, height, config, data, legend, children }: PlotSurfaceProps) {
  return (
    <VizLayout width={width} height={height} legend={legend}>
      {(plotWidth, plotHeight) => (
        <UPlotChart config={config} data={data as uPlot.AlignedData} width={plotWidth} height={plotHeight}>
          {children}
        </UPlotChart>
      )}
    </VizLayout>
  );
}
