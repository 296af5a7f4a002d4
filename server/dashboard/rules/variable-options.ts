import type { StoredVariable, VariableOption } from "../contract";
import { storedPattern } from "./stored-pattern";

const natural = new Intl.Collator("en", { sensitivity: "accent", numeric: true });

function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  if (pattern.global) return [...text.matchAll(pattern)];
  const match = pattern.exec(text);
  return match ? [match] : [];
}

/** What a pattern makes of one value: named groups `value` and `text`, its first group, or the value as it is. */
function picked(option: VariableOption, pattern: RegExp, byText: boolean): VariableOption[] {
  const matches = matchesOf(byText ? option.text : option.value, pattern);
  if (matches.length === 0) return [];
  const value = matches.find(({ groups }) => groups?.value)?.groups?.value;
  const text = matches.find(({ groups }) => groups?.text)?.groups?.text;
  if (value !== undefined || text !== undefined) {
    return [{ ...option, value: value ?? text ?? "", text: text ?? value ?? "" }];
  }
  const grouped = matches.filter((match) => match.length > 1);
  if (grouped.length === 0) return [option];
  const groups = matches.length > 1 ? grouped : grouped.slice(0, 1);
  return groups.map((match) => ({ ...option, value: match[1] ?? "", text: match[1] ?? "" }));
}

const numberIn = ({ text }: VariableOption): number => Number(/.*?(\d+).*/s.exec(text)?.[1] ?? -1);
const plainly = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ORDERS: readonly (((a: VariableOption, b: VariableOption) => number) | null)[] = [
  null,
  (a, b) => plainly(a.text, b.text),
  (a, b) => numberIn(a) - numberIn(b),
  (a, b) => plainly(a.text.toLowerCase(), b.text.toLowerCase()),
  (a, b) => natural.compare(a.text, b.text),
];

/** In the stored order: none, then alphabetical, numerical, without case and natural, each up and then down. */
function sorted(options: VariableOption[], order: number): VariableOption[] {
  const compare = ORDERS[Math.ceil(order / 2)];
  if (!compare) return options;
  const ascending = [...options].sort(compare);
  return order % 2 === 1 ? ascending : ascending.reverse();
}

function staticOptions({ staticOptions: stored }: StoredVariable): VariableOption[] {
  if (!Array.isArray(stored)) return [];
  return (stored as { value?: unknown; text?: unknown }[]).map(({ value, text }) => ({
    value: String(value),
    text: String(text ?? value),
  }));
}

/**
 * What a query variable offers: the values that were read, through its pattern (with its own variables filled in), each
 * once, in its order, and the fixed ones that its author put before, behind or among them.
 */
export function variableOptions(
  read: readonly VariableOption[],
  variable: StoredVariable,
  regex: string = variable.regex,
): VariableOption[] {
  const pattern = storedPattern(regex);
  const byText = variable.regexApplyTo === "text";
  const all = pattern ? read.flatMap((option) => picked(option, pattern, byText)) : [...read];
  const seen = new Set<string>();
  const once = all.filter(({ value }) => !seen.has(value) && seen.add(value));
  const fixed = staticOptions(variable);
  const free = sorted(once, variable.sort).filter(({ value }) => !fixed.some((option) => option.value === value));
  if (variable.staticOptionsOrder === "after") return [...free, ...fixed];
  if (variable.staticOptionsOrder === "sorted") return sorted([...free, ...fixed], variable.sort);
  return [...fixed, ...free];
}
