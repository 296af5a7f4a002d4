import {
  FieldColorModeId,
  FieldConfigProperty,
  FieldType,
  PanelPlugin,
  formattedValueToString,
  getFieldDisplayName,
  getFieldSeriesColor,
  type Field,
  type PanelProps,
} from "@grafana/data";
import { VizLayout, VizLegend, VizTooltipColorIndicator, VizTooltipColorPlacement, useTheme2 } from "@grafana/ui";
import { useMemo } from "react";
import { ChartNotice } from "../chart/chart-notice";
import { ChartProblem } from "../chart/chart-problem";
import { ChartTooltip } from "../chart/chart-tooltip";
import { linksOf } from "../chart/links-at";
import { PlotSurface } from "../chart/plot-surface";
import { PointerTooltip } from "../chart/pointer-tooltip";
import { vizDefaults } from "../chart/viz-defaults";
import { panelBody } from "../panel-body";
import { fieldDefaults, optionDefaults } from "../panel-defaults";
import { migrateXY } from "./migrate-xy";
import type { XYFieldConfig, XYOptions } from "./xy-options";
import { colorOfPoint, xyPlot } from "./xy-plot";
import { xySeries, type XYSeries } from "./xy-series";

const textAt = (field: Field, row: number): string => {
  const value = field.values[row] as unknown;
  return field.display ? formattedValueToString(field.display(value)) : String(value);
};

function PointTooltip({
  panel,
  one,
  at,
  pinned,
  links,
}: {
  panel: PanelProps<XYOptions>;
  one: XYSeries;
  at: number;
  pinned: boolean;
  links: ReturnType<typeof linksOf>;
}) {
  const theme = useTheme2();
  const row = one.rows[at]!;
  const parts = [...new Set([one.x, one.y, one.sizeBy, one.colorBy])].filter((field) => field !== undefined);
  const items = parts.map((field) => ({
    label: getFieldDisplayName(field, one.frame),
    value: textAt(field, row),
    color: colorOfPoint(one, at, theme),
    colorIndicator: VizTooltipColorIndicator.value,
    colorPlacement: field === one.y ? VizTooltipColorPlacement.first : VizTooltipColorPlacement.hidden,
  }));
  const actions = one.y.config.actions;
  return (
    <ChartTooltip
      panelId={panel.id}
      title={one.name}
      items={items}
      pinned={pinned}
      options={panel.options.tooltip}
      links={links}
      actions={actions?.map((action) => action.title)}
    />
  );
}

function XYChartDrawing(props: PanelProps<XYOptions>) {
  const { data, width, height, options, timeZone, onChangeTimeRange } = props;
  const theme = useTheme2();
  const { series, total } = useMemo(() => xySeries(data.series, options, theme), [data.series, options, theme]);
  const plot = useMemo(() => xyPlot({ series, theme, timeZone }), [series, theme, timeZone]);
  const items = useMemo(
    () =>
      series.map(({ name, y, frame }) => ({
        label: name,
        fieldName: getFieldDisplayName(y, frame, data.series),
        color: getFieldSeriesColor(y, theme).color,
        yAxis: 1,
        disabled: (y.config.custom as XYFieldConfig | undefined)?.hideFrom?.viz === true,
      })),
    [series, data.series, theme],
  );
  if (series.length === 0) return <ChartProblem kind="noSeries" />;
  const legend = options.legend.showLegend && (
    <VizLayout.Legend placement={options.legend.placement} width={options.legend.width}>
      <VizLegend {...options.legend} items={items} />
    </VizLayout.Legend>
  );
  return (
    <>
      <ChartNotice shown={series.length} total={total} />
      <PlotSurface width={width} height={height} config={plot.config} data={plot.numbers} legend={legend || null}>
        <PointerTooltip
          config={plot.config}
          options={options.tooltip}
          exact
          onZoom={series[0]?.x.type === FieldType.time ? onChangeTimeRange : undefined}
          linksAt={(at, row) => {
            const one = series[at - 1];
            return one ? linksOf(one.y, one.rows[row] ?? 0) : [];
          }}
          render={({ rows, series: at, pinned, links }) => {
            const one = series[(at ?? 0) - 1];
            const row = at === null ? null : rows[at];
            if (!one || row === null || row === undefined) return null;
            return <PointTooltip panel={props} one={one} at={row} pinned={pinned} links={links} />;
          }}
        />
      </PlotSurface>
    </>
  );
}

const FIELDS: XYFieldConfig = {
  ...vizDefaults.hideFrom,
  ...(vizDefaults.axis as XYFieldConfig),
  show: "points",
  pointSize: { fixed: 5 },
  pointShape: "circle",
  pointStrokeWidth: 1,
  fillOpacity: 50,
  lineWidth: 1,
  lineStyle: { fill: "solid" },
};

/** Points, or lines through them, over any number. */
export const xyChartPanel = () =>
  new PanelPlugin<XYOptions, XYFieldConfig>(panelBody(XYChartDrawing))
    .useFieldConfig({
      standardOptions: {
        [FieldConfigProperty.Color]: {
          settings: { byValueSupport: true, bySeriesSupport: true, preferThresholdsMode: false },
          defaultValue: { mode: FieldColorModeId.PaletteClassic },
        },
      },
      useCustomConfig: fieldDefaults(FIELDS),
    })
    .setMigrationHandler((panel) => migrateXY(panel.options))
    .setPanelOptions(
      optionDefaults<XYOptions>({
        mapping: "auto",
        series: [],
        legend: vizDefaults.legend,
        tooltip: vizDefaults.tooltip,
      }),
    );
