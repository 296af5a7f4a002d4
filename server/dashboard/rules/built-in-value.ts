import { durationText } from "./duration-text";
import type { VariableReference } from "./variable-references";
import type { VariableScope } from "./variable-scope";

export interface BuiltInValue {
  value: string;
  /** It is a number or the author's own text; otherwise it is of the person who looks. */
  authored: boolean;
}

const own = (value: string | number): BuiltInValue => ({ value: String(value), authored: true });
const seconds = (ms: number): number => Math.max(1, Math.round(ms / 1000));

function personal({ field, name }: VariableReference, scope: VariableScope): BuiltInValue {
  const { viewer, organization } = scope;
  // A shared link is nobody: its queries hold nothing of the person who made it.
  if (name === "__org") return own((field === "name" ? organization?.name : organization?.id) ?? "");
  const value = field === "login" || field === "email" ? viewer?.[field] : viewer?.id;
  return { value: value ?? "", authored: false };
}

/**
 * The value of one of Grafana's own variables, or null where it is left in the text: those in `left` are filled in by
 * the data source's back end, and `$__timeFilter(…)`, `$timeFilter` and the like are macros of SQL.
 */
export function builtInValue(
  reference: VariableReference,
  scope: VariableScope,
  left: ReadonlySet<string> = new Set(),
): BuiltInValue | null {
  if (left.has(reference.name)) return null;
  const { range, dashboard, intervalMs, timeZone } = scope;
  const length = range.to - range.from;
  switch (reference.name) {
    case "__from":
      return own(range.from);
    case "__to":
      return own(range.to);
    case "__interval":
      return intervalMs === null ? null : own(durationText(intervalMs));
    case "__interval_ms":
      return intervalMs === null ? null : own(intervalMs);
    case "__range":
      return own(`${seconds(length)}s`);
    case "__range_s":
      return own(seconds(length));
    case "__range_ms":
      return own(length);
    case "__dashboard":
      return own(reference.field === "uid" ? dashboard.uid : dashboard.title);
    case "__org":
    case "__user":
      return personal(reference, scope);
    case "__timezone":
      return own(timeZone ?? "UTC");
    default:
      return null;
  }
}
