const WIDTH = 200;
const HEIGHT = 100;

/** Runs without a gap, as points of the picture. */
function runsOf(line: readonly (number | null)[]): string[] {
  const runs: string[][] = [[]];
  for (const [index, value] of line.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push(`${((index / Math.max(1, line.length - 1)) * WIDTH).toFixed(1)},${HEIGHT - value}`);
  }
  return runs.filter((run) => run.length > 0).map((run) => run.join(" "));
}

export interface SparklineProps {
  /** From 0 to 100; lines of equal length, one after the other. */
  points: readonly (number | null)[];
  lines: number;
}

/** The course of a panel from a few numbers, until it is drawn. */
export function Sparkline({ points: all, lines: count }: SparklineProps) {
  const length = Math.ceil(all.length / count);
  const lines = Array.from({ length: count }, (_, at) => all.slice(at * length, (at + 1) * length));
  return (
    <svg
      aria-hidden
      viewBox={`0 -4 ${WIDTH} ${HEIGHT + 8}`}
      preserveAspectRatio="none"
      className="size-full text-info opacity-60"
    >
      {lines.flatMap((line, at) =>
        runsOf(line).map((points) => (
          <polyline
            key={`${at} ${points}`}
            points={points}
            fill="none"
            stroke="currentColor"
            strokeWidth={1.5}
            strokeOpacity={1 - at * 0.2}
            vectorEffect="non-scaling-stroke"
          />
        )),
      )}
    </svg>
  );
}
