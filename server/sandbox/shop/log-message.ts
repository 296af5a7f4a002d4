import type { LogEntry } from "./log-entry";

const pick = <T>(entry: LogEntry, detail: number, choices: readonly [T, ...T[]]): T =>
  choices[Math.floor(entry.chance(detail) * choices.length)] ?? choices[0];

interface Request {
  method: string;
  path: string;
}

const stamp = (entry: LogEntry): string => new Date(entry.timeMs).toISOString();
const millis = (entry: LogEntry, low: number, high: number): number =>
  Math.round(low + entry.chance(4) ** 2 * (high - low));

/** The text of a line in the format its service uses: JSON for gateway and catalogue, key=value for the rest. */
export function logMessage(entry: LogEntry): string {
  if (entry.starting) return startMessage(entry);
  switch (entry.service.name) {
    case "gateway":
      return gatewayMessage(entry);
    case "checkout":
      return checkoutMessage(entry);
    case "payments":
      return paymentsMessage(entry);
    case "catalogue":
      return catalogueMessage(entry);
    case "database":
      return databaseMessage(entry);
  }
}

const startMessage = (entry: LogEntry): string =>
  `level=info ts=${stamp(entry)} msg="starting checkout" version=${entry.version} instance=${entry.instance} ` +
  `db_pool_size=40 ${entry.version === "v87" ? "tx_scope=per-item" : "tx_scope=per-order"}`;

const GATEWAY_REQUESTS: readonly [Request, ...Request[]] = [
  { method: "GET", path: "/api/products" },
  { method: "GET", path: "/api/cart" },
  { method: "POST", path: "/api/checkout" },
];

function gatewayMessage(entry: LogEntry): string {
  const failed = entry.level === "error";
  const route = failed ? { method: "POST", path: "/api/checkout" } : pick(entry, 1, GATEWAY_REQUESTS);
  const duration = failed ? millis(entry, 2_400, 10_000) : millis(entry, 9, 180 + 2_300 * entry.impairment);
  return JSON.stringify({
    ts: stamp(entry),
    level: entry.level,
    msg: failed ? "upstream request failed" : entry.level === "warn" ? "slow upstream" : "request",
    method: route.method,
    path: route.path,
    status: failed ? pick(entry, 2, [502, 503, 504] as const) : 200,
    duration_ms: duration,
    ...(failed ? { upstream: "checkout", error: "context deadline exceeded" } : {}),
    trace_id: entry.traceId,
  });
}

function checkoutMessage(entry: LogEntry): string {
  const order = `ord_${Math.floor(entry.chance(3) * 1e8).toString(36)}`;
  const head = `level=${entry.level} ts=${stamp(entry)}`;
  const tail = `order_id=${order} trace_id=${entry.traceId}`;
  if (entry.level === "error") {
    return pick(entry, 1, [
      `${head} msg="could not acquire database connection" err="pool exhausted: 40 of 40 connections in use" waited=5.00s ${tail}`,
      `${head} msg="checkout failed" err="context deadline exceeded" stage=reserve_stock duration_ms=${millis(entry, 5_000, 10_000)} ${tail}`,
      `${head} msg="transaction rolled back" err="deadlock detected (SQLSTATE 40P01)" table=stock_reservation ${tail}`,
    ] as const);
  }
  if (entry.level === "warn") {
    return entry.impairment > 0.2
      ? `${head} msg="connection pool nearly full" in_use=${34 + Math.floor(entry.chance(5) * 6)} size=40 waiting=${Math.floor(entry.chance(6) * 60)} trace_id=${entry.traceId}`
      : `${head} msg="payment took long" duration_ms=${millis(entry, 900, 1_800)} ${tail}`;
  }
  if (entry.level === "debug") return `${head} msg="cart priced" items=${1 + Math.floor(entry.chance(7) * 9)} ${tail}`;
  return `${head} msg="order placed" items=${1 + Math.floor(entry.chance(7) * 6)} total=${(8 + entry.chance(8) * 160).toFixed(2)} duration_ms=${millis(entry, 60, 340 + 2_500 * entry.impairment)} ${tail}`;
}

function paymentsMessage(entry: LogEntry): string {
  const head = `level=${entry.level} ts=${stamp(entry)}`;
  const tail = `provider=${pick(entry, 1, ["northpay", "cardlink"] as const)} trace_id=${entry.traceId}`;
  if (entry.level === "error")
    return `${head} msg="charge failed" reason=${pick(entry, 2, ["provider_timeout", "connection_reset"] as const)} attempt=3 ${tail}`;
  if (entry.level === "warn")
    return `${head} msg="charge declined" reason=${pick(entry, 2, ["insufficient_funds", "card_expired", "suspected_fraud"] as const)} ${tail}`;
  if (entry.level === "debug") return `${head} msg="idempotency key seen before" ${tail}`;
  return `${head} msg="charge captured" amount=${(8 + entry.chance(8) * 160).toFixed(2)} duration_ms=${millis(entry, 90, 600)} ${tail}`;
}

function catalogueMessage(entry: LogEntry): string {
  const message =
    entry.level === "error"
      ? "search index unavailable, answering from the database"
      : entry.level === "warn"
        ? "price list older than 10 minutes"
        : entry.level === "debug"
          ? "cache refreshed"
          : "products listed";
  return JSON.stringify({
    ts: stamp(entry),
    level: entry.level,
    msg: message,
    category: pick(entry, 1, ["tea", "cups", "kettles", "gifts"] as const),
    results: Math.floor(entry.chance(2) * 48),
    duration_ms: millis(entry, 3, 70),
    trace_id: entry.traceId,
  });
}

function databaseMessage(entry: LogEntry): string {
  const head = `${stamp(entry).replace("T", " ").replace("Z", " UTC")} [${2_000 + Math.floor(entry.chance(1) * 900)}]`;
  const process = Math.floor(2_000 + entry.chance(2) * 900);
  if (entry.level === "error") {
    return pick(entry, 3, [
      `${head} ERROR:  deadlock detected DETAIL:  Process ${process} waits for ShareLock on transaction ${Math.floor(entry.chance(4) * 9e6)}`,
      `${head} FATAL:  remaining connection slots are reserved for superuser connections`,
    ] as const);
  }
  if (entry.level === "warn")
    return `${head} LOG:  process ${process} still waiting for ShareLock after ${millis(entry, 1_000, 9_000)}.412 ms`;
  if (entry.level === "debug") return `${head} DEBUG:  autovacuum: processing database "shop"`;
  return entry.impairment > 0.3
    ? `${head} LOG:  duration: ${millis(entry, 900, 8_000)}.118 ms  statement: UPDATE stock_reservation SET held = held + 1 WHERE sku = $1`
    : `${head} LOG:  checkpoint complete: wrote ${Math.floor(entry.chance(5) * 900)} buffers (0.4%)`;
}
