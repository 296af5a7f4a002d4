const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const STEP = /([+-])(\d{1,6})([smhdwMQy])|\/([smhdwMQy])/gy;

/** The start (or, rounding up, the last millisecond) of the unit that holds a moment, in UTC; weeks start on Sunday. */
function rounded(date: Date, unit: string, up: boolean): Date {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const starts: Record<string, (next: number) => number> = {
    s: (next) => Math.floor(+date / 1_000 + next) * 1_000,
    m: (next) => Math.floor(+date / 60_000 + next) * 60_000,
    h: (next) => Math.floor(+date / 3_600_000 + next) * 3_600_000,
    d: (next) => Date.UTC(year, month, day + next),
    w: (next) => Date.UTC(year, month, day - date.getUTCDay() + 7 * next),
    M: (next) => Date.UTC(year, month + next, 1),
    Q: (next) => Date.UTC(year, Math.floor(month / 3) * 3 + 3 * next, 1),
    y: (next) => Date.UTC(year + next, 0, 1),
  };
  return new Date(up ? (starts[unit]?.(1) ?? 0) - 1 : (starts[unit]?.(0) ?? 0));
}

function moved(date: Date, amount: number, unit: string): Date {
  if (unit in UNIT_MS) return new Date(+date + amount * UNIT_MS[unit as keyof typeof UNIT_MS]);
  const months = amount * (unit === "M" ? 1 : unit === "Q" ? 3 : 12);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const time = +date - Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  return new Date(+first + (Math.min(date.getUTCDate(), lastDay) - 1) * UNIT_MS.d + time);
}

/**
 * The epoch milliseconds that a moment of a dashboard means: digits, RFC 3339, or `now` with steps as in `now-1d/d`.
 * Rounding is to UTC. Null where it is none of them. Grammar: Grafana's documentation, "Time units and relative ranges".
 */
export function parseMoment(text: string, now: number, isEnd: boolean): number | null {
  if (/^\d{1,16}$/.test(text)) return Number(text);
  if (!text.startsWith("now")) {
    const at = /^\d{4}-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(at) ? null : at;
  }
  let date = new Date(now);
  STEP.lastIndex = 3;
  while (STEP.lastIndex < text.length) {
    const at = STEP.lastIndex;
    const step = STEP.exec(text);
    if (!step || step.index !== at) return null;
    const [, sign, amount = "0", unit = "", round] = step;
    date = round ? rounded(date, round, isEnd) : moved(date, sign === "-" ? -Number(amount) : Number(amount), unit);
  }
  return Number.isNaN(+date) ? null : +date;
}
