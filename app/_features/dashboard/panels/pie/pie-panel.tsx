import { PanelPlugin, type PanelProps } from "@grafana/data";
import {
  LegendDisplayMode,
  SortOrder,
  TooltipDisplayMode,
  type HideableFieldConfig,
  type VizLegendOptions,
  type VizTooltipOptions,
} from "@grafana/schema";
import { SeriesVisibilityChangeBehavior, VizLayout, VizLegend } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fieldDefaults, optionDefaults } from "../panel-defaults";
import { panelBody } from "../panel-body";
import { PanelNoData } from "../panel-no-data";
import { PanelNotice } from "../panel-notice";
import { reducedValues, singleValueDefaults, type SingleValueOptions } from "../reduced-values";
import { PieDrawing } from "./pie-drawing";
import { MOST_SLICES, pieSlices, sortedValues } from "./pie-slices";
import { pieItems, type PieItem } from "./pie-items";
import { shareText } from "./share-text";

interface Options extends SingleValueOptions {
  pieType: "pie" | "donut";
  sort: SortOrder;
  displayLabels: ("name" | "value" | "percent")[];
  legend: VizLegendOptions & { values?: ("value" | "percent")[] };
  tooltip: VizTooltipOptions & { hideZeros?: boolean };
}

function PiePanelDrawing(props: PanelProps<Options>) {
  const { options, width, height, fieldConfig } = props;
  const { legend, tooltip, sort, displayLabels, pieType } = options;
  const words = useTranslations("visuals.pie");
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const items = sortedValues(pieItems(reducedValues(props)), sort);
  const shown = items.filter(({ name, hideFrom }) => !hidden.has(name) && !hideFrom.viz);
  const { slices, total } = pieSlices(shown);
  if (items.length === 0) return <PanelNoData text={fieldConfig.defaults.noValue} />;

  const toggle = (name: string, alone: boolean): void => {
    const others = items.map((item) => item.name).filter((other) => other !== name);
    const isAlone = others.every((other) => hidden.has(other)) && !hidden.has(name);
    if (alone) return setHidden(new Set(isAlone ? [] : others));
    const next = new Set(hidden);
    if (!next.delete(name)) next.add(name);
    setHidden(next);
  };
  const values = legend.values ?? [];
  const columns = (item: PieItem) => [
    ...(values.includes("value") ? [{ ...item.display, title: words("value") }] : []),
    ...(values.includes("percent")
      ? [
          {
            numeric: item.value / total,
            text: item.value > 0 && !hidden.has(item.name) ? shareText(item.value, total) : "–",
            title: words("percent"),
          },
        ]
      : []),
  ];
  const legendItems = items
    .filter(({ hideFrom }) => !hideFrom.legend)
    .map((item) => ({
      label: item.name,
      color: item.color,
      yAxis: 1,
      disabled: hidden.has(item.name),
      getItemKey: () => item.key,
      getDisplayValues: () => columns(item),
    }));
  const isCut = shown.length > MOST_SLICES;
  return (
    <VizLayout
      width={width}
      height={height}
      legend={
        legend.showLegend ? (
          <VizLayout.Legend placement={legend.placement} width={legend.width}>
            <VizLegend
              items={legendItems}
              placement={legend.placement}
              displayMode={legend.displayMode}
              seriesVisibilityChangeBehavior={SeriesVisibilityChangeBehavior.Hide}
              onLabelClick={(item, event) => toggle(item.label, !(event.ctrlKey || event.metaKey || event.shiftKey))}
            />
          </VizLayout.Legend>
        ) : null
      }
    >
      {(w, h) => (
        <>
          {isCut && <PanelNotice>{words("bounded", { shown: MOST_SLICES, all: shown.length })}</PanelNotice>}
          <PieDrawing
            slices={slices}
            total={total}
            width={w}
            height={isCut ? h - 20 : h}
            donut={pieType === "donut"}
            labels={displayLabels}
            tooltip={tooltip}
          />
        </>
      )}
    </VizLayout>
  );
}

/** Parts of a whole. */
export const piePanel = () =>
  new PanelPlugin<Options, HideableFieldConfig>(panelBody(PiePanelDrawing))
    .useFieldConfig({ useCustomConfig: fieldDefaults<HideableFieldConfig>({ hideFrom: undefined }) })
    .setPanelOptions(
      optionDefaults<Options>({
        ...singleValueDefaults,
        pieType: "pie",
        sort: SortOrder.Descending,
        displayLabels: [],
        legend: {
          showLegend: true,
          displayMode: LegendDisplayMode.List,
          placement: "bottom",
          calcs: [],
          values: [],
        },
        tooltip: { mode: TooltipDisplayMode.Single, sort: SortOrder.None },
      }),
    );
