const UNITS = [
  ["y", 365 * 86_400_000],
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
] as const;

/** Steps that read well, in milliseconds, each with the length up to which it is taken. */
const STEPS: readonly (readonly [upTo: number, step: number])[] = [
  [10, 1],
  [15, 10],
  [35, 20],
  [75, 50],
  [150, 100],
  [350, 200],
  [750, 500],
  [1_500, 1_000],
  [3_500, 2_000],
  [7_500, 5_000],
  [12_500, 10_000],
  [17_500, 15_000],
  [25_000, 20_000],
  [45_000, 30_000],
  [90_000, 60_000],
  [210_000, 120_000],
  [450_000, 300_000],
  [750_000, 600_000],
  [1_050_000, 900_000],
  [1_500_000, 1_200_000],
  [2_700_000, 1_800_000],
  [5_400_000, 3_600_000],
  [9_000_000, 7_200_000],
  [16_200_000, 10_800_000],
  [32_400_000, 21_600_000],
  [86_400_000, 43_200_000],
  [604_800_000, 86_400_000],
  [1_814_400_000, 604_800_000],
  [3_628_800_000, 2_592_000_000],
];

/** A length of time as Grafana writes an interval: its largest unit alone, `90 s` as `1m`. */
export function durationText(ms: number): string {
  const unit = UNITS.find(([, length]) => ms >= length);
  return unit ? `${Math.floor(ms / unit[1])}${unit[0]}` : `${Math.max(1, Math.floor(ms))}ms`;
}

/** The step nearest to a length that reads well, both in milliseconds. */
export const roundedStep = (ms: number): number => STEPS.find(([upTo]) => ms < upTo)?.[1] ?? 31_536_000_000;

const LENGTHS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  M: 30 * 86_400_000,
  y: 365 * 86_400_000,
};

/** Milliseconds of a length as it is stored, `30s` or `>10s`; null where it is none. */
export function durationMs(text: unknown): number | null {
  const match = typeof text === "string" ? /^>?\s*(\d+(?:\.\d+)?)(ms|[smhdwMy])$/.exec(text.trim()) : null;
  const length = LENGTHS[match?.[2] ?? ""];
  return match && length ? Number(match[1]) * length : null;
}
