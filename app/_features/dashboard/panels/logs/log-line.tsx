import { dateTimeFormat, type DataFrame } from "@grafana/data";
import { useTheme2 } from "@grafana/ui";
import { useTranslations } from "next-intl";
import parts from "../panel-parts.module.css";
import { LineText } from "./line-text";
import type { ShownRow } from "./dedup-rows";
import { LogDetails } from "./log-details";
import { lineBody } from "./line-body";
import type { LogLevel } from "./log-level";
import type { LogsOptions } from "./logs-options";
import styles from "./logs-panel.module.css";

const LEVEL_COLORS: Record<LogLevel, string> = {
  critical: "purple",
  error: "red",
  warning: "yellow",
  info: "green",
  debug: "blue",
  trace: "light-blue",
  unknown: "#8e8e8e",
};

interface LogLineProps {
  row: ShownRow;
  index: number;
  /** How many lines there are. */
  count: number;
  frames: readonly DataFrame[];
  options: LogsOptions;
  /** Labels that every line has, which are said once. */
  common: Readonly<Record<string, string>>;
  timeZone: string;
  /** There is little width: the time is written without its date. */
  narrow: boolean;
  search: string;
  open: boolean;
  tabbable: boolean;
  onToggle: () => void;
}

function timeText(row: ShownRow, { timestampResolution }: LogsOptions, timeZone: string, narrow: boolean): string {
  const text = dateTimeFormat(row.time, { timeZone, format: narrow ? "HH:mm:ss.SSS" : "YYYY-MM-DD HH:mm:ss.SSS" });
  return timestampResolution === "ns" ? text + String(row.nanos).padStart(6, "0") : text;
}

/** One line, and below it what is known of it. */
export function LogLine(props: LogLineProps) {
  const { row, index, count, frames, options, common, timeZone, narrow, search, open, tabbable, onToggle } = props;
  const { visualization } = useTheme2();
  const words = useTranslations("visuals.logs");
  const color = visualization.getColorByName(LEVEL_COLORS[row.level]);
  const own = Object.entries(row.labels).filter(([name, value]) => common[name] !== value);
  return (
    <div
      role="listitem"
      aria-posinset={index + 1}
      aria-setsize={count}
      className={styles.line}
      style={{ borderInlineStartColor: color }}
    >
      <button
        type="button"
        className={styles.message}
        data-row={index}
        tabIndex={tabbable ? 0 : -1}
        aria-expanded={options.enableLogDetails ? open : undefined}
        aria-disabled={!options.enableLogDetails}
        onClick={options.enableLogDetails ? onToggle : undefined}
      >
        {row.duplicates > 0 && (
          <span className={styles.duplicates} title={words("duplicates", { count: row.duplicates })}>
            {`×${row.duplicates + 1}`}
          </span>
        )}
        <span className={parts.hidden}>{words(`level.${row.level}`)}</span>
        {options.showTime && <span className={styles.quiet}>{timeText(row, options, timeZone, narrow)} </span>}
        {options.showLevel && row.level !== "unknown" && <span aria-hidden style={{ color }}>{`${row.level} `}</span>}
        {options.showLabels && (
          <span className={styles.quiet}>{`${own.map(([name, value]) => `${name}=${value}`).join(" ")} `}</span>
        )}
        <span className={options.wrapLogMessage || open ? styles.wrapped : styles.plain}>
          <LineText body={lineBody(row, frames, options)} search={search} colored={options.syntaxHighlighting} />
        </span>
      </button>
      {open && <LogDetails row={row} frames={frames} />}
    </div>
  );
}
