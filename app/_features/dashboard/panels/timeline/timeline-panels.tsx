import { FieldColorModeId, FieldConfigProperty, PanelPlugin, dateTimeFormat, type PanelProps } from "@grafana/data";
import { VisibilityMode } from "@grafana/schema";
import { VizLayout, VizLegend, VizTooltipColorIndicator, useTheme2 } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ChartProblem } from "../chart/chart-problem";
import { ChartTooltip } from "../chart/chart-tooltip";
import { durationText } from "../chart/duration-text";
import { linksOf } from "../chart/links-at";
import { PlotSurface } from "../chart/plot-surface";
import { PointerTooltip, type Pointed } from "../chart/pointer-tooltip";
import { TimePlugins } from "../chart/time-plugins";
import { vizDefaults } from "../chart/viz-defaults";
import { panelBody } from "../panel-body";
import { fieldDefaults, optionDefaults } from "../panel-defaults";
import { timelineLegend } from "./timeline-legend";
import type { TimelineFieldConfig, TimelineOptions } from "./timeline-options";
import { PAGER_PX, TimelinePager } from "./timeline-pager";
import { timelinePlot, type TimelinePlot } from "./timeline-plot";
import { timelineRows, type TimelineRow } from "./timeline-rows";

type Kind = "states" | "samples";

/** More rows have no height of their own: they come in pages even where no pages are wanted. */
const MOST_ROWS = 200;

function useTimeline(kind: Kind, props: PanelProps<TimelineOptions>) {
  const { data, options, timeRange, timeZone, width } = props;
  const theme = useTheme2();
  const [asked, setPage] = useState(0);
  const { mergeValues = true, colWidth = 0.9, perPage = 0 } = options;
  const size = perPage > 0 ? perPage : MOST_ROWS;
  const { rows, page, pages } = useMemo(() => {
    const range = { from: timeRange.from.valueOf(), to: timeRange.to.valueOf() };
    const how = kind === "states" ? { until: range.to, merge: mergeValues } : { share: colWidth };
    const read = (at: number) => timelineRows(data.series, range, how, { from: at * size, to: (at + 1) * size });
    const wanted = read(asked);
    const pages = Math.ceil(wanted.total / size);
    const last = Math.max(0, pages - 1);
    return { rows: asked > last ? read(last).rows : wanted.rows, page: Math.min(asked, last), pages };
  }, [kind, data.series, timeRange, mergeValues, colWidth, asked, size]);
  const plot = useMemo(() => {
    const timeZones = options.timezone?.length ? options.timezone : [timeZone];
    return timelinePlot({ rows, options, range: timeRange, timeZones, theme, width });
  }, [rows, options, timeRange, timeZone, theme, width]);
  const items = useMemo(() => timelineLegend(rows, theme), [rows, theme]);
  return { rows, plot, items, page, pages, setPage };
}

function TimelineTooltip({
  panel,
  rows,
  plot,
  pointed,
}: {
  panel: PanelProps<TimelineOptions>;
  rows: TimelineRow[];
  plot: TimelinePlot;
  pointed: Pointed;
}) {
  const words = useTranslations("charts");
  const { options, timeZone, id } = panel;
  const { series, pinned, links } = pointed;
  const shown = pointed.rows.flatMap((row, at) => {
    const stretch = at > 0 && row !== null ? plot.stretchAt(at, row) : undefined;
    return stretch ? [{ stretch, at, name: rows[at - 1]?.name ?? "" }] : [];
  });
  const own = shown.find(({ at }) => at === series)?.stretch;
  const write = (time: number): string => dateTimeFormat(time, { timeZone });
  const title = own ? words("range", { from: write(own.from), to: write(own.to) }) : write(plot.pointedTime());
  const items = shown.map(({ stretch, at, name }) => ({
    label: name,
    value: stretch.text,
    color: stretch.color,
    colorIndicator: VizTooltipColorIndicator.value,
    isActive: shown.length > 1 && at === series,
  }));
  if (own)
    items.push({
      label: words("duration"),
      value: durationText(own.to - own.from),
      isActive: false,
    } as (typeof items)[number]);
  const actions = rows[(series ?? 0) - 1]?.field.config.actions;
  return (
    <ChartTooltip
      panelId={id}
      title={title}
      at={plot.pointedTime()}
      items={items}
      pinned={pinned}
      options={options.tooltip}
      links={links}
      actions={actions?.map((action) => action.title)}
    />
  );
}

function drawingOf(kind: Kind) {
  return function TimelineDrawing(props: PanelProps<TimelineOptions>) {
    const { data, width, height, options, onChangeTimeRange } = props;
    const { rows, plot, items, page, pages, setPage } = useTimeline(kind, props);
    const { config, numbers } = plot;
    const frame = data.series[0];
    if (rows.length === 0 || !frame) return <ChartProblem kind="noStates" />;
    const legend = options.legend.showLegend && items.length > 0 && (
      <VizLayout.Legend placement={options.legend.placement} width={options.legend.width}>
        <VizLegend {...options.legend} items={items} readonly />
      </VizLayout.Legend>
    );
    return (
      <>
        <PlotSurface
          width={width}
          height={pages > 1 ? height - PAGER_PX : height}
          config={config}
          data={numbers}
          legend={legend || null}
        >
          <TimePlugins panel={props} config={config} frame={frame} annotations={options.annotations} />
          <PointerTooltip
            config={config}
            options={options.tooltip}
            onZoom={onChangeTimeRange}
            linksAt={(series, row) => {
              const stretch = plot.stretchAt(series, row);
              const field = rows[series - 1]?.field;
              return stretch && field ? linksOf(field, stretch.source) : [];
            }}
            render={(pointed) => <TimelineTooltip panel={props} rows={rows} plot={plot} pointed={pointed} />}
          />
        </PlotSurface>
        {pages > 1 && <TimelinePager page={page} pages={pages} onPage={setPage} />}
      </>
    );
  };
}

const fieldsOf = (lineWidth: number): TimelineFieldConfig => ({
  ...vizDefaults.hideFrom,
  ...(vizDefaults.axis as TimelineFieldConfig),
  lineWidth,
  fillOpacity: 70,
  spanNulls: false,
  insertNulls: false,
});

const timelinePanel = (
  kind: Kind,
  fields: TimelineFieldConfig,
  color: FieldColorModeId,
  options: Partial<TimelineOptions>,
) =>
  new PanelPlugin<TimelineOptions, TimelineFieldConfig>(panelBody(drawingOf(kind)))
    .useFieldConfig({
      standardOptions: {
        [FieldConfigProperty.Color]: { settings: { byValueSupport: true }, defaultValue: { mode: color } },
      },
      useCustomConfig: fieldDefaults(fields),
    })
    .setPanelOptions(
      optionDefaults<TimelineOptions>({
        showValue: VisibilityMode.Auto,
        rowHeight: 0.9,
        perPage: 20,
        legend: vizDefaults.legend,
        tooltip: vizDefaults.tooltip,
        ...options,
      }),
    )
    .setDataSupport({ annotations: true });

/** Both panels of states over time: regions that last, and samples one by one. */
export const timelinePanels = {
  stateTimeline: () =>
    timelinePanel("states", fieldsOf(0), FieldColorModeId.ContinuousGrYlRd, { mergeValues: true, alignValue: "left" }),
  statusHistory: () => timelinePanel("samples", fieldsOf(1), FieldColorModeId.Thresholds, { colWidth: 0.9 }),
};
