import type { EvidenceFrame, FrameEntities } from "@/server/evidence/contract";

const MARKS = ["NaN", "Inf", "NegInf"] as const;

function movedEntities(entities: FrameEntities | null, place: ReadonlyMap<number, number>): FrameEntities | null {
  if (!entities) return null;
  return Object.fromEntries(
    MARKS.flatMap((mark) => {
      const kept = entities[mark]?.flatMap((row) => place.get(row) ?? []);
      return kept && kept.length > 0 ? [[mark, kept]] : [];
    }),
  );
}

/** The frame with these rows only, given in ascending order. */
export function pickRows({ schema, data }: EvidenceFrame, rows: readonly number[]): EvidenceFrame {
  const { values, entities, nanos, ...more } = data;
  const place = new Map(rows.map((row, at) => [row, at]));
  return {
    schema,
    data: {
      ...more,
      values: values.map((column) => rows.map((row) => column[row])),
      ...(entities && { entities: entities.map((each) => movedEntities(each, place)) }),
      ...(nanos && { nanos: nanos.map((column) => column && rows.map((row) => column[row] ?? 0)) }),
    },
  };
}
