import type { AbsoluteRange, VariableValues } from "@/server/dashboard/contract";
import type { Services } from "@/server/platform/context";
import { AppError, type ErrorCode, toAppError } from "@/server/platform/errors";
import { recordEvent } from "@/server/timeline/record-event";
import { captureForIncident, type SystemCapture } from "./capture-for-incident";
import type { PostedEvidence } from "./contract";

/** Most titles that the room is told. */
const NAMED = 5;

export interface CapturedPanel {
  /** What tells it from others of the same capture. */
  id: string;
  dashboardUid: string;
  panelId: number;
  title: string;
  variables?: VariableValues;
}

export interface TogetherCapture extends Pick<SystemCapture, "incident" | "reason"> {
  panels: readonly CapturedPanel[];
  /** Epoch milliseconds. */
  range: AbsoluteRange;
  /** The same key is captured once, from however many processes. */
  key: string;
  /** It is asked for again: the room is not told yet of what failed in passing. */
  isTriedAgain?: boolean;
}

/** What came of a capture of several panels. Panels that have no data belong to neither. */
export interface CaptureOutcome {
  captured: PostedEvidence[];
  /** Passing: it may succeed later. */
  missing: { title: string; code: ErrorCode; isPassing: boolean }[];
}

const PASSING = new Set<ErrorCode>(["GRAFANA_UNREACHABLE", "GRAFANA_TIMEOUT", "DATABASE_UNAVAILABLE", "RATE_LIMITED"]);

const hasNoData = (error: unknown): boolean =>
  error instanceof AppError && error.code === "BAD_INPUT" && error.details?.reason === "no-data";

async function tell({ db, log }: Services, asked: TogetherCapture, outcome: CaptureOutcome) {
  const { incident, reason, key, isTriedAgain = false } = asked;
  const missing = outcome.missing.filter(({ isPassing }) => !(isTriedAgain && isPassing));
  const [first] = missing;
  if (!first) return;
  const told = {
    organizationId: incident.organizationId,
    incidentId: incident.id,
    kind: "evidence_missing",
    actor: { id: null, name: "" },
    payload: {
      reason,
      missing: missing.length,
      all: outcome.captured.length + outcome.missing.length,
      titles: missing.slice(0, NAMED).map(({ title }) => title),
      code: missing.every(({ code }) => code === first.code) ? first.code : "",
    },
    source: "system",
    idempotencyKey: `missing:${key}`,
  };
  // Another process may have told already, and found others missing.
  await db
    .$transaction((tx) => recordEvent(tx, told))
    .catch((error: unknown) => log.warn({ err: error, incidentId: incident.id }, "missing captures were not told"));
}

/**
 * Captures panels of a room one after the other, and tells the room which could not be. A panel that cannot be read holds
 * up no other, and nothing is thrown: what is captured never stands in the way of what it is captured for.
 */
export async function captureTogether(services: Services, asked: TogetherCapture): Promise<CaptureOutcome> {
  const { incident, panels, range, reason, key } = asked;
  const outcome: CaptureOutcome = { captured: [], missing: [] };
  for (const { id, dashboardUid, panelId, title, variables } of panels) {
    try {
      const place = { dashboardUid, panelId, ...(variables && { variables }) };
      outcome.captured.push(
        await captureForIncident(services, { incident, ...place, range, reason, idempotencyKey: `${key}:${id}` }),
      );
    } catch (error) {
      if (hasNoData(error)) continue;
      const known = error instanceof AppError;
      const { code, details } = toAppError(error);
      outcome.missing.push({ title, code, isPassing: PASSING.has(code) || details.retryable === true });
      const facts = { err: error, incidentId: incident.id, dashboardUid, panelId, reason };
      services.log[known ? "warn" : "error"](facts, "a panel was not captured");
    }
  }
  await tell(services, asked, outcome);
  return outcome;
}
