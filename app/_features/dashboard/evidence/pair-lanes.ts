import { FieldType, getFieldDisplayName, type DataFrame } from "@grafana/data";

interface Lane {
  name: string;
  frame: DataFrame;
}

/** A frame of its own for each field, so that rows can be put in another order. */
function lanesOf(frames: DataFrame[]): Lane[] {
  return frames.flatMap((frame) => {
    const times = frame.fields.filter(({ type }) => type === FieldType.time);
    const others = frame.fields.filter(({ type }) => type !== FieldType.time);
    if (times.length === 0) return [];
    return others.map((field) => {
      const name = getFieldDisplayName(field, frame, frames);
      return { name, frame: { ...frame, fields: [...times, { ...field, state: null }] } };
    });
  });
}

const named = ({ frame }: Lane, displayName: string): DataFrame => ({
  ...frame,
  fields: frame.fields.map((field, at) =>
    at === frame.fields.length - 1 ? { ...field, config: { ...field.config, displayName } } : field,
  ),
});

/** Rows of states: each as it is answered later, then as it was captured, under the name that `frozenName` gives it. */
export function pairLanes(frozen: DataFrame[], asked: DataFrame[], frozenName: (name: string) => string): DataFrame[] {
  const before = lanesOf(frozen);
  const pairs = lanesOf(asked).flatMap((lane) => {
    const at = before.findIndex(({ name }) => name === lane.name);
    const was = at === -1 ? [] : before.splice(at, 1);
    return [named(lane, lane.name), ...was.map((one) => named(one, frozenName(one.name)))];
  });
  return [...pairs, ...before.map((one) => named(one, frozenName(one.name)))];
}
