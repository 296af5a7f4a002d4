import type { AlertState } from "@/server/alert/contract";
import type { AlertGroupState, AlertPart, AlertPlace } from "@/server/alert/contract/alert-list";
import { type ShownGroup, sizeOf } from "./flat-rows";

/** A stretch of a group: behind one place, and as far as another where there is one. */
export interface PartWish {
  key: string;
  after?: AlertPlace;
  until?: AlertPlace;
}
/** Where the parts of a group begin, in their order; null for the start of the group. They never move. */
export type PartStarts = readonly (AlertPlace | null)[];
export interface LoadedPart {
  wish: PartWish;
  part: AlertPart | undefined;
}

export const placeOf = ({ id, startsAt, endsAt }: AlertState): AlertPlace => ({
  id,
  startsAt,
  isFiring: endsAt === null,
});

/** As the server orders them: what fires first, then what began last, then the greater id. */
export function isBefore(one: AlertPlace, other: AlertPlace): boolean {
  if (one.isFiring !== other.isFiring) return one.isFiring;
  if (one.startsAt !== other.startsAt) return one.startsAt > other.startsAt;
  return one.id > other.id;
}

/**
 * What is to be read of a group besides the alerts that came with the list. Where new ones have pushed others out of the
 * list, what lies between is a part of its own.
 */
export function partsOf({ key, alerts }: AlertGroupState, starts: PartStarts): PartWish[] {
  const [first] = starts;
  if (first === undefined) return [];
  const last = alerts.at(-1);
  const begin = last && placeOf(last);
  const isGap = begin !== undefined && first !== null && isBefore(begin, first);
  const places = isGap ? [begin, ...starts] : starts;
  return places.map((after, index) => {
    const until = places[index + 1];
    return { key, ...(after && { after }), ...(until && { until }) };
  });
}

/** Where another part has to begin because one was too large for an answer; null where all fit. */
export function splitOf(parts: readonly LoadedPart[]): AlertPlace | null {
  const full = parts.find(({ wish, part }) => wish.until && part?.hasMore);
  const last = full?.part?.alerts.at(-1);
  return last ? placeOf(last) : null;
}

/** A place among others, once. */
export function withStart(starts: PartStarts, place: AlertPlace | null): PartStarts {
  if (starts.some((start) => start?.id === place?.id)) return starts;
  if (place === null) return [null, ...starts];
  const at = starts.findIndex((start) => start !== null && isBefore(place, start));
  return at < 0 ? [...starts, place] : [...starts.slice(0, at), place, ...starts.slice(at)];
}

/** A group with all that is here of it, each alert once: as the list has it, where it does. */
export function withParts(group: AlertGroupState, parts: readonly LoadedPart[]): ShownGroup {
  if (parts.length === 0) return group;
  const alerts = new Map(group.alerts.map((alert) => [alert.id, alert]));
  for (const { part } of parts)
    for (const alert of part?.alerts ?? []) if (!alerts.has(alert.id)) alerts.set(alert.id, alert);
  const last = parts.at(-1)?.part;
  const left = sizeOf(group) - alerts.size;
  // What is not in sight may be older than the count.
  return { ...group, alerts: [...alerts.values()], left: last && !last.hasMore ? 0 : Math.max(1, left) };
}
