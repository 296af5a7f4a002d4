import type { DataFrame, Field } from "@grafana/data";
import { useTranslations } from "next-intl";
import { useContext } from "react";
import { CopyButton } from "../copy-button";
import parts from "../panel-parts.module.css";
import { LogJumps } from "./log-jumps";
import { logColumns, type LogRow } from "./log-rows";
import { traceIdOf } from "./trace-id-of";
import styles from "./logs-panel.module.css";

interface Detail {
  name: string;
  value: string;
  links: { title: string; href: string; target?: string }[];
}

function linksOf(field: Field, row: number): Detail["links"] {
  return (field.getLinks?.({ valueRowIndex: row }) ?? []).map(({ title, href, target }) => ({ title, href, target }));
}

/** The fields of a frame beside time, line and labels, at one row. */
function fieldsOf(frame: DataFrame | undefined, row: number): Detail[] {
  const fields = frame ? (logColumns(frame)?.others as Field[] | undefined) : undefined;
  return (fields ?? []).flatMap((field) => {
    const value: unknown = field.values[row];
    if (value === null || value === undefined || value === "") return [];
    const shown = field.display?.(value).text ?? String(value);
    return [{ name: field.config.displayName ?? field.name, value: shown, links: linksOf(field, row) }];
  });
}

interface LogDetailsProps {
  row: LogRow;
  frames: readonly DataFrame[];
}

/** What is known of one line: its fields with their links, its labels, and where it leads. */
export function LogDetails({ row, frames }: LogDetailsProps) {
  const words = useTranslations("visuals.logs");
  const { onTrace, onLabels } = useContext(LogJumps);
  const frame = frames[row.frame];
  const fields = fieldsOf(frame, row.row);
  const labels = Object.entries(row.labels).map(([name, value]): Detail => ({ name, value, links: [] }));
  const traceId = traceIdOf(row.body, row.labels, Object.fromEntries(fields.map(({ name, value }) => [name, value])));
  return (
    <div className={styles.details}>
      <div className={styles.actions}>
        <CopyButton text={row.body} label={words("copyLine")} />
        {traceId && onTrace && (
          <button type="button" className={parts.button} onClick={() => onTrace(traceId, row.time)}>
            {words("openTrace")}
          </button>
        )}
        {onLabels && labels.length > 0 && (
          <button type="button" className={parts.button} onClick={() => onLabels(row.labels, row.time)}>
            {words("followLabels")}
          </button>
        )}
      </div>
      {[
        { title: words("fields"), entries: fields },
        { title: words("labels"), entries: labels },
      ].map(
        ({ title, entries }) =>
          entries.length > 0 && (
            <section key={title}>
              <h4>{title}</h4>
              <dl>
                {entries.map(({ name, value, links }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>
                      {value}
                      {links.map((link) => (
                        <a key={link.href} href={link.href} target={link.target ?? "_blank"} rel="noreferrer">
                          {link.title}
                        </a>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ),
      )}
    </div>
  );
}
