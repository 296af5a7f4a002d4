import type { DataSourceKind } from "./data-source-kind";
import { queryLanguage, type QueryLanguage } from "./query-language";

/** A name, a number, a duration. */
const TOKEN = /^[\w:.+-]*$/;
/** A name or a number; a lone minus would make a comment of another one. */
const SQL_TOKEN = /^(?:[\p{L}\p{N}_.:]*|-\d+(?:\.\d+)?)$/u;

/** PromQL and LogQL. */
export const PROMQL = queryLanguage({
  defaultFormat: "regex",
  token: TOKEN,
  quotes: { '"': "backslash", "'": "backslash", "`": "none" },
  lineComments: ["#"],
  blockComments: false,
  literals: { doublequote: '"', singlequote: "'" },
});

const TRACEQL = queryLanguage({
  defaultFormat: "pipe",
  token: TOKEN,
  quotes: { '"': "backslash", "`": "none" },
  lineComments: ["//"],
  blockComments: true,
  literals: { doublequote: '"', singlequote: '"' },
});

const POSTGRES = queryLanguage({
  defaultFormat: "sqlstring",
  token: SQL_TOKEN,
  quotes: { "'": "double", '"': "double" },
  lineComments: ["--"],
  blockComments: true,
  postgres: true,
  literals: { sqlstring: "'", singlequote: "'", doublequote: '"' },
});

const MYSQL = queryLanguage({
  defaultFormat: "sqlstring",
  token: SQL_TOKEN,
  quotes: { "'": "both", '"': "both", "`": "double" },
  lineComments: ["--", "#"],
  blockComments: true,
  literals: { sqlstring: "'", singlequote: "'", doublequote: '"' },
});

const MSSQL = queryLanguage({
  defaultFormat: "sqlstring",
  token: SQL_TOKEN,
  quotes: { "'": "double", '"': "double", "[": "double" },
  lineComments: ["--"],
  blockComments: true,
  literals: { sqlstring: "'", singlequote: "'", doublequote: '"' },
});

const LANGUAGES: Partial<Record<DataSourceKind, { field: string; language: QueryLanguage }>> = {
  prometheus: { field: "expr", language: PROMQL },
  loki: { field: "expr", language: PROMQL },
  tempo: { field: "query", language: TRACEQL },
  postgres: { field: "rawSql", language: POSTGRES },
  mysql: { field: "rawSql", language: MYSQL },
  mssql: { field: "rawSql", language: MSSQL },
};

/** The language of a family of data sources and the field of a query that is written in it; null where neither is known. */
export const languageOf = (kind: DataSourceKind): { field: string; language: QueryLanguage } | null =>
  LANGUAGES[kind] ?? null;
