/** The part of a data frame that is read here. */
interface Frame {
  refId?: string;
  length: number;
  meta?: { type?: string };
  fields: readonly {
    name: string;
    type: string;
    values: ArrayLike<unknown>;
    labels?: Record<string, string>;
    config?: object;
  }[];
}

interface Target {
  refId: string;
  format?: string;
}

/** A table as it may be handed to `toDataFrame`. */
interface Table {
  refId: string;
  meta: object;
  fields: { name: string; type: string; values: unknown[]; config: object }[];
}

/** One table from the series of one query: a row for each sample, a column for each label. */
function tableOf(frames: readonly Frame[], refId: string, valueName: string): Table {
  const names = frames.flatMap((frame) => frame.fields.flatMap((field) => Object.keys(field.labels ?? {})));
  const columns = [...new Set(names)].sort();
  const time: unknown[] = [];
  const values: unknown[] = [];
  const texts = columns.map((): string[] => []);
  let config = {};
  for (const frame of frames) {
    const at = frame.fields.find((field) => field.type === "time");
    const value = frame.fields.find((field) => field.type === "number");
    if (!at || !value) continue;
    config = { ...value.config, displayNameFromDS: undefined };
    for (let row = 0; row < frame.length; row++) {
      time.push(at.values[row]);
      values.push(value.values[row]);
      columns.forEach((label, index) => texts[index]?.push(value.labels?.[label] ?? ""));
    }
  }
  const labelled = columns.map((name, index) => ({
    name,
    type: "string",
    values: texts[index] ?? [],
    config: { filterable: true },
  }));
  return {
    refId,
    meta: { ...frames[0]?.meta, preferredVisualisationType: "table" },
    fields: [
      { name: "Time", type: "time", values: time, config: {} },
      ...labelled,
      { name: valueName, type: "number", values, config },
    ],
  };
}

/**
 * Prometheus sends series whatever the format; those of queries that were stored as tables become tables, as its own
 * plugin makes them. With several table queries the columns are told apart as `Value #A`.
 */
export function prometheusTables<F extends Frame>(data: readonly F[], targets: readonly Target[]): (F | Table)[] {
  const asTable = new Set(targets.filter((target) => target.format === "table").map((target) => target.refId));
  const wanted = (frame: Frame): boolean =>
    asTable.has(frame.refId ?? "") &&
    /^(timeseries|numeric-multi)/.test(frame.meta?.type ?? "") &&
    frame.fields.length > 0;
  const tables = [...asTable].flatMap((refId) => {
    const frames = data.filter((frame) => frame.refId === refId && wanted(frame));
    return frames.length > 0 ? [tableOf(frames, refId, asTable.size > 1 ? `Value #${refId}` : "Value")] : [];
  });
  return [...data.filter((frame) => !wanted(frame)), ...tables];
}
