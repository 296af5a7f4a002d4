import type { AbsoluteRange, StoredVariable } from "../contract";
import { durationMs, durationText, roundedStep } from "./duration-text";

/** The choice by which the shown range is divided into steps. */
export const AUTO_VALUE = "$__auto";
const OLD_AUTO = "$__auto_interval_";

/** Whether a value stands for the automatic choice, as present or older versions write it. */
export const isAutoInterval = (value: string): boolean => value === AUTO_VALUE || value.startsWith(OLD_AUTO);

/** The durations that an interval variable offers: `1m,5m` or `"1m","5m"`. */
export function listedIntervals(stored: StoredVariable): string[] {
  const text = typeof stored.query === "string" ? stored.query : "";
  return text
    .split(",")
    .map((part) => part.trim().replace(/^(["'])(.*)\1$/, "$2"))
    .filter((part) => part !== "" && part !== "auto" && !isAutoInterval(part));
}

/** What the automatic choice means for a range: so many steps, but none shorter than the variable's least. */
export function autoInterval(stored: StoredVariable, range: AbsoluteRange): string {
  const steps = Math.max(1, Number(stored.auto_count) || 30);
  const least = durationMs(stored.auto_min) ?? 10_000;
  return durationText(Math.max(roundedStep((range.to - range.from) / steps), least));
}
