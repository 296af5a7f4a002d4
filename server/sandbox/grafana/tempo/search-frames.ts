import type { ShopSpan, ShopTrace } from "../../shop/shop-trace-store";
import { type DataFrame, type FrameField, jsonField, numberField, stringField, timeField } from "../frames/data-frame";
import { encodeFrame } from "../frames/encode-frame";
import { spanValue } from "./parse-traceql";

export interface FoundTrace {
  trace: ShopTrace;
  spans: ShopSpan[];
  /** All that matched, of which `spans` are the first. */
  matched: number;
}

interface Source {
  uid: string;
  name: string;
}

interface Row {
  trace: ShopTrace;
  span: ShopSpan;
}

/** Tempo's own API drops the zeros in front; so does the plugin. */
export const shortId = (id: string): string => id.replace(/^0+/, "");

const NANOS = 1_000_000;
const meta = { typeVersion: [0, 0], preferredVisualisationType: "table" };
const hidden = { custom: { hideFrom: { viz: true } } };

const link = ({ uid, name }: Source, title: string, query: string, panelsState?: object) => ({
  title,
  internal: {
    query: { query, queryType: "traceql" },
    datasourceUid: uid,
    datasourceName: name,
    ...(panelsState ? { panelsState } : {}),
  },
});

function times(name: string, values: readonly number[], width?: number): FrameField {
  const whole = values.map(Math.floor);
  return timeField(whole, {
    name,
    nanos: values.map((value, i) => Math.round((value - (whole[i] ?? 0)) * NANOS)),
    config: { displayNameFromDS: "Start time", ...(width ? { custom: { width } } : {}) },
  });
}

const spanIds = (rows: readonly Row[], source: Source): FrameField =>
  stringField(
    "spanID",
    rows.map(({ span }) => span.spanId),
    {
      config: {
        displayNameFromDS: "Span ID",
        unit: "string",
        links: [
          link(source, "Span: ${__value.raw}", "${__data.fields.traceIdHidden}", {
            trace: { spanId: "${__value.raw}" },
          }),
        ],
        custom: { width: 200 },
      },
    },
  );

/** The columns that both tables of spans have after the time. */
function details(rows: readonly Row[], named: readonly string[]): FrameField[] {
  const attributes = named.filter((field) => !["name", "duration"].includes(field));
  return [
    stringField(
      "name",
      rows.map(() => ""),
      { config: { displayNameFromDS: "Name", ...hidden } },
    ),
    ...attributes.map((field) => {
      const name = field.replace(/^(?:resource|span)?\./, "");
      const values = rows.map(({ span, trace }) => String(spanValue(field, span, trace) ?? ""));
      return stringField(name, values, { nullable: true, config: { displayNameFromDS: name } });
    }),
    numberField(
      "duration",
      rows.map(({ span }) => Math.round(span.durationMs * NANOS)),
      { config: { displayNameFromDS: "Duration", unit: "ns", custom: { width: 120 } } },
    ),
  ];
}

const traceIds = (rows: readonly Row[]): FrameField =>
  stringField(
    "traceIdHidden",
    rows.map(({ trace }) => shortId(trace.traceId)),
    { config: hidden },
  );

/** A row for each trace, newest first, with a table of the spans that matched in the last column. */
export function tracesFrame(found: readonly FoundTrace[], named: readonly string[], source: Source): DataFrame {
  const roots = found.map(({ trace }) => trace.spans[0]);
  const nested = found.map(({ trace, spans }) => {
    const rows = spans.map((span) => ({ trace, span }));
    const fields = [
      traceIds(rows),
      spanIds(rows, source),
      times(
        "time",
        rows.map(({ span }) => span.startMs),
        200,
      ),
      ...details(rows, named),
    ];
    return [encodeFrame("", { name: "Spans", refId: "", meta, fields })];
  });
  return {
    name: "Traces",
    meta: { ...meta, uniqueRowIdFields: [0] },
    fields: [
      stringField(
        "traceID",
        found.map(({ trace }) => shortId(trace.traceId)),
        { config: { displayNameFromDS: "Trace ID", links: [link(source, "Trace: ${__value.raw}", "${__value.raw}")] } },
      ),
      times(
        "startTime",
        roots.map((root) => root?.startMs ?? 0),
      ),
      stringField(
        "traceService",
        roots.map((root) => root?.service ?? ""),
        { config: { displayNameFromDS: "Service" } },
      ),
      stringField(
        "traceName",
        roots.map((root) => root?.name ?? ""),
        { config: { displayNameFromDS: "Name" } },
      ),
      numberField(
        "traceDuration",
        roots.map((root) => (root && root.durationMs >= 1 ? Math.floor(root.durationMs) : null)),
        { nullable: true, config: { displayNameFromDS: "Duration", unit: "ms", noValue: "<1 ms" } },
      ),
      jsonField("nested", nested),
    ],
  };
}

/** A row for each span that matched. */
export function spansFrame(found: readonly FoundTrace[], named: readonly string[], source: Source): DataFrame {
  const rows = found.flatMap(({ trace, spans }) => spans.map((span) => ({ trace, span })));
  const text = (name: string, title: string, read: (row: Row) => string) =>
    stringField(name, rows.map(read), { config: { displayNameFromDS: title, custom: { width: 200 } } });
  return {
    name: "Spans",
    meta,
    fields: [
      traceIds(rows),
      text("traceService", "Trace Service", ({ trace }) => trace.spans[0]?.service ?? ""),
      text("traceName", "Trace Name", ({ trace }) => trace.spans[0]?.name ?? ""),
      spanIds(rows, source),
      times(
        "time",
        rows.map(({ span }) => span.startMs),
      ),
      ...details(rows, named),
    ],
  };
}
