import type { PanelRouteError } from "@/server/dashboard/contract";
import type {
  AdhocQueryInput,
  AdhocSources,
  LabelsInput,
  LabelValuesInput,
  MetricsInput,
  NameList,
} from "@/server/explore/contract";

/** A route that did not do what was asked. `code` is one of the product's closed codes, or SERVER_UNREACHABLE. */
export class ExploreFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = "ExploreFailure";
  }
}

/** The answer to a typed query: frames as they travel, and the words of the data source where it refused. */
export interface AdhocAnswer {
  frames: unknown[];
  error: string | null;
  /** When it came from Grafana, in epoch milliseconds, where Grafana has failed since. */
  staleSince: number | null;
}

async function failureOf(response: Response): Promise<ExploreFailure> {
  const body = (await response.json().catch(() => null)) as Partial<PanelRouteError> | null;
  const { code = "INTERNAL", message = response.statusText, details = {} } = body?.error ?? {};
  return new ExploreFailure(code, message, details);
}

async function call(room: string, path: string, signal: AbortSignal | undefined, body?: object): Promise<Response> {
  const url = `/api/grafana/rooms/${encodeURIComponent(room)}/adhoc${path}`;
  try {
    return await fetch(url, {
      method: body ? "POST" : "GET",
      headers: { accept: "application/json", ...(body && { "content-type": "application/json" }) },
      body: body && JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ExploreFailure("SERVER_UNREACHABLE", String(error));
  }
}

async function json<T>(response: Response): Promise<T> {
  if (!response.ok) throw await failureOf(response);
  return (await response.json()) as T;
}

interface Results {
  results?: { A?: { frames?: unknown[]; error?: string } };
}

/** What may be asked by those with `query:adhoc`. Rejects with an ExploreFailure, or with the reason of the abort. */
export const exploreApi = {
  dataSources: async (room: string, signal?: AbortSignal) =>
    json<AdhocSources>(await call(room, "/data-sources", signal)),
  labels: async (room: string, input: LabelsInput, signal?: AbortSignal) =>
    json<NameList>(await call(room, "/labels", signal, input)),
  labelValues: async (room: string, input: LabelValuesInput, signal?: AbortSignal) =>
    json<NameList>(await call(room, "/label-values", signal, input)),
  metrics: async (room: string, input: MetricsInput, signal?: AbortSignal) =>
    json<NameList>(await call(room, "/metrics", signal, input)),
  async query(room: string, input: AdhocQueryInput, signal?: AbortSignal): Promise<AdhocAnswer> {
    const response = await call(room, "", signal, input);
    const copy = response.clone();
    const body = (await response.json().catch(() => null)) as Results | null;
    if (!body?.results) throw await failureOf(copy);
    const stale = response.headers.get("x-stale-since");
    const { frames = [], error = null } = body.results.A ?? {};
    return { frames, error, staleSince: stale === null ? null : Number(stale) };
  },
};
