import { hashUnit } from "../../shop/hash-unit";
import type { DataQuery, QueryContext } from "../data-source";
import { type DataFrame, numberField, stringField, timeField } from "../frames/data-frame";
import { object, strings, text } from "../http/json-fields";

const STATES = ["CA", "FL", "NY", "TX", "WA"];
const FIELDS = ["foo", "bar", "baz"];
const MAX_POINTS = 100;

/** A number for each state and field: over time, or one row or one column a state. */
export function usaFrames(query: DataQuery, { from, to }: QueryContext): DataFrame[] {
  const usa = object(query.usa) ?? {};
  const chosen = (list: string[] | undefined, all: string[]) => (list && list.length > 0 ? list : all);
  const states = chosen(strings(usa.states), STATES);
  const fields = chosen(strings(usa.fields), FIELDS);
  const value = (field: string, state: string, time: number) =>
    Math.sin(time / 600_000 + hashUnit(fields.indexOf(field), states.indexOf(state), 5) * 2 * Math.PI);
  const table = (labelled: boolean) =>
    fields.map((field) => ({
      name: field,
      fields: states.map((state) =>
        numberField(labelled ? "" : state, [value(field, state, to)], labelled ? { labels: { state } } : {}),
      ),
    }));
  switch (text(usa.mode)) {
    case "values-as-fields":
      return table(false);
    case "values-as-labeled-fields":
      return table(true);
    case "timeseries": {
      const times: number[] = [];
      for (let time = from; time < to && times.length < MAX_POINTS; time += query.intervalMs) times.push(time);
      return fields.map((field) => ({
        name: field,
        fields: [
          timeField(times),
          ...states.map((state) =>
            numberField(
              "Value",
              times.map((time) => value(field, state, time)),
              { labels: { state } },
            ),
          ),
        ],
      }));
    }
    default: {
      const columns = fields.map((field) =>
        numberField(
          field,
          states.map((state) => value(field, state, to)),
        ),
      );
      return [{ fields: [stringField("state", states), ...columns] }];
    }
  }
}
