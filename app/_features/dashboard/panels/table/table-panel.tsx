import { PanelPlugin, cacheFieldDisplayNames, getFrameDisplayName, type PanelProps } from "@grafana/data";
import {
  TableCellDisplayMode,
  TableCellHeight,
  type TableFieldOptions,
  type TableSortByFieldState,
} from "@grafana/schema";
import { usePanelContext } from "@grafana/ui";
import { TableNG } from "@grafana/ui/unstable";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { fieldDefaults, optionDefaults } from "../panel-defaults";
import { panelBody } from "../panel-body";
import { PanelNotice } from "../panel-notice";
import { migrateTable } from "./migrate-table";
import { shownFrame } from "./shown-frame";
import styles from "./table-panel.module.css";

interface Options {
  frameIndex: number;
  showHeader: boolean;
  showTypeIcons: boolean;
  cellHeight: TableCellHeight;
  sortBy?: TableSortByFieldState[];
  enablePagination: boolean;
  pageSize?: number;
  frozenColumns?: { left?: number };
  maxRowHeight?: number;
  disableKeyboardEvents: boolean;
}

const SELECT_HEIGHT = 32;
const NOTICE_HEIGHT = 20;
/** Most rows that are drawn: sorting and measuring more would hold up the page. */
const MOST_ROWS = 50_000;

function TableDrawing(props: PanelProps<Options>) {
  const { data, options, width, height, fieldConfig, timeRange, transparent, title } = props;
  const words = useTranslations("visuals.table");
  const { onAddAdHocFilter } = usePanelContext();
  const [chosen, setChosen] = useState<number | null>(null);
  const frames = data.series;
  cacheFieldDisplayNames(frames);
  const index = Math.max(0, Math.min(chosen ?? options.frameIndex, frames.length - 1));
  const frame = frames[index];
  const drawn = useMemo(() => frame && shownFrame(frame, MOST_ROWS), [frame]);
  if (!frame || !drawn) return null;
  const several = frames.length > 1;
  const isCut = drawn.length < frame.length;
  const room = height - (several ? SELECT_HEIGHT : 0) - (isCut ? NOTICE_HEIGHT : 0);
  return (
    <>
      {isCut && <PanelNotice>{words("bounded", { shown: drawn.length, all: frame.length })}</PanelNotice>}
      <div style={{ height: room, overflow: "hidden" }}>
        <TableNG
          key={index}
          ariaLabel={title || words("label")}
          data={drawn}
          width={width}
          height={room}
          noHeader={!options.showHeader}
          showTypeIcons={options.showTypeIcons}
          cellHeight={options.cellHeight}
          sortBy={options.sortBy}
          enablePagination={options.enablePagination}
          pageSize={options.pageSize}
          frozenColumns={options.frozenColumns?.left}
          maxRowHeight={options.maxRowHeight}
          disableKeyboardEvents={options.disableKeyboardEvents}
          structureRev={data.structureRev}
          noValue={fieldConfig.defaults.noValue}
          fieldConfig={fieldConfig}
          timeRange={timeRange}
          transparent={transparent}
          onCellFilterAdded={onAddAdHocFilter}
          resizable
        />
      </div>
      {several && (
        <select
          className={styles.frames}
          aria-label={words("frame")}
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
  sortable: true,
  width: undefined,
  minWidth: undefined,
  hidden: undefined,
  hideFrom: undefined,
  "hideFrom.viz": undefined,
  hideHeader: undefined,
  wrapHeaderText: undefined,
  wrapText: undefined,
  footer: undefined,
  tooltip: undefined,
  styleField: undefined,
};

/** Rows and columns. */
export const tablePanel = () =>
  new PanelPlugin<Options, TableFieldOptions>(panelBody(TableDrawing))
    .useFieldConfig({ useCustomConfig: fieldDefaults(FIELD_DEFAULTS as unknown as TableFieldOptions) })
    .setMigrationHandler(migrateTable)
    .setPanelOptions(
      optionDefaults<Options>({
        frameIndex: 0,
        showHeader: true,
        showTypeIcons: false,
        cellHeight: TableCellHeight.Sm,
        enablePagination: false,
        disableKeyboardEvents: false,
      }),
    );
