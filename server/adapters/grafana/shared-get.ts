import type { GrafanaCall, GrafanaRequest, GrafanaResponse } from "./grafana-call";
import { singleFlight } from "./single-flight";

type GetRequest = Omit<GrafanaRequest, "method" | "body" | "signal">;

/** Reads a path; readers that ask for the same at the same time share one call. */
export type SharedGet = (request: GetRequest, signal?: AbortSignal) => Promise<unknown>;

export function sharedGet(call: GrafanaCall): SharedGet {
  const shared = singleFlight<GrafanaResponse>();
  return async (request, signal) => {
    const key = JSON.stringify([request.path, request.params, request.as]);
    return (await shared(key, (inner) => call({ ...request, signal: inner }), signal)).body;
  };
}
