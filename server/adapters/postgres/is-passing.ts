/** SQLSTATEs after which the same statement may well succeed: the server goes or comes, locks met, slots are short. */
const PASSING_STATES = /^(08|57P0|53|40001|40P01|55P03)/;
const PASSING_ERRORS = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOENT", "EAI_AGAIN"]);
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** True when a database error tells of the line or the moment, and not of what was asked. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code !== "string") return /connection|timeout/i.test(error.message);
  if (PASSING_ERRORS.has(code)) return true;
  return SQLSTATE.test(code) && PASSING_STATES.test(code);
}
