import type { QueryLanguage } from "./open-places";

/** A word of a language as completion offers it. `before` stands before the cursor once it is chosen, `after` behind. */
export interface Word {
  label: string;
  type: "function" | "keyword" | "operator" | "constant" | "duration";
  after?: string;
}

const all = (type: Word["type"], text: string, after?: string): Word[] =>
  text.split(" ").map((label) => ({ label, type, ...(after !== undefined && { after }) }));

const AGGREGATIONS = "sum avg count min max topk bottomk stddev stdvar";
const RANGES = "30s 1m 5m 15m 1h 1d";

/** Names of functions; a bracket follows them. @see https://prometheus.io/docs/prometheus/latest/querying/functions/ */
const FUNCTIONS: Record<QueryLanguage, Word[]> = {
  promql: all(
    "function",
    `${AGGREGATIONS} count_values group quantile limitk limit_ratio abs absent absent_over_time avg_over_time ceil changes clamp clamp_max clamp_min count_over_time day_of_month day_of_week days_in_month delta deriv exp floor histogram_avg histogram_count histogram_fraction histogram_quantile histogram_sum hour idelta increase irate label_join label_replace last_over_time ln log10 log2 max_over_time min_over_time minute month predict_linear present_over_time quantile_over_time rate resets round scalar sgn sort sort_desc sqrt stddev_over_time stdvar_over_time sum_over_time time timestamp vector year`,
    "()",
  ),
  logql: all(
    "function",
    `${AGGREGATIONS} sort sort_desc approx_topk rate count_over_time bytes_rate bytes_over_time sum_over_time avg_over_time min_over_time max_over_time first_over_time last_over_time stddev_over_time stdvar_over_time quantile_over_time absent_over_time rate_counter label_replace vector`,
    "()",
  ),
  traceql: all(
    "function",
    "rate count_over_time min_over_time max_over_time avg_over_time sum_over_time quantile_over_time histogram_over_time compare count avg min max sum by select coalesce topk bottomk",
    "()",
  ),
};

const DURATIONS: Record<QueryLanguage, Word[]> = {
  promql: all("duration", `$__rate_interval $__interval $__range ${RANGES}`),
  logql: all("duration", `$__auto $__interval $__range ${RANGES}`),
  traceql: [],
};

export const WORDS = {
  functions: FUNCTIONS,
  durations: DURATIONS,
  /** What may follow a complete expression. */
  afterExpression: {
    promql: [
      ...all("keyword", "by without on ignoring group_left group_right", " ()"),
      ...all("keyword", "offset and or unless bool"),
    ],
    logql: [
      ...all("keyword", "by without on ignoring group_left group_right", " ()"),
      ...all("keyword", "offset and or unless bool"),
    ],
    traceql: all("keyword", "by", "()"),
  },
  lineFilters: all("operator", "|= != |~ !~", ' ""'),
  stages: [
    ...all("keyword", "json logfmt unpack decolorize"),
    ...all("keyword", "pattern regexp line_format", ' ""'),
    ...all("keyword", "label_format unwrap drop keep", " "),
  ],
  intrinsics: all(
    "keyword",
    "status statusMessage duration name kind traceDuration rootName rootServiceName nestedSetParent",
  ),
  joins: all("operator", "&& ||", " "),
  comparisons: all("operator", "= != =~ !~ > < >= <="),
  /** Values that TraceQL knows by name. */
  known: {
    status: all("constant", "error ok unset"),
    kind: all("constant", "server client producer consumer internal unspecified"),
  } as Readonly<Record<string, Word[]>>,
} as const;
