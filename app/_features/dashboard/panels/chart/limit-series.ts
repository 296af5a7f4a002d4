import { FieldType, type DataFrame } from "@grafana/data";

interface LimitedSeries {
  frames: DataFrame[];
  shown: number;
  total: number;
}

/** The first so many numbers of all frames, with what else is in their frames. */
export function limitSeries(frames: DataFrame[], most: number): LimitedSeries {
  const isNumber = ({ type }: DataFrame["fields"][number]): boolean => type === FieldType.number;
  const total = frames.reduce((sum, { fields }) => sum + fields.filter(isNumber).length, 0);
  if (total <= most) return { frames, shown: total, total };
  let room = most;
  const kept = frames.flatMap((frame) => {
    if (room <= 0) return [];
    const fields = frame.fields.filter((field) => !isNumber(field) || room-- > 0);
    return { ...frame, fields };
  });
  return { frames: kept, shown: most, total };
}
