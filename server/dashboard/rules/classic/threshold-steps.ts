import { jsonsOf, listOf, numberOf, textOf, type Json } from "../json-values";

/** Thresholds as a text or a list of limits, with one colour below the first and one above each. */
export function legacyThresholds(limits: unknown, colors: unknown): Json | undefined {
  const values = (typeof limits === "string" ? limits.split(",") : listOf(limits)).flatMap(
    (limit) => numberOf(limit) ?? [],
  );
  const names = listOf(colors).map(textOf);
  if (names.length === 0) return undefined;
  const steps = [null, ...values].map((value, index) => ({ color: names[index] || names.at(-1) || "green", value }));
  return { mode: "absolute", steps };
}

/** `thresholds` of a field configuration: a bare list of steps in Grafana 6, an object since. */
export function thresholdSteps(stored: unknown): unknown {
  if (!Array.isArray(stored)) return stored;
  const steps = jsonsOf(stored).map(({ color, value }, index) => ({
    color,
    value: index === 0 ? null : (numberOf(value) ?? null),
  }));
  return { mode: "absolute", steps };
}
