import { formatValue } from "./format-value";
import { Refusal } from "./refusal";
import type { VariableReference } from "./variable-references";
import type { ScopedVariable, VariableScope } from "./variable-scope";

/** What a reference stands for, before it is put into a text. */
export interface ReferredValue {
  name: string;
  values: string[];
  texts: string[];
  multi: boolean;
  list: boolean;
  /** Text that stands for all values, to be used as it is. */
  all: string | null;
  /** `$__all` without known values: `all` is a pattern and nothing else. */
  unknown: boolean;
  /** All of it was written by the dashboard's author. */
  authored: boolean;
  /** All of it is offered by the variable. */
  offered: boolean;
}

/** A field of the chosen options, `${name.field}`; a number counts among the values. */
function fieldValues(variable: ScopedVariable, field: string): string[] {
  const { values, options, name } = variable;
  const at = /^\d+$/.test(field) ? values[Number(field)] : undefined;
  if (at !== undefined) return [at];
  if (!options) throw new Refusal("values-unknown", name);
  return values.map((value) => {
    const found = options.find((option) => option.value === value)?.properties?.[field];
    return found === undefined || found === null ? value : String(found);
  });
}

/**
 * What a reference to a dashboard's variable stands for.
 *
 * @throws Refusal value-not-offered, values-unknown
 */
export function referredValue(variable: ScopedVariable, { field }: VariableReference): ReferredValue {
  const { name, texts, multi, list, all, unknown, authored, options, barred } = variable;
  if (barred) throw new Refusal("value-not-offered", name);
  const named = field !== null && field !== "text" && field !== "value";
  const values = named ? fieldValues(variable, field) : variable.values;
  const offeredValues = new Set(options?.map(({ value }) => value));
  const fromOptions = variable.stored.type !== "query" && named;
  return {
    name,
    values,
    texts,
    multi,
    list,
    all: named ? null : all,
    unknown,
    authored: fromOptions || variable.values.every((value) => authored.has(value)),
    offered: variable.values.every((value) => offeredValues.has(value)),
  };
}

/** The format that a reference asks for: `${name.text}` is `${name:text}`. */
export const formatOf = (reference: VariableReference): string | null =>
  reference.field === "text" ? "text" : reference.format;

/** A value in a format, with what the format may need to know. */
export const formatted = (format: string, value: ReferredValue, scope: VariableScope): string =>
  formatValue(format, value.values, {
    name: value.name,
    texts: value.texts,
    multi: value.list,
    timeZone: scope.timeZone,
  });
