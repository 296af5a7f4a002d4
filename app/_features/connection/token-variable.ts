/** Where each token is set. */
export const TOKEN_VARIABLE = { read: "GRAFANA_TOKEN", write: "GRAFANA_WRITE_TOKEN" } as const;
