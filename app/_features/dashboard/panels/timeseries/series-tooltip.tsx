import { FieldType, formattedValueToString, type DataFrame } from "@grafana/data";
import { SortOrder, TooltipDisplayMode, type VizTooltipOptions } from "@grafana/schema";
import { getFieldDisplayItems } from "@grafana/ui";
import { ChartTooltip } from "../chart/chart-tooltip";
import type { Pointed } from "../chart/pointer-tooltip";

interface SeriesTooltipProps {
  panelId: number;
  frame: DataFrame;
  pointed: Pointed;
  options: VizTooltipOptions;
}

type Fields = DataFrame["fields"];
const visible = ({ config }: Fields[number]): boolean => {
  const hidden = (config.custom as { hideFrom?: { tooltip?: boolean; viz?: boolean } } | undefined)?.hideFrom;
  return !hidden?.tooltip && !hidden?.viz;
};

/** Time, or what else is on the x axis, and the values under the pointer. */
export function SeriesTooltip({ panelId, frame, pointed, options }: SeriesTooltipProps) {
  const { rows, series, pinned, viaSync, links } = pointed;
  const [x] = frame.fields;
  if (!x) return null;
  const row = rows[0] ?? rows.find((found) => found !== null);
  const value = row === null || row === undefined ? undefined : (x.values[row] as unknown);
  const title = x.display ? formattedValueToString(x.display(value)) : String(value ?? "");
  const mode = viaSync && options.mode === TooltipDisplayMode.Single ? TooltipDisplayMode.Multi : options.mode;
  const sort = options.sort ?? SortOrder.None;
  const items = getFieldDisplayItems(frame.fields, x, rows, series, mode, sort, visible, options.hideZeros);
  const actions = series === null ? undefined : frame.fields[series]?.config.actions;
  return (
    <ChartTooltip
      panelId={panelId}
      title={title}
      at={x.type === FieldType.time && typeof value === "number" ? value : undefined}
      items={items}
      pinned={pinned}
      options={options}
      links={links}
      actions={actions?.map((action) => action.title)}
    />
  );
}
