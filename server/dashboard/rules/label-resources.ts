import type { AbsoluteRange } from "../contract";
import type { DataSourceKind } from "./data-source-kind";
import type { VariableQuery } from "./parse-variable-query";

/** A path of a data source's own API with its parameters. */
export interface LabelResource {
  path: string;
  params: [name: string, value: string][];
}

const MINUTE = 60_000;
const PLAIN_LABEL = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * A label as a part of Prometheus' paths: names beyond letters, digits and underscores are written as `U__` with the
 * others as `_<hex>_` (Prometheus 3, "UTF-8 names").
 */
function pathLabel(label: string): string {
  if (PLAIN_LABEL.test(label)) return label;
  const escaped = [...label].map((char) => {
    if (char === "_") return "__";
    return /[A-Za-z0-9]/.test(char) ? char : `_${(char.codePointAt(0) ?? 0).toString(16)}_`;
  });
  return `U__${escaped.join("")}`;
}

/** Ends are widened to whole minutes, so that viewers who come at different moments ask the same. */
function time({ from, to }: AbsoluteRange, kind: DataSourceKind): [string, string][] {
  const [start, end] = [Math.floor(from / MINUTE) * MINUTE, Math.ceil(to / MINUTE) * MINUTE];
  const unit = kind === "loki" ? (ms: number) => `${ms}000000` : (ms: number) => String(ms / 1000);
  return [
    ["start", unit(start)],
    ["end", unit(end)],
  ];
}

/** Where Prometheus or Loki tell what a variable query asks for; not for `query-result`, which is a query. */
export function labelResource(
  query: Exclude<VariableQuery, { kind: "query-result" }>,
  kind: DataSourceKind,
  range: AbsoluteRange,
): LabelResource {
  const isLoki = kind === "loki";
  const root = isLoki ? "" : "api/v1/";
  const matching = (match: string | null): [string, string][] =>
    match === null ? [] : [[isLoki ? "query" : "match[]", match]];
  const within = time(range, kind);
  switch (query.kind) {
    case "label-names":
      return { path: `${root}labels`, params: [...matching(query.match), ...within] };
    case "label-values": {
      const label = encodeURIComponent(isLoki ? query.label : pathLabel(query.label));
      return { path: `${root}label/${label}/values`, params: [...matching(query.match), ...within] };
    }
    case "metric-names": {
      const pattern = query.pattern.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
      return {
        path: `${root}label/__name__/values`,
        params: [["match[]", `{__name__=~".*(?:${pattern}).*"}`], ...within],
      };
    }
    default:
      return { path: `${root}series`, params: [["match[]", query.match], ...within] };
  }
}
