import { type CustomField, type FieldKind, type FieldOption, OPTIONS_MAX } from "@/server/field/contract";

/** Whether values of this kind are chosen from options. */
export function hasOptions(kind: FieldKind): boolean {
  return kind === "select" || kind === "multi_select";
}

export type KeptOptions = { options: FieldOption[] } | { problem: "missing" | "tooMany" | "none" };

/**
 * The options as they shall be. Those that were there and are not wanted any more are archived instead of taken away: an
 * incident may name them.
 */
export function keepOptions(
  { kind, options: before }: Pick<CustomField, "kind" | "options">,
  wanted: readonly FieldOption[],
): KeptOptions {
  if (!hasOptions(kind)) return wanted.length === 0 ? { options: [] } : { problem: "none" };
  const ids = new Set(wanted.map(({ id }) => id));
  const dropped = before.filter(({ id }) => !ids.has(id)).map((option) => ({ ...option, isArchived: true }));
  const options = [...wanted, ...dropped];
  if (options.length > OPTIONS_MAX) return { problem: "tooMany" };
  return options.some(({ isArchived }) => !isArchived) ? { options } : { problem: "missing" };
}
