import { dataFrameFromJSON, toDataFrame, type DataFrame, type DataFrameJSON, type DataLink } from "@grafana/data";
import { cappedNotices } from "./data/capped-notices";
import { nestedFrames } from "./data/nested-frames";
import { prometheusTables } from "./data/prometheus-tables";
import type { SayFailure } from "./data/room-context";

const REF_ID = "A";

interface Clicked {
  value?: { rowIndex?: number; field?: { values: ArrayLike<unknown> } };
}

/** The links of data sources lead to Grafana's own Explore; a trace is shown here instead. */
function ownLinks(frame: DataFrame, title: string, onTrace: ((traceId: string) => void) | undefined): DataFrame {
  const isList = !frame.fields.some(({ name }) => name === "spanID");
  const fields = frame.fields.map((field) => {
    const link: DataLink = {
      title,
      url: "",
      onClick: ({ origin }) => {
        const { rowIndex = 0, field: clicked = field } = (origin as Clicked | undefined)?.value ?? {};
        onTrace?.(String(clicked.values[rowIndex]));
      },
    };
    const links = isList && onTrace && /^trace_?id$/i.test(field.name) ? [link] : undefined;
    return { ...field, config: { ...field.config, links } };
  });
  return { ...frame, fields };
}

export interface AdhocFramesOptions {
  /** Series of one moment become a table. */
  asTable: boolean;
  say: SayFailure;
  traceTitle: string;
  onTrace?: (traceId: string) => void;
}

/** Frames as they travel, made ready to be drawn. */
export function adhocFrames(wire: readonly unknown[], options: AdhocFramesOptions): DataFrame[] {
  const { asTable, say, traceTitle, onTrace } = options;
  const frames = (wire as DataFrameJSON[]).map((json) => nestedFrames(dataFrameFromJSON(json)));
  const tables = prometheusTables(
    cappedNotices(frames, say).map((frame) => ({ ...frame, refId: REF_ID })),
    [{ refId: REF_ID, format: asTable ? "table" : "time_series" }],
  );
  return tables.map((frame) => ownLinks(toDataFrame(frame), traceTitle, onTrace));
}
