interface Labels {
  count: number;
  /** Pixels along the axis, and those that the longest label takes of them. */
  room: number;
  longest: number;
  /** Least pixels between labels; below zero counting starts at the last one. */
  spacing: number;
}

/** Says which labels are written so that none runs into the next. */
export function thinLabels({ count, room, longest, spacing }: Labels): (index: number) => boolean {
  const step = Math.max(1, Math.ceil((count * (longest + Math.abs(spacing))) / Math.max(1, room)));
  const first = spacing < 0 ? (count - 1) % step : 0;
  return (index) => index >= 0 && index < count && index % step === first;
}
