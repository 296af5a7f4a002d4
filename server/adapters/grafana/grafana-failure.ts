import { AppError, type ErrorCode } from "@/server/platform/errors";

/** What went wrong, whichever of Grafana's error bodies said so. */
export interface GrafanaFailure {
  /** HTTP status; 0 where no answer came. */
  status: number;
  /** Grafana's own id of it, such as `api-key.expired`, or a word of ours, such as `redirected`. */
  code: string;
  /** Words for people, never a page and never a credential. */
  message: string;
  /** True where the same request may succeed in a moment. */
  retryable: boolean;
  /** The actions that the token lacks, such as `datasources:query`. */
  permissionNeeded: string | null;
  /** How long Grafana asked to be left alone, in milliseconds. */
  retryAfterMs?: number;
}

/** A failure in the closed list of refusals; the details are what a browser may see of it. */
export function grafanaFailure(code: ErrorCode, failure: GrafanaFailure, options?: ErrorOptions): AppError {
  const { status, message, permissionNeeded, ...rest } = failure;
  const details = {
    ...(status === 0 ? {} : { status }),
    ...rest,
    reason: message,
    ...(permissionNeeded === null ? {} : { permissionNeeded }),
  };
  return new AppError(code, message, details, options);
}
