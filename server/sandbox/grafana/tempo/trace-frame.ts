import type { ShopSpan, ShopTrace } from "../../shop/shop-trace-store";
import { type DataFrame, jsonField, numberField, stringField } from "../frames/data-frame";

type Pairs = { key: string; value: string | number }[];

const pairs = (attributes: Readonly<Record<string, string | number>>): Pairs =>
  Object.entries(attributes).map(([key, value]) => ({ key, value }));

export const resourceOf = (span: ShopSpan): Record<string, string> => ({
  "service.name": span.service,
  "service.namespace": "shop",
  "service.instance.id": span.instance,
});

/** A trace as Tempo's plugin frames it: a row for each span, times and durations in milliseconds. */
export function traceFrame({ traceId, spans }: ShopTrace): DataFrame {
  const column = <T>(read: (span: ShopSpan) => T): T[] => spans.map(read);
  return {
    name: "Trace",
    meta: { typeVersion: [0, 0], custom: { message: "", partial: false }, preferredVisualisationType: "trace" },
    fields: [
      stringField(
        "traceID",
        column(() => traceId),
      ),
      stringField(
        "spanID",
        column((span) => span.spanId),
      ),
      stringField(
        "parentSpanID",
        column((span) => span.parentSpanId),
      ),
      stringField(
        "operationName",
        column((span) => span.name),
      ),
      stringField(
        "serviceName",
        column((span) => span.service),
      ),
      stringField(
        "kind",
        column((span) => span.kind),
      ),
      numberField(
        "statusCode",
        column((span) => (span.failed ? 2 : 0)),
        { goType: "int64" },
      ),
      stringField(
        "statusMessage",
        column((span) => span.statusMessage),
      ),
      stringField(
        "instrumentationLibraryName",
        column(() => "shop"),
      ),
      stringField(
        "instrumentationLibraryVersion",
        column(() => "1"),
      ),
      stringField(
        "traceState",
        column(() => ""),
      ),
      jsonField(
        "serviceTags",
        column((span) => pairs(resourceOf(span))),
      ),
      numberField(
        "startTime",
        column((span) => span.startMs),
      ),
      numberField(
        "duration",
        column((span) => span.durationMs),
      ),
      jsonField(
        "logs",
        column((span) =>
          span.events.length === 0
            ? null
            : span.events.map(({ timeMs, name, attributes }) => ({
                timestamp: timeMs,
                name,
                fields: pairs(attributes),
              })),
        ),
      ),
      jsonField(
        "references",
        column(() => null),
      ),
      jsonField(
        "tags",
        column((span) => pairs(span.attributes)),
      ),
    ],
  };
}
