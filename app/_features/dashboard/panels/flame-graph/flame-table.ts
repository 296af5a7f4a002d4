import type { FlameData } from "./flame-data";

/** What one function costs wherever it stands. */
export interface FlameSymbol {
  label: string;
  self: number;
  total: number;
}

/** Costs by function. One that calls itself counts once for each of its outermost bars. */
export function flameTable(data: FlameData): FlameSymbol[] {
  const symbols = new Map<string, FlameSymbol>();
  const { labels, parents } = data;
  const outermost = (row: number): boolean => {
    for (let at = parents[row] ?? -1; at >= 0; at = parents[at] ?? -1) if (labels[at] === labels[row]) return false;
    return true;
  };
  labels.forEach((label, row) => {
    const symbol = symbols.get(label) ?? { label, self: 0, total: 0 };
    symbol.self += data.selfs[row] ?? 0;
    if (outermost(row)) symbol.total += data.values[row] ?? 0;
    symbols.set(label, symbol);
  });
  return [...symbols.values()];
}
