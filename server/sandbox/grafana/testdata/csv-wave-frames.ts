import type { DataQuery, QueryContext } from "../data-source";
import { type DataFrame, numberField, timeField } from "../frames/data-frame";
import { objects, text } from "../http/json-fields";
import { parseLabels } from "./series-name";

/** Values that repeat for ever, fixed to the epoch: any two ranges agree where they overlap. */
export function csvWaveFrames(query: DataQuery, { from, to }: QueryContext): DataFrame[] {
  return objects(query.csvWave).map((wave, index) => {
    const step = Math.max(1, Number(wave.timeStep ?? 60)) * 1000;
    const wanted = text(wave.valuesCSV)
      .split(",")
      .map((cell) => (cell.trim() === "" || cell.trim() === "null" ? null : Number(cell)));
    const times: number[] = [];
    for (let time = from - (from % step); time <= to && times.length < 10_000; time += step) times.push(time);
    return {
      ...(text(wave.name) ? { name: text(wave.name) } : {}),
      meta: { type: "timeseries-multi", typeVersion: [0, 0] },
      fields: [
        timeField(times),
        numberField(
          "Value",
          times.map((time) => wanted[(time / step) % wanted.length] ?? null),
          { nullable: true, labels: parseLabels(wave.labels, index) },
        ),
      ],
    };
  });
}
