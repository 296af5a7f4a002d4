import {
  FieldColorModeId,
  FieldType,
  ThresholdsMode,
  formattedValueToString,
  getActiveThreshold,
  type Field,
} from "@grafana/data";
import { isMapped } from "./is-mapped";

/** A value as a timeline shows it. States with the same key are the same state. */
export interface State {
  key: string;
  text: string;
  color?: string;
}

/** Whether numbers of a field, where no mapping names them, are shown as the range between thresholds that they are in. */
export function rangesCount(field: Field): boolean {
  const { color, thresholds } = field.config;
  return (
    field.type === FieldType.number &&
    color?.mode === FieldColorModeId.Thresholds &&
    thresholds?.mode === ThresholdsMode.Absolute &&
    thresholds.steps.length > 1
  );
}

/** The name of the range that begins at a threshold. */
export function rangeText(field: Field, step: number): string {
  const steps = field.config.thresholds?.steps ?? [];
  const write = (value: number): string =>
    field.display ? formattedValueToString(field.display(value)) : String(value);
  return step === 0 ? `< ${write(steps[1]?.value ?? 0)}` : `${write(steps[step]?.value ?? 0)}+`;
}

/** Reads a value of a field. `merged` tells whether numbers of one range are one state. */
export function stateOf(field: Field, value: unknown, merged: boolean): State {
  const shown = field.display?.(value);
  const text = shown ? formattedValueToString(shown) : String(value);
  const steps = field.config.thresholds?.steps ?? [];
  if (!merged || typeof value !== "number" || !rangesCount(field) || isMapped(value, field.config.mappings))
    return { key: `${text}\n${shown?.color ?? ""}`, text, color: shown?.color };
  const step = steps.indexOf(getActiveThreshold(value, steps));
  return { key: `#${step}`, text: rangeText(field, step), color: shown?.color };
}
