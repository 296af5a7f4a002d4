import type {
  EvidenceFrame,
  EvidenceNote,
  EvidenceResults,
  FrameEntities,
  FrameField,
} from "@/server/evidence/contract";
import { pickRows } from "./pick-rows";
import { timeColumn } from "./frame-values";

/** Most series and columns that are kept: more cannot be told apart. */
export const MAX_SERIES = 1_000;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Collects what was changed, each code once with its counts added up. */
class Notes {
  private readonly found = new Map<string, EvidenceNote>();

  add(note: EvidenceNote): void {
    const key = `${note.code} ${note.subject ?? ""}`;
    const known = this.found.get(key);
    if (!known) return void this.found.set(key, note);
    this.found.set(key, { ...known, kept: (known.kept ?? 0) + (note.kept ?? 0), of: (known.of ?? 0) + (note.of ?? 0) });
  }

  list(): EvidenceNote[] {
    return [...this.found.values()];
  }
}

function fieldOf(given: unknown, notes: Notes): FrameField | null {
  if (!isObject(given)) return null;
  const { name, type, labels, config, ...more } = given;
  const field: FrameField = {
    ...more,
    name: typeof name === "string" ? name : "",
    type: typeof type === "string" ? type : "other",
  };
  if (isObject(labels)) {
    const kept = Object.entries(labels).filter(([key]) => key !== "__proto__");
    if (kept.length < Object.keys(labels).length) notes.add({ code: "labels_dropped", of: 1 });
    field.labels = Object.fromEntries(kept.map(([key, value]) => [key, String(value)]));
  }
  if (isObject(config)) {
    // Links of data sources lead into Explore and hold queries.
    const { links: _, ...plain } = config;
    field.config = plain;
  }
  return field;
}

function entitiesOf(given: unknown): FrameEntities | null {
  if (!isObject(given)) return null;
  const rows = (mark: string): number[] | undefined => {
    const found = given[mark];
    return Array.isArray(found) ? found.filter((row): row is number => Number.isInteger(row) && row >= 0) : undefined;
  };
  const [none, above, below] = [rows("NaN"), rows("Inf"), rows("NegInf")];
  return { ...(none && { NaN: none }), ...(above && { Inf: above }), ...(below && { NegInf: below }) };
}

function frameOf(given: unknown, notes: Notes): EvidenceFrame | null {
  if (!isObject(given) || !isObject(given.schema) || !Array.isArray(given.schema.fields)) return null;
  const { schema } = given;
  const data = isObject(given.data) ? given.data : {};
  const columns: unknown[] = Array.isArray(data.values) ? data.values : [];
  const all = (given.schema.fields as unknown[]).map((field) => fieldOf(field, notes));
  const fields = all.slice(0, MAX_SERIES).filter((field) => field !== null);
  if (all.some((field) => field === null) || columns.some((column) => !Array.isArray(column))) return null;
  if (all.length > MAX_SERIES) notes.add({ code: "series_cut", kept: MAX_SERIES, of: all.length });
  const { meta, name, refId } = schema;
  const { executedQueryString: _, ...told } = isObject(meta) ? meta : {};
  const list = <T>(from: unknown, read: (item: unknown) => T): T[] | undefined =>
    Array.isArray(from) ? from.slice(0, fields.length).map(read) : undefined;
  const entities = list(data.entities, entitiesOf);
  const nanos = list(data.nanos, (column) => (Array.isArray(column) ? column.map((each) => Number(each) || 0) : null));
  const { values: _values, entities: _entities, nanos: _nanos, ...more } = data;
  const frame: EvidenceFrame = {
    schema: {
      ...(typeof name === "string" && { name }),
      ...(typeof refId === "string" && { refId }),
      meta: told,
      fields,
    },
    data: {
      ...more,
      values: fields.map((_field, index) => (columns[index] as unknown[] | undefined) ?? []),
      ...(entities && { entities }),
      ...(nanos && { nanos }),
    },
  };
  return withReadableTimes(evened(frame, notes), notes);
}

function evened(frame: EvidenceFrame, notes: Notes): EvidenceFrame {
  const lengths = frame.data.values.map((column) => column.length);
  const shortest = lengths.reduce((least, length) => Math.min(least, length), lengths[0] ?? 0);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  if (shortest === longest) return frame;
  notes.add({ code: "uneven", kept: shortest, of: longest });
  return pickRows(
    frame,
    Array.from({ length: shortest }, (_, row) => row),
  );
}

function withReadableTimes(frame: EvidenceFrame, notes: Notes): EvidenceFrame {
  const column = timeColumn(frame);
  const times = frame.data.values[column];
  if (!times) return frame;
  const { NaN: none = [], Inf: above = [], NegInf: below = [] } = frame.data.entities?.[column] ?? {};
  const unreadable = new Set([...none, ...above, ...below]);
  // A column of times may be sparse in a table; only series cannot be drawn without.
  const isSeries = frame.schema.fields.some(({ type }) => type === "number") && column === 0;
  const isGood = (time: unknown, row: number): boolean =>
    !unreadable.has(row) && (time === null ? !isSeries : typeof time !== "number" || Number.isFinite(time));
  const rows = times.flatMap((time, row) => (isGood(time, row) ? [row] : []));
  if (rows.length === times.length) return frame;
  notes.add({ code: "times_dropped", kept: rows.length, of: times.length });
  return pickRows(frame, rows);
}

/**
 * Answers by refId as they can be kept and drawn for ever: what is malformed is cut or left out, and said. Texts of
 * queries and links are not part of it. `wanted` names the answers and their order.
 */
export function readResults(
  given: Record<string, unknown>,
  wanted: readonly string[],
): { results: EvidenceResults; notes: EvidenceNote[] } {
  const notes = new Notes();
  let room = MAX_SERIES;
  const all = wanted.reduce((sum, refId) => sum + framesIn(given, refId).length, 0);
  if (all > MAX_SERIES) notes.add({ code: "series_cut", kept: MAX_SERIES, of: all });
  const results = wanted.flatMap((refId) => {
    const result = Object.hasOwn(given, refId) ? given[refId] : undefined;
    if (!isObject(result)) return [];
    const asked = framesIn(given, refId).slice(0, Math.max(0, room));
    room -= asked.length;
    const frames = asked.map((frame) => frameOf(frame, notes)).filter((frame) => frame !== null);
    if (frames.length < asked.length) {
      notes.add({ code: "frames_dropped", kept: frames.length, of: asked.length });
    }
    const error = typeof result.error === "string" && result.error !== "" ? result.error : undefined;
    if (error) notes.add({ code: "partial", subject: refId });
    return [[refId, { frames, ...(error && { error }) }] as const];
  });
  return { results: Object.fromEntries(results), notes: notes.list() };
}

function framesIn(given: Record<string, unknown>, refId: string): unknown[] {
  const result = Object.hasOwn(given, refId) ? given[refId] : undefined;
  return isObject(result) && Array.isArray(result.frames) ? (result.frames as unknown[]) : [];
}
