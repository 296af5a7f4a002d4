import type { DataQuery, QueryContext } from "../data-source";
import { type DataFrame, numberField, timeField } from "../frames/data-frame";
import { parseLabels, seriesName } from "./series-name";

interface PulseWave {
  timeStep: number;
  onCount: number;
  offCount: number;
  onValue: number;
  offValue: number;
}

/** A square wave fixed to the epoch: any two ranges agree where they overlap. */
export function pulseFrame(query: DataQuery, { from, to }: QueryContext): DataFrame {
  const given = (typeof query.pulseWave === "object" ? query.pulseWave : {}) as Partial<PulseWave>;
  const wave: PulseWave = { timeStep: 60, onCount: 3, offCount: 3, onValue: 2, offValue: 1, ...given };
  const step = Math.max(1, wave.timeStep) * 1000;
  const times: number[] = [];
  const values: number[] = [];
  for (let time = from - (from % step); time < to && times.length < 10_000; time += step) {
    const position = (time / step) % (wave.onCount + wave.offCount);
    times.push(time);
    values.push(position < wave.onCount ? wave.onValue : wave.offValue);
  }
  return {
    meta: { type: "timeseries-multi", typeVersion: [0, 0] },
    fields: [
      timeField(times, { nullable: true }),
      numberField(seriesName(query, 0), values, { nullable: true, labels: parseLabels(query.labels, 0) }),
    ],
  };
}
