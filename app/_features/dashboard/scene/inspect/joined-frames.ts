import { FieldType, type DataFrame } from "@grafana/data";
import { outerJoinDataFrames } from "@grafana/data";

/** More columns than that are read one frame at a time. */
const MOST_COLUMNS = 100;

/** Series over time as one table with a column for each; null where the frames are no such series, or too many. */
export function joinedFrames(frames: DataFrame[]): DataFrame | null {
  if (frames.length === 1) return frames[0] ?? null;
  const columns = frames.reduce((sum, frame) => sum + frame.fields.length, 0);
  const areSeries = frames.every((frame) => frame.fields[0]?.type === FieldType.time);
  if (!areSeries || columns > MOST_COLUMNS) return null;
  return outerJoinDataFrames({ frames, joinBy: (field) => field.type === FieldType.time }) ?? null;
}
