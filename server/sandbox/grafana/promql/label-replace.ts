import { anchoredPattern } from "./matcher";
import { PromqlError } from "./promql-error";
import type { VectorSeries } from "./value";

/** `label_replace`: sets a label from the groups of a pattern; an empty result removes it. */
export function labelReplace(
  series: VectorSeries[],
  [target = "", replacement = "", source = "", pattern = ""]: readonly string[],
): VectorSeries[] {
  let expression: RegExp;
  try {
    expression = anchoredPattern(pattern);
  } catch {
    throw new PromqlError("execution", `invalid regular expression in label_replace(): ${pattern}`);
  }
  if (!/^[a-zA-Z_]\w*$/.test(target)) {
    throw new PromqlError("execution", `invalid destination label name in label_replace(): ${target}`);
  }
  return series.map((one) => {
    const match = expression.exec(one.labels[source] ?? "");
    if (!match) return one;
    const value = replacement.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_whole, braced?: string, plain?: string) => {
      const name = braced ?? plain ?? "";
      return match[Number(name)] ?? match.groups?.[name] ?? "";
    });
    const labels: Record<string, string> = { ...one.labels };
    if (value === "") delete labels[target];
    else labels[target] = value;
    return { ...one, labels };
  });
}
