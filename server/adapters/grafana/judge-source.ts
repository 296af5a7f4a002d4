import { AppError } from "@/server/platform/errors";
import type { Outcome } from "./circuit";

const NO_ANSWER = new Set([502, 504]);

/**
 * What a call that failed says of the one data source that it asked. A refusal is an answer; that Grafana itself is
 * away, or that nobody waited, says nothing.
 */
export function judgeSource(failure: unknown): Outcome | "abandoned" {
  if (!(failure instanceof AppError)) return "abandoned";
  const { status, code } = failure.details as { status?: unknown; code?: unknown };
  switch (failure.code) {
    case "GRAFANA_TIMEOUT":
      return "away";
    case "GRAFANA_UNREACHABLE":
      return status === 504 ? "away" : "unknown";
    case "GRAFANA_REFUSED":
      if (code === "plugin.unavailable" || NO_ANSWER.has(Number(status))) return "away";
      // A plugin's way of saying anything at all, silence of the data source included.
      return code === "plugin.requestFailureError" || status === 499 ? "unknown" : "well";
    default:
      return "well";
  }
}
