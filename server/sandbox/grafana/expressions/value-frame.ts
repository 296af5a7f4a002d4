import { type DataFrame, numberField, timeField } from "../frames/data-frame";
import type { ExpressionValue, Labels } from "./expression-value";

const meta = (type: string): Record<string, unknown> => ({ type, typeVersion: [0, 1] });
const more = (labels: Labels) => ({ nullable: true, ...(Object.keys(labels).length > 0 ? { labels } : {}) });

/** The frame of one value: its own when a query gave it, else one whose field is named as the expression. */
export function valueFrame(refId: string, value: ExpressionValue): DataFrame {
  if (value.frame) return value.frame;
  switch (value.kind) {
    case "series":
      return {
        meta: meta("timeseries-multi"),
        fields: [timeField(value.times), numberField(refId, value.values, more(value.labels))],
      };
    case "number":
      return { meta: meta("numeric-multi"), fields: [numberField(refId, [value.value], more(value.labels))] };
    case "no-data":
      return { name: "no data", fields: [] };
  }
}
