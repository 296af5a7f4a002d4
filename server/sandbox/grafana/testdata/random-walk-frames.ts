import { hashUnit } from "../../shop/hash-unit";
import type { DataQuery, QueryContext } from "../data-source";
import { type DataFrame, numberField, timeField } from "../frames/data-frame";
import { parseLabels, seriesName } from "./series-name";

const number = (value: unknown, otherwise: number): number => (typeof value === "number" ? value : otherwise);

/** A frame for each series. The same range gives the same walk. */
export function randomWalkFrames(query: DataQuery, { from, to }: QueryContext): DataFrame[] {
  const count = Math.max(0, number(query.seriesCount, 1));
  return Array.from({ length: count }, (_, index) => {
    const chance = (detail: number) => hashUnit(index + 1, from + to, detail);
    const low = number(query.min, -Infinity);
    const high = number(query.max, Infinity);
    const times: number[] = [];
    const values: number[] = [];
    let walker = number(query.startValue, chance(0) * 100);
    for (let time = from; time < to && times.length < 10_000; time += query.intervalMs) {
      const step = times.length * 3;
      walker = Math.min(high, Math.max(low, walker));
      const value = walker + chance(step + 1) * number(query.noise, 0);
      times.push(time);
      values.push(Math.min(high, Math.max(low, value)));
      walker += (chance(step + 2) - 0.5) * number(query.spread, 1);
    }
    return {
      meta: { type: "timeseries-multi", typeVersion: [0, 0], custom: { customStat: 10 } },
      fields: [
        timeField(times, { name: "time", config: { interval: query.intervalMs } }),
        numberField(seriesName(query, index), values, { nullable: true, labels: parseLabels(query.labels, index) }),
      ],
    };
  });
}
