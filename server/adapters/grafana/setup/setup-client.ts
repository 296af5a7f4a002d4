import { AppError } from "@/server/platform/errors";
import type { GrafanaCall, GrafanaRequest } from "../grafana-call";

const TIMEOUT_MS = 15_000;

/** Asks with the token that may change alerting, and resolves to the body. */
export type SetupClient = (request: Omit<GrafanaRequest, "as" | "timeoutMs" | "signal">) => Promise<unknown>;

export const setupClient =
  (call: GrafanaCall, signal?: AbortSignal): SetupClient =>
  async (request) =>
    (await call({ timeoutMs: TIMEOUT_MS, ...request, as: "write", ...(signal && { signal }) })).body;

/** The status of a refusal; undefined for any other error. */
export const refusedWith = (error: unknown): unknown => (error instanceof AppError ? error.details.status : undefined);

/** @returns AppError CONFLICT: nothing was changed */
export const conflict = (code: string, reason: string): AppError => new AppError("CONFLICT", reason, { code, reason });
