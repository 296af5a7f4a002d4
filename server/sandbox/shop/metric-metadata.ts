import type { MetricMetadata } from "./metric-store";

export const METRIC_METADATA: Readonly<Record<string, MetricMetadata>> = {
  up: { type: "gauge", help: "Whether the last scrape of the target succeeded." },
  shop_build_info: { type: "gauge", help: "The version of a service that is running; always 1." },
  http_requests_total: { type: "counter", help: "Requests answered, by route, method and status code." },
  http_request_duration_seconds: { type: "histogram", help: "Time to answer a request, in seconds." },
  process_cpu_seconds_total: { type: "counter", help: "Processor time spent by the process, in seconds." },
  process_resident_memory_bytes: { type: "gauge", help: "Resident memory of the process, in bytes." },
  orders_total: { type: "counter", help: "Orders by outcome." },
  checkout_queue_depth: { type: "gauge", help: "Messages waiting in a queue of checkout." },
  db_pool_connections: { type: "gauge", help: "Connections of checkout's pool to the database, by state." },
  db_pool_connections_max: { type: "gauge", help: "Size of checkout's connection pool." },
  db_connections: { type: "gauge", help: "Connections to the database, by state." },
  db_connections_max: { type: "gauge", help: "Connections the database accepts." },
  db_locks_waiting: { type: "gauge", help: "Sessions that wait for a lock." },
  db_deadlocks_total: { type: "counter", help: "Deadlocks that the database has broken." },
  db_replication_lag_seconds: { type: "gauge", help: "How far the replica is behind, in seconds." },
  db_cache_hit_ratio: { type: "gauge", help: "Share of block reads served from memory." },
  db_size_bytes: { type: "gauge", help: "Size of the database on disk, in bytes." },
  db_queries_total: { type: "counter", help: "Statements run, by operation." },
  db_query_duration_seconds: { type: "histogram", help: "Time to run a statement, in seconds." },
};
