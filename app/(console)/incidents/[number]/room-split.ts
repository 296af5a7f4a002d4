/** Remembers the width of the timeline. A cookie, so that the server draws the panes where they were. */
export const ROOM_SPLIT_COOKIE = "room-split";
export const SPLIT_MIN = 25;
export const SPLIT_MAX = 40;
const SPLIT_USUAL = 33;
const YEAR_S = 365 * 24 * 3_600;

export function splitOf(value: string | undefined): number {
  const percent = Number(value);
  return percent >= SPLIT_MIN && percent <= SPLIT_MAX ? percent : SPLIT_USUAL;
}

export function rememberSplit(percent: number): void {
  document.cookie = `${ROOM_SPLIT_COOKIE}=${percent}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
