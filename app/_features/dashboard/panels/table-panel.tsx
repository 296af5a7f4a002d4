import { PanelPlugin, cacheFieldDisplayNames, getFrameDisplayName, type PanelProps } from "@grafana/data";
import {
  TableCellDisplayMode,
  TableCellHeight,
  type TableFieldOptions,
  type TableSortByFieldState,
} from "@grafana/schema";
import { TableNG } from "@grafana/ui/unstable";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fieldDefaults, optionDefaults } from "./panel-defaults";
import { panelBody } from "./panel-body";
import styles from "./table-panel.module.css";

interface Options {
  frameIndex: number;
  showHeader: boolean;
  cellHeight: TableCellHeight;
  sortBy?: TableSortByFieldState[];
  enablePagination: boolean;
  frozenColumns?: { left?: number };
  maxRowHeight?: number;
}

const SELECT_HEIGHT = 32;

function TableDrawing({ data, options, width, height, fieldConfig, timeRange, transparent }: PanelProps<Options>) {
  const words = useTranslations("panels");
  const [chosen, setChosen] = useState<number | null>(null);
  const frames = data.series;
  cacheFieldDisplayNames(frames);
  const index = Math.min(chosen ?? options.frameIndex, frames.length - 1);
  const frame = frames[index] ?? frames[0];
  if (!frame) return null;
  const several = frames.length > 1;
  return (
    <>
      <TableNG
        data={frame}
        width={width}
        height={several ? height - SELECT_HEIGHT : height}
        noHeader={!options.showHeader}
        cellHeight={options.cellHeight}
        sortBy={options.sortBy}
        enablePagination={options.enablePagination}
        frozenColumns={options.frozenColumns?.left}
        maxRowHeight={options.maxRowHeight}
        structureRev={data.structureRev}
        noValue={fieldConfig.defaults.noValue}
        fieldConfig={fieldConfig}
        timeRange={timeRange}
        transparent={transparent}
        resizable
      />
      {several && (
        <select
          className={styles.frames}
          aria-label={words("table.frame")}
          value={index}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {frames.map((one, at) => (
            <option key={`${one.refId ?? ""} ${one.name ?? ""} ${String(at)}`} value={at}>
              {getFrameDisplayName(one, at)}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

const FIELD_DEFAULTS = {
  align: "auto",
  cellOptions: { type: TableCellDisplayMode.Auto },
  inspect: false,
  filterable: false,
  width: undefined,
  minWidth: undefined,
  hideFrom: undefined,
  wrapHeaderText: undefined,
  wrapText: undefined,
  footer: undefined,
  tooltip: undefined,
};

/** Rows and columns. */
export const tablePanel = () =>
  new PanelPlugin<Options, TableFieldOptions>(panelBody(TableDrawing))
    .useFieldConfig({ useCustomConfig: fieldDefaults(FIELD_DEFAULTS as unknown as TableFieldOptions) })
    .setPanelOptions(
      optionDefaults<Options>({
        frameIndex: 0,
        showHeader: true,
        cellHeight: TableCellHeight.Sm,
        enablePagination: false,
      }),
    );
