/**
 * Most series, tables and columns that one answer carries: more cannot be told apart, and no browser draws them in time.
 * The first ones are kept.
 */
export const MAX_SERIES = 1_000;
/** Most rows of one frame. We never ask for more; a plugin that sends more all the same is cut, series to the newest. */
export const MAX_ROWS = 11_000;

/** What was left out of a frame or of an answer, for the reader to be told: `meta.custom.capped`. */
export interface Capped {
  what: "series" | "rows";
  kept: number;
  of: number;
}

interface Field {
  name?: string;
  type?: string;
  entities?: unknown;
}

interface Frame {
  schema?: { fields?: Field[]; meta?: { custom?: Record<string, unknown> } & Record<string, unknown> };
  data?: { values?: unknown[][]; entities?: unknown[]; nanos?: unknown[] };
}

const MARKS = ["NaN", "Inf", "NegInf"] as const;

function noted(frame: Frame, capped: Capped): Frame {
  const meta = { ...frame.schema?.meta, custom: { ...frame.schema?.meta?.custom, capped } };
  return { ...frame, schema: { ...frame.schema, meta } };
}

/** Places of NaN and the infinities, which JSON has no numbers for, in the rows that stay. */
function shifted(entities: unknown, from: number, to: number): unknown {
  if (typeof entities !== "object" || entities === null) return entities;
  const places = entities as Partial<Record<(typeof MARKS)[number], number[]>>;
  return Object.fromEntries(
    MARKS.flatMap((mark) => {
      const kept = places[mark]?.filter((row) => row >= from && row < to).map((row) => row - from);
      return kept ? [[mark, kept]] : [];
    }),
  );
}

function capRows(frame: Frame): Frame {
  const values = frame.data?.values ?? [];
  const rows = values[0]?.length ?? 0;
  if (rows <= MAX_ROWS) return frame;
  const time = frame.schema?.fields?.findIndex((field) => field.type === "time") ?? -1;
  const times = values[time] ?? [];
  const isSeries = time !== -1 && Number(times[0]) <= Number(times.at(-1));
  const [from, to] = isSeries ? [rows - MAX_ROWS, rows] : [0, MAX_ROWS];
  const data = {
    ...frame.data,
    values: values.map((column) => column.slice(from, to)),
    ...(frame.data?.entities && { entities: frame.data.entities.map((entity) => shifted(entity, from, to)) }),
    ...(frame.data?.nanos && {
      nanos: frame.data.nanos.map((column) => (Array.isArray(column) ? column.slice(from, to) : column)),
    }),
  };
  return noted({ ...frame, data }, { what: "rows", kept: MAX_ROWS, of: rows });
}

function capColumns(frame: Frame): Frame {
  const columns = frame.schema?.fields?.length ?? 0;
  if (columns <= MAX_SERIES) return frame;
  const first = <T>(list: T[] | undefined) => list?.slice(0, MAX_SERIES);
  const { values, entities, nanos } = frame.data ?? {};
  const data = {
    ...frame.data,
    values: first(values),
    ...(entities && { entities: first(entities) }),
    ...(nanos && { nanos: first(nanos) }),
  };
  const cut = { ...frame, schema: { ...frame.schema, fields: first(frame.schema?.fields) }, data };
  return noted(cut, { what: "series", kept: MAX_SERIES, of: columns });
}

const framesOf = (result: unknown): Frame[] => {
  const frames = (result as { frames?: unknown } | null)?.frames;
  return Array.isArray(frames) ? (frames as Frame[]) : [];
};

const isSmall = (frame: Frame): boolean =>
  (frame.schema?.fields?.length ?? 0) <= MAX_SERIES && (frame.data?.values?.[0]?.length ?? 0) <= MAX_ROWS;

/**
 * Results by refId with at most MAX_SERIES frames in all and MAX_ROWS rows a frame. What is cut says so in
 * `meta.custom.capped` of the first frame that it concerns. Where nothing is cut it is the same object.
 */
export function capAnswer(results: Record<string, unknown>): Record<string, unknown> {
  const frames = Object.values(results).flatMap(framesOf);
  const all = frames.length;
  if (all <= MAX_SERIES && frames.every(isSmall)) return results;
  let room = MAX_SERIES;
  return Object.fromEntries(
    Object.entries(results).map(([refId, result]) => {
      const frames = framesOf(result);
      if (frames.length === 0) return [refId, result];
      const kept = frames.slice(0, room).map((frame) => capRows(capColumns(frame)));
      room -= kept.length;
      const [first, ...rest] = kept;
      const isCut = all > MAX_SERIES && kept.length < frames.length;
      const told = first && isCut ? [noted(first, { what: "series", kept: MAX_SERIES, of: all }), ...rest] : kept;
      return [refId, { ...(result as object), frames: told }];
    }),
  );
}
