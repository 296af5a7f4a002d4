import { type DataFrame, numberField, timeField } from "../frames/data-frame";
import { goDuration } from "../promql/duration";
import type { PromqlResult } from "../promql/query-promql";
import type { Labels } from "../promql/value";

export interface FrameRequest {
  /** The expression that was run, intervals expanded. */
  expression: string;
  stepMs: number;
  legendFormat: string;
}

const metricText = (labels: Labels): string => {
  const pairs = Object.keys(labels)
    .filter((name) => name !== "__name__")
    .sort()
    .map((name) => `${name}=${JSON.stringify(labels[name])}`);
  const name = labels.__name__ ?? "";
  if (pairs.length === 0) return name || "{}";
  return `${name}{${pairs.join(", ")}}`;
};

/** What a series is called: the legend filled in, nothing for "auto" with labels, else the metric as text. */
function displayName(labels: Labels, request: FrameRequest): string {
  let legend = metricText(labels);
  if (request.legendFormat === "__auto") {
    if (Object.keys(labels).length > 0) legend = "";
  } else if (request.legendFormat) {
    legend = request.legendFormat.replaceAll(/\{\{\s*(.+?)\s*\}\}/g, (_whole, label: string) => labels[label] ?? "");
  }
  return legend === "{}" ? request.expression : legend;
}

const executedQuery = (request: FrameRequest): string =>
  `Expr: ${request.expression}\nStep: ${goDuration(request.stepMs)}`;

/** What stands for no series, and beside an error: the query that was run, and nothing else. */
export const emptyFrame = (request: FrameRequest): DataFrame => ({
  meta: {
    typeVersion: [0, 0],
    custom: { calculatedMinStep: request.stepMs },
    executedQueryString: executedQuery(request),
  },
  fields: [],
});

/** A frame for each series as Grafana makes them: a range gives `timeseries-multi`, an instant `numeric-multi`. */
export function prometheusFrames(result: PromqlResult, request: FrameRequest): DataFrame[] {
  const executedQueryString = executedQuery(request);
  if (result.series.length === 0) return [emptyFrame(request)];
  return result.series.map(({ labels, times, values }, index) => {
    const name = displayName(labels, request);
    return {
      meta: {
        type: result.type === "matrix" ? "timeseries-multi" : "numeric-multi",
        typeVersion: [0, 1],
        custom: {
          resultType: result.type,
          ...(index === 0 ? { calculatedMinStep: request.stepMs } : {}),
        },
        ...(index === 0 ? { executedQueryString } : {}),
      },
      fields: [
        timeField(times, { config: { interval: request.stepMs } }),
        numberField(labels.__name__ ?? "Value", values, {
          labels,
          ...(name ? { config: { displayNameFromDS: name } } : {}),
        }),
      ],
    };
  });
}
