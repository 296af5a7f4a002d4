import type { DataSourceRef } from "../contract";

/** Families of data sources whose queries are understood here; all others are filled in as plain text. */
export type DataSourceKind =
  | "prometheus"
  | "loki"
  | "tempo"
  | "testdata"
  | "postgres"
  | "mysql"
  | "mssql"
  | "elasticsearch"
  | "alertmanager"
  | "grafana"
  | "expression"
  | "other";

/** Old names under which dashboards still store a plugin. */
const ALIASES: Readonly<Record<string, string>> = {
  testdata: "grafana-testdata-datasource",
  postgres: "grafana-postgresql-datasource",
};

const KINDS: Readonly<Record<string, DataSourceKind>> = {
  prometheus: "prometheus",
  "grafana-amazonprometheus-datasource": "prometheus",
  "grafana-azureprometheus-datasource": "prometheus",
  loki: "loki",
  tempo: "tempo",
  "grafana-testdata-datasource": "testdata",
  "grafana-postgresql-datasource": "postgres",
  mysql: "mysql",
  mssql: "mssql",
  elasticsearch: "elasticsearch",
  "grafana-opensearch-datasource": "elasticsearch",
  alertmanager: "alertmanager",
  grafana: "grafana",
  datasource: "grafana",
  __expr__: "expression",
};

/** The present id of a plugin that may be stored under an old one. */
export const dataSourceType = (stored: string): string => ALIASES[stored] ?? stored;

/** The family of a plugin, by its id or by a stored reference. A reference without a type belongs to none. */
export function dataSourceKind(of: string | DataSourceRef): DataSourceKind {
  const type = typeof of === "string" ? of : (of?.type ?? "");
  return KINDS[dataSourceType(type)] ?? "other";
}
