import { PanelPlugin, type PanelProps } from "@grafana/data";
import { LogsSortOrder } from "@grafana/schema";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { VList } from "virtua";
import { optionDefaults } from "../panel-defaults";
import { panelBody } from "../panel-body";
import { PanelNoData } from "../panel-no-data";
import { PanelNotice } from "../panel-notice";
import parts from "../panel-parts.module.css";
import { PanelSearch } from "../panel-search";
import { useRovingRow } from "../use-roving-row";
import { commonLabels } from "./common-labels";
import { dedupRows } from "./dedup-rows";
import { LogLine } from "./log-line";
import { logRows } from "./log-rows";
import { logsDefaults, type LogsOptions } from "./logs-options";
import styles from "./logs-panel.module.css";

/** Most lines that are drawn. */
const MOST_LINES = 20_000;
/** Below this height every line counts: there is no toolbar. */
const TOOLBAR_PX = 140;
const NARROW_PX = 520;

function LogsDrawing({ data, options, timeZone, width, height, fieldConfig }: PanelProps<LogsOptions>) {
  const words = useTranslations("visuals.logs");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState("");
  const [wraps, setWraps] = useState<boolean | null>(null);
  const [turned, setTurned] = useState(false);
  const ascending = (options.sortOrder === LogsSortOrder.Ascending) !== turned;
  const all = useMemo(() => logRows(data.series, ascending), [data.series, ascending]);
  const rows = useMemo(() => dedupRows(all.slice(0, MOST_LINES), options.dedupStrategy), [all, options.dedupStrategy]);
  const common = useMemo(() => (options.showCommonLabels ? commonLabels(all) : {}), [all, options.showCommonLabels]);
  const found = useMemo(() => {
    const wanted = search.toLowerCase();
    const says = (text: string) => text.toLowerCase().includes(wanted);
    return wanted === "" ? rows : rows.filter((row) => says(row.body) || Object.values(row.labels).some(says));
  }, [rows, search]);
  const { list, box, at, choose, onKeyDown } = useRovingRow(found.length);
  if (rows.length === 0) return <PanelNoData text={fieldConfig.defaults.noValue} />;

  const wrapLogMessage = wraps ?? options.wrapLogMessage;
  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const said = Object.entries(common);
  return (
    <div className={parts.column}>
      {height >= TOOLBAR_PX && (
        <div className={parts.toolbar}>
          <PanelSearch
            label={words("search")}
            value={search}
            onChange={setSearch}
            found={search === "" ? null : words("found", { found: found.length, all: rows.length })}
          />
          <div className={parts.end}>
            <button
              type="button"
              className={parts.button}
              aria-pressed={wrapLogMessage}
              onClick={() => setWraps(!wrapLogMessage)}
            >
              {words("wrap")}
            </button>
            <button type="button" className={parts.button} onClick={() => setTurned(!turned)}>
              {words(ascending ? "oldestFirst" : "newestFirst")}
            </button>
          </div>
        </div>
      )}
      {said.length > 0 && (
        <p className={styles.common}>
          {words("common")} {said.map(([name, value]) => `${name}=${value}`).join(" ")}
        </p>
      )}
      {all.length > MOST_LINES && <PanelNotice>{words("bounded", { shown: MOST_LINES, all: all.length })}</PanelNotice>}
      <div
        ref={box}
        role="presentation"
        className={`${styles.lines} ${options.fontSize === "small" ? styles.small : ""}`}
        onKeyDown={onKeyDown}
      >
        <VList
          ref={list}
          data={found}
          role="list"
          aria-label={words("lines", { count: found.length })}
          style={{ height: "100%" }}
        >
          {(row, index) => (
            <LogLine
              key={row.id}
              row={row}
              index={index}
              count={found.length}
              frames={data.series}
              options={wrapLogMessage === options.wrapLogMessage ? options : { ...options, wrapLogMessage }}
              common={common}
              timeZone={timeZone}
              narrow={width < NARROW_PX}
              search={search}
              open={open.has(row.id)}
              tabbable={index === at}
              onToggle={() => {
                choose(index);
                toggle(row.id);
              }}
            />
          )}
        </VList>
      </div>
    </div>
  );
}

/** Lines of logs with their level, labels and fields. */
export const logsPanel = () =>
  new PanelPlugin<LogsOptions>(panelBody(LogsDrawing))
    .useFieldConfig()
    .setPanelOptions(optionDefaults<LogsOptions>(logsDefaults));
