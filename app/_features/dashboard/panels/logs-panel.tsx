import { PanelPlugin, dateTimeFormat, type PanelProps } from "@grafana/data";
import { LogsSortOrder } from "@grafana/schema";
import { useTheme2 } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { VList } from "virtua";
import { logRows, type LogLevel, type LogRow } from "./log-rows";
import { optionDefaults } from "./panel-defaults";
import { panelBody } from "./panel-body";
import { PanelNoData } from "./panel-no-data";
import styles from "./logs-panel.module.css";

interface Options {
  showTime: boolean;
  showLabels: boolean;
  wrapLogMessage: boolean;
  prettifyLogMessage: boolean;
  enableLogDetails: boolean;
  sortOrder: LogsSortOrder;
}

const LEVEL_COLORS: Record<LogLevel, string> = {
  critical: "purple",
  error: "red",
  warning: "yellow",
  info: "green",
  debug: "blue",
  trace: "light-blue",
  unknown: "#8e8e8e",
};

function prettified(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

interface LineProps {
  row: LogRow;
  options: Options;
  timeZone: string;
  open: boolean;
  onToggle: () => void;
}

function Line({ row, options, timeZone, open, onToggle }: LineProps) {
  const theme = useTheme2();
  const words = useTranslations("panels");
  const color = theme.visualization.getColorByName(LEVEL_COLORS[row.level]);
  const body = options.prettifyLogMessage ? prettified(row.body) : row.body;
  const wrapped = options.wrapLogMessage || open;
  return (
    <div className={styles.line} style={{ borderInlineStartColor: color }}>
      <button
        type="button"
        className={styles.message}
        aria-expanded={open}
        disabled={!options.enableLogDetails}
        onClick={onToggle}
      >
        <span className={styles.hidden}>{words(`logs.level.${row.level}`)}</span>
        {options.showTime && (
          <span className={styles.quiet}>{dateTimeFormat(row.time, { timeZone, defaultWithMS: true })} </span>
        )}
        {options.showLabels && <span className={styles.quiet}>{Object.values(row.labels).join(" ")} </span>}
        <span className={wrapped ? styles.wrapped : styles.plain}>{body}</span>
      </button>
      {open && (
        <dl className={styles.labels}>
          {Object.entries(row.labels).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function LogsDrawing({ data, options, timeZone, height, fieldConfig }: PanelProps<Options>) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const ascending = options.sortOrder === LogsSortOrder.Ascending;
  const rows = useMemo(() => logRows(data.series, ascending), [data.series, ascending]);
  if (rows.length === 0) return <PanelNoData text={fieldConfig.defaults.noValue} />;
  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <VList className={styles.lines} style={{ height }}>
      {rows.map((row) => (
        <Line
          key={row.id}
          row={row}
          options={options}
          timeZone={timeZone}
          open={open.has(row.id)}
          onToggle={() => toggle(row.id)}
        />
      ))}
    </VList>
  );
}

/** Lines of logs with their level and labels. */
export const logsPanel = () =>
  new PanelPlugin<Options>(panelBody(LogsDrawing)).useFieldConfig().setPanelOptions(
    optionDefaults<Options>({
      showTime: false,
      showLabels: false,
      wrapLogMessage: false,
      prettifyLogMessage: false,
      enableLogDetails: true,
      sortOrder: LogsSortOrder.Descending,
    }),
  );
