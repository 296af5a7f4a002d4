export const SPEEDS = [1, 4, 16, 60] as const;
export type Speed = (typeof SPEEDS)[number];

const MOMENT = "replay";
const SPEED = "speed";

/** The moment that an address names, in epoch milliseconds, and how fast it is played; null where it names none. */
export function replayOf(search: Pick<URLSearchParams, "get">): { at: number; speed: Speed } | null {
  const at = Date.parse(search.get(MOMENT) ?? "");
  const speed = SPEEDS.find((each) => String(each) === search.get(SPEED)) ?? 1;
  return Number.isFinite(at) ? { at, speed } : null;
}

/** The same address with another moment, or with none. */
export function withReplay(href: string, replay: { at: number; speed: Speed } | null): string {
  const url = new URL(href);
  if (replay) {
    url.searchParams.set(MOMENT, new Date(replay.at).toISOString());
    url.searchParams.set(SPEED, String(replay.speed));
  } else {
    url.searchParams.delete(MOMENT);
    url.searchParams.delete(SPEED);
  }
  return url.href;
}
