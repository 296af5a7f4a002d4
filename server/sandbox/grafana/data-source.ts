import type { QueryAnswer } from "./frames/data-frame";

/** One query of `POST /api/ds/query`, with the fields every plugin shares; the rest belongs to the plugin. */
export interface DataQuery {
  refId: string;
  datasource?: { uid?: string; type?: string };
  intervalMs: number;
  maxDataPoints: number;
  [field: string]: unknown;
}

export interface QueryContext {
  /** Epoch milliseconds. */
  from: number;
  to: number;
  /** Aborted when the caller has hung up. */
  signal: AbortSignal;
}

/** A plugin's own HTTP answer to `resources/*`. */
export interface ResourceAnswer {
  status: number;
  body: unknown;
}

/** The whole request failed inside the plugin: Grafana answers 500 and drops every result. */
export class PluginFailure extends Error {}

/** A data source of the sandbox. */
export interface SandboxDataSource {
  id: number;
  uid: string;
  name: string;
  type: string;
  typeName: string;
  url: string;
  isDefault: boolean;
  jsonData: Record<string, unknown>;
  health(): Promise<{ status: "OK" | "ERROR"; message: string }>;
  /** Nothing at all leaves the refId out of the results, which some of TestData's scenarios do. */
  query(query: DataQuery, context: QueryContext): Promise<QueryAnswer | undefined>;
  resource(request: {
    method: string;
    path: string;
    parameters: URLSearchParams;
    signal: AbortSignal;
  }): Promise<ResourceAnswer>;
}
