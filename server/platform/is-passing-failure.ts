/** SQLSTATEs and Prisma's codes after which the same work may well succeed: the server goes or comes, locks met. */
const PASSING_CODES =
  /^(08...|57P0.|53...|25P0.|40001|40P01|55P03|P1\d{3}|P2024|P2028|P2034|ECONN\w+|EPIPE|ETIMEDOUT)$/;
const PASSING_WORDS = /connection|timeout|not queryable/i;
const DEPTH = 5;

/** True when work on the database failed for the line or the moment, and not for what it was about. */
export function isPassingFailure(error: unknown, depth = DEPTH): boolean {
  if (typeof error !== "object" || error === null || depth === 0) return false;
  const { code, originalCode, message, cause, meta } = error as Record<string, unknown>;
  if ([code, originalCode].some((each) => typeof each === "string" && PASSING_CODES.test(each))) return true;
  const isPlain = code === undefined && originalCode === undefined;
  if (isPlain && error instanceof Error && PASSING_WORDS.test(String(message))) return true;
  const inner = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  return isPassingFailure(cause, depth - 1) || isPassingFailure(inner, depth - 1);
}
