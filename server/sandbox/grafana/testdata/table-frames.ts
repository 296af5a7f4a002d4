import { hashUnit } from "../../shop/hash-unit";
import type { DataQuery, QueryContext } from "../data-source";
import { type DataFrame, type FrameField, numberField, stringField, timeField } from "../frames/data-frame";

const ROWS = 10;
const STATES = ["Unknown", "Up", "Down"];

function rowTimes(query: DataQuery, { from, to }: QueryContext): number[] {
  const times: number[] = [];
  for (let time = from; time < to && times.length < ROWS; time += query.intervalMs) times.push(time);
  return times;
}

/** The same row ten times: a time, two texts and a number. */
export function staticTable(query: DataQuery, context: QueryContext): DataFrame {
  const times = rowTimes(query, context);
  const same = <T>(value: T): T[] => times.map(() => value);
  return {
    name: query.refId,
    fields: [
      timeField(times),
      stringField("Message", same("This is a message")),
      stringField("Description", same("Description")),
      numberField("Value", same(23.1)),
    ],
  };
}

/** A walk as a table, with an enumeration as its last column. */
export function walkTable(query: DataQuery, context: QueryContext): DataFrame {
  const times = rowTimes(query, context);
  const chance = (index: number, detail: number) => hashUnit(context.from, index, detail);
  let walker = chance(0, 1) * 100;
  const values = times.map((_time, i) => (walker += chance(i, 2) - 0.5));
  const down = times.map((_time, i) => chance(i, 3) < 0.5);
  const fast = times.map((_time, i) => chance(i, 4) > 0.8);
  const state: FrameField = {
    name: "State",
    type: "enum",
    goType: "enum",
    values: down.map((isDown) => (isDown ? 2 : 1)),
    config: { type: { enum: { text: STATES } } },
  };
  const nullable = { nullable: true };
  return {
    name: query.refId,
    fields: [
      timeField(times, nullable),
      numberField("Value", values, nullable),
      numberField(
        "Min",
        values.map((value, i) => value - chance(i, 5) * 3),
        nullable,
      ),
      numberField(
        "Max",
        values.map((value, i) => value + chance(i, 6) * 3),
        nullable,
      ),
      stringField(
        "Info",
        down.map((isDown, i) => `${isDown ? "down" : "up"}${fast[i] ? " fast" : ""}`),
        nullable,
      ),
      state,
    ],
  };
}
