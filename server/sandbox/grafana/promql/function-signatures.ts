import type { ExpressionType } from "./expression";

export interface Signature {
  parameters: ExpressionType[];
  /** How many of the parameters may be left out. */
  optional?: number;
  returns: ExpressionType;
}

const vectorToVector: Signature = { parameters: ["instant vector"], returns: "instant vector" };
const rangeToVector: Signature = { parameters: ["range vector"], returns: "instant vector" };

/** The functions that are understood; any other is refused. */
export const FUNCTION_SIGNATURES: Readonly<Record<string, Signature>> = {
  rate: rangeToVector,
  increase: rangeToVector,
  irate: rangeToVector,
  idelta: rangeToVector,
  delta: rangeToVector,
  deriv: rangeToVector,
  changes: rangeToVector,
  resets: rangeToVector,
  avg_over_time: rangeToVector,
  min_over_time: rangeToVector,
  max_over_time: rangeToVector,
  sum_over_time: rangeToVector,
  count_over_time: rangeToVector,
  last_over_time: rangeToVector,
  present_over_time: rangeToVector,
  absent_over_time: rangeToVector,
  stddev_over_time: rangeToVector,
  stdvar_over_time: rangeToVector,
  quantile_over_time: { parameters: ["scalar", "range vector"], returns: "instant vector" },
  predict_linear: { parameters: ["range vector", "scalar"], returns: "instant vector" },
  abs: vectorToVector,
  ceil: vectorToVector,
  floor: vectorToVector,
  sqrt: vectorToVector,
  exp: vectorToVector,
  ln: vectorToVector,
  log2: vectorToVector,
  log10: vectorToVector,
  sgn: vectorToVector,
  timestamp: vectorToVector,
  absent: vectorToVector,
  sort: vectorToVector,
  sort_desc: vectorToVector,
  round: { parameters: ["instant vector", "scalar"], optional: 1, returns: "instant vector" },
  clamp: { parameters: ["instant vector", "scalar", "scalar"], returns: "instant vector" },
  clamp_min: { parameters: ["instant vector", "scalar"], returns: "instant vector" },
  clamp_max: { parameters: ["instant vector", "scalar"], returns: "instant vector" },
  scalar: { parameters: ["instant vector"], returns: "scalar" },
  vector: { parameters: ["scalar"], returns: "instant vector" },
  time: { parameters: [], returns: "scalar" },
  histogram_quantile: { parameters: ["scalar", "instant vector"], returns: "instant vector" },
  label_replace: {
    parameters: ["instant vector", "string", "string", "string", "string"],
    returns: "instant vector",
  },
};

export const AGGREGATIONS = new Set([
  "sum",
  "avg",
  "min",
  "max",
  "count",
  "group",
  "stddev",
  "stdvar",
  "topk",
  "bottomk",
  "quantile",
]);
export const AGGREGATIONS_WITH_PARAMETER = new Set(["topk", "bottomk", "quantile"]);
