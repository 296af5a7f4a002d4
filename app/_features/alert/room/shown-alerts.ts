import type { RoomAlert } from "@/server/alert/contract";
import type { RoomState } from "@/server/alert/contract/room-firings";
import { isFlapping } from "@/server/alert/rules/is-flapping";

/** An alert as it concerns one room: its newest firing there, and how that stands. */
export interface ShownAlert extends RoomAlert {
  state: RoomState;
}

const isUntil = (time: string, at: number): boolean => Date.parse(time) <= at;

/**
 * The alerts of a room as they stand; at a moment of the past (epoch milliseconds) those that it had by then. What a
 * later firing brought is left out, and what held it back then: only when it began and ended is kept of each.
 */
export function shownAlerts(alerts: readonly RoomAlert[], at: number | null): ShownAlert[] {
  return alerts.flatMap((alert) => {
    const firings = at === null ? alert.firings : firingsAt(alert, at);
    const own = firings.at(-1);
    if (!own) return [];
    const { startsAt, endsAt } = own;
    const isNewest = startsAt === alert.startsAt;
    const { acknowledgedAt } = alert;
    const isKnown = isNewest && acknowledgedAt !== null && (at === null || isUntil(acknowledgedAt, at));
    const suppression = at === null && isNewest && endsAt === null ? alert.suppression : null;
    const starts = firings.map((firing) => new Date(firing.startsAt));
    return {
      ...alert,
      firings,
      startsAt,
      endsAt,
      values: isNewest ? alert.values : {},
      acknowledgedAt: isKnown ? acknowledgedAt : null,
      isFlapping: at === null ? alert.isFlapping : isFlapping(starts, new Date(at)),
      suppression,
      state: endsAt !== null ? "resolved" : suppression ? "silenced" : "firing",
    };
  });
}

function firingsAt({ firings }: RoomAlert, at: number): RoomAlert["firings"] {
  return firings
    .filter(({ startsAt, attachedAt }) => isUntil(startsAt, at) && isUntil(attachedAt, at))
    .map((firing) => (firing.endsAt !== null && isUntil(firing.endsAt, at) ? firing : { ...firing, endsAt: null }));
}
