import { dayKey } from "./day-key";
import type { ShownEvent } from "./shown-event";

/** Messages of one person this close together read as one. */
export const GROUP_WINDOW_MS = 5 * 60_000;
/** Recording always takes a moment; an event told later than this was back-dated. */
const BACK_DATED_AFTER_MS = 60_000;

/** When the event took its place in the order, which back-dating does not change. */
export function recordedAt(event: ShownEvent): string {
  return event.recordedAt ?? event.occurredAt;
}

export function isBackDated(event: ShownEvent): boolean {
  return Date.parse(recordedAt(event)) - Date.parse(event.occurredAt) > BACK_DATED_AFTER_MS;
}

/** True when a date line stands above the event. */
export function startsDay(previous: ShownEvent | undefined, event: ShownEvent, timeZone: string): boolean {
  return !previous || dayKey(recordedAt(previous), timeZone) !== dayKey(recordedAt(event), timeZone);
}

/** True when the event is a message that needs no name of its own. */
export function continuesGroup(previous: ShownEvent | undefined, event: ShownEvent, timeZone: string): boolean {
  if (!previous || previous.kind !== "message" || event.kind !== "message") return false;
  if (isBackDated(previous) || isBackDated(event) || startsDay(previous, event, timeZone)) return false;
  const samePerson =
    previous.actorId && event.actorId ? previous.actorId === event.actorId : previous.actorName === event.actorName;
  const gap = Date.parse(recordedAt(event)) - Date.parse(recordedAt(previous));
  return samePerson && gap >= 0 && gap <= GROUP_WINDOW_MS;
}
