/** What a route answers. Exactly one of `json`, `html`, `text` is set. */
export interface Reply {
  status: number;
  json?: unknown;
  html?: string;
  text?: string;
  headers?: Record<string, string>;
}

export const json = (body: unknown, status = 200, headers?: Record<string, string>): Reply => ({
  status,
  json: body,
  ...(headers ? { headers } : {}),
});

export const message = (status: number, text: string): Reply => json({ message: text }, status);

/** A refusal in the form of Grafana's newer services. */
export const coded = (status: number, messageId: string, text: string): Reply =>
  json({ statusCode: status, messageId, message: text, extra: {}, traceID: "" }, status);
