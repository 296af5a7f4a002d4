import { parser as logql } from "@grafana/lezer-logql";
import { parser as traceql } from "@grafana/lezer-traceql";
import type { LRParser } from "@lezer/lr";
import { parser as promql } from "@prometheus-io/lezer-promql";
import type { QueryLanguage } from "./open-places";

/** The grammars that Prometheus and Grafana publish for their own languages. */
export const QUERY_PARSERS: Readonly<Record<QueryLanguage, LRParser>> = { promql, logql, traceql };
