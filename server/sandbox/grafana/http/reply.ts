/** What a route answers. At most one of `json`, `html`, `text`, `bytes` is set; with none the body is empty. */
export interface Reply {
  status: number;
  json?: unknown;
  html?: string;
  text?: string;
  bytes?: Uint8Array;
  headers?: Record<string, string>;
}

export const json = (body: unknown, status = 200, headers?: Record<string, string>): Reply => ({
  status,
  json: body,
  ...(headers ? { headers } : {}),
});

export const message = (status: number, text: string): Reply => json({ message: text }, status);

/** A refusal in the form of Grafana's newer services. */
export const coded = (status: number, messageId: string, text: string, extra?: Record<string, unknown>): Reply =>
  json({ statusCode: status, messageId, message: text, ...(extra ? { extra } : {}) }, status);

/** A refusal before any service was asked: the same fields, in the order and with the blanks that those have. */
export const unauthorized = (messageId: string, text: string): Reply =>
  json({ extra: null, message: text, messageId, statusCode: 401, traceID: "" }, 401);

const REASONS: Readonly<Record<number, string>> = {
  400: "BadRequest",
  404: "NotFound",
  409: "Conflict",
};

/** A refusal under `/apis`, in Kubernetes' form. */
export const kubernetesStatus = (
  status: number,
  text?: string,
  details?: Record<string, unknown>,
  reason = REASONS[status],
): Reply =>
  json(
    {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      ...(text ? { message: text } : {}),
      ...(text && reason ? { reason } : {}),
      ...(details ? { details } : {}),
      code: status,
    },
    status,
  );
