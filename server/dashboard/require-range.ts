import { AppError } from "@/server/platform/errors";
import { MAX_RANGE_MS, type AbsoluteRange } from "./contract";
import type { Room } from "./room-access";

/** Variables are read a little before the span so that what had just stopped is still named. */
const SLACK_MS = 60_000;

/**
 * Refuses a span that is too long, or that reaches outside what the room shows.
 *
 * @throws AppError BAD_INPUT, FORBIDDEN
 */
export function requireRange(room: Room, range: AbsoluteRange): void {
  if (range.to - range.from > MAX_RANGE_MS) throw new AppError("BAD_INPUT", "The time range is too long");
  if (room.range && (range.from < room.range.from - SLACK_MS || range.to > room.range.to + SLACK_MS)) {
    throw new AppError("FORBIDDEN", "This link shows another time range");
  }
}
