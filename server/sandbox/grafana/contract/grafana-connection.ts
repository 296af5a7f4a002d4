/** A Grafana to hold against the contract: the sandbox or a real server. */
export interface GrafanaConnection {
  /** Without a trailing slash. */
  url: string;
  /** A token that may read and query. */
  token: string;
  /** A token that may write annotations and silences. */
  editorToken?: string;
  /** A token that may do everything within its organization. */
  adminToken?: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; undefined when it is none. */
  body: unknown;
}

export interface GrafanaCall {
  method?: string;
  /** null sends no credentials at all. */
  authorization?: string | null;
  json?: unknown;
  raw?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface GrafanaClient {
  call(path: string, options?: GrafanaCall): Promise<Answer>;
  /** Like `call`, with the token that may write. */
  callAsEditor(path: string, options?: GrafanaCall): Promise<Answer>;
  callAsAdmin(path: string, options?: GrafanaCall): Promise<Answer>;
}

/** A bare HTTP client: what the contract says is about the wire, so nothing may be smoothed over. */
export function connectTo(connection: GrafanaConnection): GrafanaClient {
  async function call(path: string, options: GrafanaCall = {}): Promise<Answer> {
    const { method, authorization = `Bearer ${connection.token}`, json, raw, headers = {}, signal } = options;
    const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
    const response = await fetch(`${connection.url}${path}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      redirect: "manual",
      headers: {
        ...(authorization === null ? {} : { authorization }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  }
  const { token, editorToken = token, adminToken = editorToken } = connection;
  return {
    call,
    callAsEditor: (path, options) => call(path, { authorization: `Bearer ${editorToken}`, ...options }),
    callAsAdmin: (path, options) => call(path, { authorization: `Bearer ${adminToken}`, ...options }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
