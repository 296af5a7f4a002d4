import { dateTimeFormat } from "@grafana/data";
import { useTranslations } from "next-intl";
import { useContext } from "react";
import { CopyButton } from "../copy-button";
import parts from "../panel-parts.module.css";
import { durationText } from "./duration-text";
import { SpanJumps } from "./span-jumps";
import type { SpanTag, TraceSpan } from "./trace-spans";
import styles from "./traces-panel.module.css";

function Tags({ title, tags }: { title: string; tags: readonly SpanTag[] }) {
  if (tags.length === 0) return null;
  return (
    <section>
      <h4>{title}</h4>
      <dl>
        {tags.map(({ key, value }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- keys of tags may repeat
          <div key={`${key} ${index}`}>
            <dt>{key}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface SpanDetailsProps {
  span: TraceSpan;
  traceStart: number;
  timeZone: string;
}

/** Everything that a span says of itself. */
export function SpanDetails({ span, traceStart, timeZone }: SpanDetailsProps) {
  const words = useTranslations("visuals.traces");
  const { onLogs } = useContext(SpanJumps);
  const { id, kind, library, statusMessage, events, references, warnings } = span;
  const facts: SpanTag[] = [
    { key: words("service"), value: span.service },
    {
      key: words("start"),
      value: `${dateTimeFormat(span.start, { timeZone, defaultWithMS: true })} (+${durationText(span.start - traceStart)})`,
    },
    { key: words("duration"), value: durationText(span.duration) },
    { key: words("kind"), value: kind },
    { key: words("status"), value: span.isError ? `${words("error")} ${statusMessage}`.trim() : statusMessage },
    { key: words("library"), value: library },
    { key: words("spanId"), value: id },
  ].filter(({ value }) => value !== "");
  return (
    <div className={styles.details}>
      {warnings.map((warning) => (
        <p key={warning} role="note" className={styles.warning}>
          {warning}
        </p>
      ))}
      <div className={styles.actions}>
        <CopyButton text={span.traceId} label={words("copyTraceId")} />
        {onLogs && (
          <button type="button" className={parts.button} onClick={() => onLogs(span)}>
            {words("showLogs")}
          </button>
        )}
      </div>
      <Tags title={words("span")} tags={facts} />
      <Tags title={words("tags")} tags={span.tags} />
      <Tags title={words("process")} tags={span.process} />
      {events.map((event, index) => (
        <Tags
          // oxlint-disable-next-line react/no-array-index-key -- events of the same moment may be alike
          key={`${event.time} ${index}`}
          title={words("event", { at: durationText(event.time - traceStart), name: event.name })}
          tags={event.tags}
        />
      ))}
      <Tags
        title={words("references")}
        tags={references.map(({ traceId, spanId }) => ({ key: words("reference"), value: `${traceId} / ${spanId}` }))}
      />
    </div>
  );
}
