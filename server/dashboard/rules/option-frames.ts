import type { VariableOption } from "../contract";

/** The part of an answer's frames that is read here: columns by field. */
export interface OptionFrame {
  schema?: { fields?: { name?: string; type?: string; labels?: Record<string, string> }[] };
  data?: { values?: unknown[][] };
}

const VALUE = ["__value", "value"];
const TEXT = ["__text", "text"];
const shown = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/**
 * What the rows of a table offer: its columns `__value` and `__text` (or `value` and `text`), the further ones as
 * properties; without such columns every value of every column.
 */
export function optionsInFrames(frames: readonly OptionFrame[]): VariableOption[] {
  return frames.flatMap((frame) => {
    const fields = frame.schema?.fields ?? [];
    const columns = frame.data?.values ?? [];
    const at = (names: string[]) => fields.findIndex(({ name = "" }) => names.includes(name.toLowerCase()));
    const [value, text] = [at(VALUE), at(TEXT)];
    if (value === -1 && text === -1) {
      const flat = columns.flat().filter((item) => item !== null && item !== undefined);
      return flat.map((item) => ({ text: shown(item), value: shown(item) }));
    }
    const rows = columns[value === -1 ? text : value] ?? [];
    return rows.map((_, row): VariableOption => {
      const cell = (index: number) => columns[index]?.[row];
      const properties = Object.fromEntries(fields.map(({ name = "" }, index) => [name.toLowerCase(), cell(index)]));
      const own = shown(cell(value === -1 ? text : value));
      return { value: own, text: text === -1 ? own : shown(cell(text)), properties };
    });
  });
}
