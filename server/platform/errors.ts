/** The closed list of what can go wrong, as the browser hears it. Texts live in messages/<locale>/errors.json. */
export const ERROR_CODES = [
  "BAD_INPUT",
  "UNAUTHENTICATED",
  "SESSION_EXPIRED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "TOO_LARGE",
  "RATE_LIMITED",
  "TOO_MANY_PENDING",
  "MESSAGE_EMPTY",
  "MESSAGE_TOO_LONG",
  "MESSAGE_TOO_DEEP",
  "MESSAGE_NOT_TEXT",
  "STATUS_NOT_ALLOWED",
  "INCIDENT_CHANGED",
  "PANEL_NOT_IN_ROOM",
  "GRAFANA_UNREACHABLE",
  "GRAFANA_REFUSED",
  "GRAFANA_TIMEOUT",
  "GRAFANA_BAD_ANSWER",
  "FOREIGN_ORIGIN",
  "DATABASE_UNAVAILABLE",
  "INTERNAL",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

const HTTP_STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  SESSION_EXPIRED: 401,
  FORBIDDEN: 403,
  FOREIGN_ORIGIN: 403,
  NOT_FOUND: 404,
  PANEL_NOT_IN_ROOM: 404,
  CONFLICT: 409,
  INCIDENT_CHANGED: 409,
  STATUS_NOT_ALLOWED: 409,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
  TOO_MANY_PENDING: 429,
  GRAFANA_REFUSED: 502,
  GRAFANA_UNREACHABLE: 502,
  GRAFANA_BAD_ANSWER: 502,
  GRAFANA_TIMEOUT: 504,
  DATABASE_UNAVAILABLE: 503,
  INTERNAL: 500,
};

const BRAND = Symbol.for("sre-assistant.app-error");

/** A refusal with a code that the browser may see; `details` must hold nothing secret. */
export class AppError extends Error {
  readonly [BRAND] = true;

  /** The server and the copy of this module that Next bundles each have a class of this name: one is as good as the other. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  constructor(
    readonly code: ErrorCode,
    message: string = code,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "AppError";
  }

  get status(): number {
    return HTTP_STATUS[this.code] ?? 400;
  }
}

const UNREACHABLE_DATABASE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "57P01",
  "57P02",
  "57P03",
  "08001",
  "08006",
  "P1001",
]);

/** The pool gives this one no code. */
const NO_CONNECTION = "timeout exceeded when trying to connect";

/** Any thrown value as an AppError; what is not ours keeps its message to itself. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AppError) return cause;
    const code = (cause as { code?: unknown }).code;
    if (cause.message === NO_CONNECTION || (typeof code === "string" && UNREACHABLE_DATABASE.has(code))) {
      return new AppError("DATABASE_UNAVAILABLE", undefined, {}, { cause: error });
    }
  }
  return new AppError("INTERNAL", undefined, {}, { cause: error });
}
