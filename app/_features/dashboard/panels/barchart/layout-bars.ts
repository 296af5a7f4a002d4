import { StackingMode } from "@grafana/schema";
import type { Block } from "../chart/block";

interface BarLayout {
  stacking: StackingMode;
  /** Shares of the room, from 0 to 1. */
  groupWidth: number;
  barWidth: number;
}

interface LaidOutBars {
  blocks: Block[];
  /** The end of each bar, for the range of the value axis; a list for each series. */
  ends: (number | null)[][];
}

type Values = readonly (number | null)[];

/**
 * Places bars side by side around the number of their category, or on top of each other: what is above zero upwards,
 * what is below downwards. With percentages each side of zero adds up to 1. Series that are not visible take no room.
 */
export function layoutBars(
  series: readonly Values[],
  visible: readonly boolean[],
  { stacking, groupWidth, barWidth }: BarLayout,
): LaidOutBars {
  const stacked = stacking !== StackingMode.None;
  const slots = stacked ? 1 : Math.max(1, visible.filter(Boolean).length);
  const slot = groupWidth / slots;
  const inset = (slot * (1 - barWidth)) / 2;
  const blocks: Block[] = [];
  const ends = series.map((values): (number | null)[] => values.map(() => null));
  const count = Math.max(0, ...series.map(({ length }) => length));
  for (let row = 0; row < count; row++) {
    const sum = (side: 1 | -1): number =>
      series.reduce((total, values, at) => {
        const value = values[row] ?? 0;
        return visible[at] && Math.sign(value) === side ? total + Math.abs(value) : total;
      }, 0);
    const whole = stacking === StackingMode.Percent ? { up: sum(1), down: sum(-1) } : { up: 1, down: 1 };
    let [up, down, place] = [0, 0, 0];
    series.forEach((values, at) => {
      if (!visible[at]) return;
      const from = row - groupWidth / 2 + place * slot + inset;
      if (!stacked) place++;
      const value = values[row] ?? null;
      if (value === null) return;
      const size = value / ((value < 0 ? whole.down : whole.up) || 1);
      const foot = stacked ? (value < 0 ? down : up) : 0;
      const end = foot + size;
      if (value < 0) down = end;
      else up = end;
      ends[at]![row] = end;
      const [low, high] = end < foot ? [end, foot] : [foot, end];
      blocks.push({ from, to: from + slot - inset * 2, low, high, series: at + 1, row });
    });
  }
  return { blocks, ends };
}
