import { FieldType, type DataFrame } from "@grafana/data";

/** Most series that one panel draws: as many as our charts do. With 10,000 of them the page stood still for half a minute. */
const MOST_SERIES = 500;
/** For types of panels that draw a box of its own for each series. */
const MOST_BOXES = 200;
const BOXES: ReadonlySet<string> = new Set(["stat", "gauge", "bargauge", "piechart"]);

export const mostSeries = (panelType: string): number => (BOXES.has(panelType) ? MOST_BOXES : MOST_SERIES);

const isSeries = ({ type }: { type: FieldType }): boolean => type === FieldType.number || type === FieldType.enum;

/** Keeps the first `most` series of an answer. `total` counts all; the frames are the same where nothing was left out. */
export function boundSeries(frames: DataFrame[], most: number): { frames: DataFrame[]; total: number } {
  const counts = frames.map((frame) => frame.fields.filter(isSeries).length || 1);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total <= most) return { frames, total };
  const kept: DataFrame[] = [];
  let room = most;
  for (const [index, frame] of frames.entries()) {
    if (room <= 0) break;
    const count = counts[index] ?? 1;
    if (count <= room) kept.push(frame);
    else {
      let left = room;
      const fields = frame.fields.filter((field) => {
        if (!isSeries(field)) return true;
        left -= 1;
        return left >= 0;
      });
      kept.push({ ...frame, fields });
    }
    room -= count;
  }
  return { frames: kept, total };
}
