const MINUTE_MS = 60_000;
const MORNING_HOUR = 9;

/** How long a pause usually is. */
export const PAUSE_CHOICES = ["halfHour", "hour", "fourHours", "tomorrow", "monday"] as const;
export type PauseChoice = (typeof PAUSE_CHOICES)[number];

const MINUTES: Record<Exclude<PauseChoice, "tomorrow" | "monday">, number> = { halfHour: 30, hour: 60, fourHours: 240 };

/** When a pause that begins now ends; mornings are those of the reader's clock. */
export function pauseEnd(choice: PauseChoice, now: Date): Date {
  if (choice !== "tomorrow" && choice !== "monday") return new Date(now.getTime() + MINUTES[choice] * MINUTE_MS);
  const days = choice === "tomorrow" ? 1 : 7 - ((now.getDay() + 6) % 7);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING_HOUR);
}
