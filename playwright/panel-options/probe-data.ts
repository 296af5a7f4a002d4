const STEP_MS = 5 * 60_000;
const COUNT = 24;

/** The two hours that all dashboards of this test show. */
export const SPAN = { from: Date.UTC(2026, 0, 15, 10), to: Date.UTC(2026, 0, 15, 12) };

/** CSV with one line for each time of the span. */
export function overTime(columns: Readonly<Record<string, (step: number) => number | string>>): string {
  const lines = Array.from({ length: COUNT }, (_, step) =>
    [SPAN.from + (step + 0.5) * STEP_MS, ...Object.values(columns).map((valueAt) => valueAt(step))].join(","),
  );
  return [["time", ...Object.keys(columns)].join(","), ...lines].join("\n");
}

/** A swell around `base`. */
export const swell =
  (base: number, height: number, length: number) =>
  (step: number): number =>
    Math.round((base + height * Math.sin(step / length)) * 10) / 10;
