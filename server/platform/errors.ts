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
  "MESSAGE_TOO_MANY_MENTIONS",
  "NOT_AN_EMOJI",
  "TOO_MANY_REACTIONS",
  "TOO_MANY_EDITS",
  "TOO_MANY_PINS",
  "EVENT_DELETED",
  "ATTACHMENT_MISSING",
  "STATUS_NOT_ALLOWED",
  "CHECKLIST_OPEN",
  "FIELDS_MISSING",
  "MERGE_NOT_ALLOWED",
  "MERGED_PRIVATE",
  "INCIDENT_CHANGED",
  "TASK_CHANGED",
  "COMMAND_UNREADABLE",
  "COMMAND_NOT_YET",
  "PANEL_NOT_IN_ROOM",
  "EVIDENCE_TOO_LARGE",
  "EVIDENCE_UNREADABLE",
  "EVIDENCE_TAMPERED",
  "GRAFANA_UNREACHABLE",
  "GRAFANA_REFUSED",
  "GRAFANA_TIMEOUT",
  "GRAFANA_BAD_ANSWER",
  "ALERTMANAGER_UNREACHABLE",
  "ALERTMANAGER_REFUSED",
  "ALERTMANAGER_BAD_ANSWER",
  "FOREIGN_ORIGIN",
  "ATTACHMENT_NOT_ALLOWED",
  "ATTACHMENT_NOT_READABLE",
  "ATTACHMENT_GONE",
  "ATTACHMENTS_FULL",
  "UPLOAD_INCOMPLETE",
  "STORAGE_UNAVAILABLE",
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
  EVENT_DELETED: 409,
  TOO_MANY_REACTIONS: 409,
  TOO_MANY_EDITS: 409,
  TOO_MANY_PINS: 409,
  INCIDENT_CHANGED: 409,
  TASK_CHANGED: 409,
  COMMAND_NOT_YET: 409,
  STATUS_NOT_ALLOWED: 409,
  CHECKLIST_OPEN: 409,
  FIELDS_MISSING: 409,
  MERGE_NOT_ALLOWED: 409,
  MERGED_PRIVATE: 409,
  TOO_LARGE: 413,
  EVIDENCE_TOO_LARGE: 413,
  EVIDENCE_UNREADABLE: 502,
  EVIDENCE_TAMPERED: 409,
  RATE_LIMITED: 429,
  TOO_MANY_PENDING: 429,
  GRAFANA_REFUSED: 502,
  GRAFANA_UNREACHABLE: 502,
  GRAFANA_BAD_ANSWER: 502,
  GRAFANA_TIMEOUT: 504,
  ALERTMANAGER_REFUSED: 502,
  ALERTMANAGER_UNREACHABLE: 502,
  ALERTMANAGER_BAD_ANSWER: 502,
  ATTACHMENT_NOT_ALLOWED: 415,
  ATTACHMENT_NOT_READABLE: 422,
  ATTACHMENT_GONE: 410,
  ATTACHMENTS_FULL: 413,
  STORAGE_UNAVAILABLE: 503,
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
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "08001",
  "08006",
  "P1001",
]);

/** What the driver and its pool give no code. */
const NO_CONNECTION = new Set([
  "timeout exceeded when trying to connect",
  "Connection terminated",
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "Client has encountered a connection error and is not queryable",
  "Query read timeout",
]);

/** Any thrown value as an AppError; what is not ours keeps its message to itself. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AppError) return cause;
    const code = (cause as { code?: unknown }).code;
    if (NO_CONNECTION.has(cause.message) || (typeof code === "string" && UNREACHABLE_DATABASE.has(code))) {
      return new AppError("DATABASE_UNAVAILABLE", undefined, {}, { cause: error });
    }
  }
  return new AppError("INTERNAL", undefined, {}, { cause: error });
}
