import type { StoredPanel } from "@/server/dashboard/contract";
import type { GlanceUnit } from "../contract";
import { isKnownUnit } from "./format-number";

interface Threshold {
  color: string;
  value: number | null;
}

/** How the fields of a panel look, as far as a first glance needs it. */
export interface FieldStyle {
  unit: GlanceUnit;
  min: number | null;
  max: number | null;
  custom: Record<string, unknown>;
  colorMode: string;
  fixedColor: string;
  thresholds: Threshold[];
  /** Names and colours that overrides give. */
  named: { matches: (name: string) => boolean; color?: string; displayName?: string }[];
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const asNumber = (value: unknown): number | null => (typeof value === "number" ? value : null);
const asText = (value: unknown): string => (typeof value === "string" ? value : "");

/** Overrides that change a colour or a name are followed; those that change nothing that is painted may be ignored. */
const IGNORED =
  /^(description|links|noValue|custom\.(lineWidth|fillOpacity|showPoints|pointSize|lineStyle|gradientMode|width|align|axisLabel|spanNulls))$/;

function matcher(stored: unknown): ((name: string) => boolean) | null {
  const { id, options } = asRecord(stored);
  if (id === "byName" && typeof options === "string") return (name) => name === options;
  if (id !== "byRegexp" || typeof options !== "string" || options.length > 200) return null;
  try {
    const [, pattern = options] = /^\/(.*)\/[a-z]*$/s.exec(options) ?? [];
    const regex = new RegExp(pattern);
    return (name) => regex.test(name);
  } catch {
    return null;
  }
}

function override(stored: unknown): FieldStyle["named"][number] | "ignored" | null {
  const { matcher: how, properties } = asRecord(stored);
  if (!Array.isArray(properties)) return "ignored";
  const wanted = properties.map(asRecord).filter(({ id }) => !IGNORED.test(asText(id)));
  if (wanted.length === 0) return "ignored";
  const matches = matcher(how);
  if (!matches) return null;
  const found: FieldStyle["named"][number] = { matches };
  for (const { id, value } of wanted) {
    const { mode, fixedColor } = asRecord(value);
    if (id === "color" && mode === "fixed" && typeof fixedColor === "string") found.color = fixedColor;
    else if (id === "displayName" && typeof value === "string") found.displayName = value;
    else return null;
  }
  return found;
}

/** The style of a panel's fields, or null where a first glance could not look like the panel itself. */
export function fieldStyle(panel: Pick<StoredPanel, "fieldConfig">): FieldStyle | null {
  const { defaults, overrides } = panel.fieldConfig;
  const unit = asText(defaults.unit);
  const mappings = Array.isArray(defaults.mappings) && defaults.mappings.length > 0;
  if (!isKnownUnit(unit) || mappings || defaults.displayName) return null;
  const named = overrides.map(override);
  if (named.some((each) => each === null)) return null;
  const color = asRecord(defaults.color);
  const steps = asRecord(defaults.thresholds);
  if (steps.mode === "percentage") return null;
  return {
    unit: { unit, decimals: asNumber(defaults.decimals) },
    min: asNumber(defaults.min),
    max: asNumber(defaults.max),
    custom: asRecord(defaults.custom),
    colorMode: asText(color.mode),
    fixedColor: asText(color.fixedColor),
    thresholds: (Array.isArray(steps.steps) ? steps.steps : []).map((step) => {
      const { color: at, value } = asRecord(step);
      return { color: asText(at), value: asNumber(value) };
    }),
    named: named.filter((each): each is FieldStyle["named"][number] => each !== null && each !== "ignored"),
  };
}
