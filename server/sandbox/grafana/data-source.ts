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

/** A plugin's own HTTP answer to `resources/*`, or that of the system behind it. A body of text is no JSON. */
export interface ResourceAnswer {
  status: number;
  body: unknown;
}

export interface ResourceRequest {
  method: string;
  /** Without a leading slash. */
  path: string;
  /** Of the address, and of a form in the body. */
  parameters: URLSearchParams;
  signal: AbortSignal;
}

/** The whole request failed inside the plugin: Grafana answers 500 and drops every result. */
export class PluginFailure extends Error {}

/** The plugin crashed: 500 with other words, or an error on its refIds when other data sources were asked as well. */
export class PluginPanic extends Error {}

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
  health(): Promise<{ status: "OK" | "ERROR"; message: string; details?: object }>;
  /** Nothing at all leaves the refId out of the results, which some of TestData's scenarios do. */
  query(query: DataQuery, context: QueryContext): Promise<QueryAnswer | undefined>;
  resource(request: ResourceRequest): Promise<ResourceAnswer>;
  /** The system behind it, as the proxy shows it. Without one the proxy answers 502. */
  backend?(request: ResourceRequest): Promise<ResourceAnswer>;
}
