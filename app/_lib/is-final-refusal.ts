/** Codes after which the same message will be refused again. */
const PERMANENT = new Set([
  "BAD_INPUT",
  "CONFLICT",
  "FORBIDDEN",
  "NOT_FOUND",
  "TOO_LARGE",
  "MESSAGE_EMPTY",
  "MESSAGE_TOO_LONG",
  "MESSAGE_TOO_DEEP",
  "MESSAGE_NOT_TEXT",
  "MESSAGE_TOO_MANY_MENTIONS",
  "ATTACHMENT_MISSING",
]);
/** Codes that are the line's or the moment's fault: the message waits for as long as it takes. */
const PASSING = new Set([
  "OFFLINE",
  "UNAUTHENTICATED",
  "SESSION_EXPIRED",
  "RATE_LIMITED",
  "TOO_MANY_PENDING",
  "DATABASE_UNAVAILABLE",
]);
/** Any other refusal is believed after so many: one message must not hold up the rest for ever. */
const MOST_REFUSALS = 6;

/** Whether a message that was refused with this code, after so many attempts, is not tried again by itself. */
export function isFinalRefusal(code: string | null, attempts: number): code is string {
  if (code === null || PASSING.has(code)) return false;
  return PERMANENT.has(code) || attempts >= MOST_REFUSALS;
}
