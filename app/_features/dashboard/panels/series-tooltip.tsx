import { formattedValueToString, type DataFrame } from "@grafana/data";
import { SortOrder, TooltipDisplayMode, type VizTooltipOptions } from "@grafana/schema";
import {
  VizTooltipContent,
  VizTooltipHeader,
  VizTooltipWrapper,
  getFieldDisplayItems,
  isTooltipScrollable,
} from "@grafana/ui";

interface SeriesTooltipProps {
  frame: DataFrame;
  /** For each field the index of the sample under the pointer. */
  indexes: (number | null)[];
  series: number | null;
  pinned: boolean;
  /** The pointer is on another panel. */
  viaSync: boolean;
  options: VizTooltipOptions;
}

/** Time and values under the pointer. */
export function SeriesTooltip({ frame, indexes, series, pinned, viaSync, options }: SeriesTooltipProps) {
  const [time] = frame.fields;
  if (!time) return null;
  const index = indexes[0] ?? indexes.find((found) => found !== null);
  const value = index === null || index === undefined ? undefined : (time.values[index] as unknown);
  const label = time.display ? formattedValueToString(time.display(value)) : String(value ?? "");
  const mode = viaSync && options.mode === TooltipDisplayMode.Single ? TooltipDisplayMode.Multi : options.mode;
  const visible = (field: DataFrame["fields"][number]) =>
    !field.config.custom?.hideFrom?.tooltip && !field.config.custom?.hideFrom?.viz;
  const items = getFieldDisplayItems(
    frame.fields,
    time,
    indexes,
    series,
    mode,
    options.sort ?? SortOrder.None,
    visible,
    options.hideZeros,
  );
  return (
    <VizTooltipWrapper>
      <VizTooltipHeader item={{ label: "", value: label }} isPinned={pinned} />
      <VizTooltipContent
        items={items}
        isPinned={pinned}
        scrollable={isTooltipScrollable({ mode, maxHeight: options.maxHeight })}
        maxHeight={options.maxHeight}
      />
    </VizTooltipWrapper>
  );
}
