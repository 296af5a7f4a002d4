/** How one service of the shop behaves on a good day, and how much a broken checkout hurts it. */
export interface ShopService {
  name: "gateway" | "checkout" | "payments" | "catalogue" | "database";
  instances: readonly string[];
  /** Requests (for the database: queries) per second at the daily average. */
  baseRate: number;
  routes: readonly { route: string; method: string; share: number }[];
  medianSeconds: number;
  /** Standard deviation of the logarithm of the latency. */
  spread: number;
  errorRatio: number;
  cpuSecondsPerRequest: number;
  memoryBytes: number;
  linesPerSecond: number;
  /** Effects of an impairment of 1. */
  whenBroken: { errorRatio: number; slowShare: number; slowMedianSeconds: number; rateFactor: number };
}

export const SHOP_SERVICES: readonly ShopService[] = [
  {
    name: "gateway",
    instances: ["gateway-0:8080", "gateway-1:8080"],
    baseRate: 120,
    routes: [
      { route: "/api/products", method: "GET", share: 0.62 },
      { route: "/api/cart", method: "GET", share: 0.24 },
      { route: "/api/checkout", method: "POST", share: 0.14 },
    ],
    medianSeconds: 0.042,
    spread: 0.6,
    errorRatio: 0.0011,
    cpuSecondsPerRequest: 0.0022,
    memoryBytes: 210e6,
    linesPerSecond: 0.9,
    whenBroken: { errorRatio: 0.045, slowShare: 0.11, slowMedianSeconds: 2.9, rateFactor: 1.08 },
  },
  {
    name: "checkout",
    instances: ["checkout-0:8080", "checkout-1:8080", "checkout-2:8080"],
    baseRate: 17,
    routes: [
      { route: "/checkout", method: "POST", share: 0.7 },
      { route: "/checkout/quote", method: "POST", share: 0.3 },
    ],
    medianSeconds: 0.12,
    spread: 0.5,
    errorRatio: 0.0018,
    cpuSecondsPerRequest: 0.011,
    memoryBytes: 380e6,
    linesPerSecond: 0.7,
    whenBroken: { errorRatio: 0.31, slowShare: 0.68, slowMedianSeconds: 2.6, rateFactor: 1.25 },
  },
  {
    name: "payments",
    instances: ["payments-0:8080", "payments-1:8080"],
    baseRate: 11,
    routes: [{ route: "/charge", method: "POST", share: 1 }],
    medianSeconds: 0.21,
    spread: 0.45,
    errorRatio: 0.0024,
    cpuSecondsPerRequest: 0.008,
    memoryBytes: 290e6,
    linesPerSecond: 0.35,
    whenBroken: { errorRatio: 0.006, slowShare: 0.04, slowMedianSeconds: 1.1, rateFactor: 0.62 },
  },
  {
    name: "catalogue",
    instances: ["catalogue-0:8080", "catalogue-1:8080"],
    baseRate: 76,
    routes: [
      { route: "/products", method: "GET", share: 0.8 },
      { route: "/products/{id}", method: "GET", share: 0.2 },
    ],
    medianSeconds: 0.018,
    spread: 0.55,
    errorRatio: 0.0006,
    cpuSecondsPerRequest: 0.0019,
    memoryBytes: 240e6,
    linesPerSecond: 0.4,
    whenBroken: { errorRatio: 0, slowShare: 0.015, slowMedianSeconds: 0.5, rateFactor: 1 },
  },
  {
    name: "database",
    instances: ["database-0:9187"],
    baseRate: 310,
    routes: [
      { route: "select", method: "SQL", share: 0.81 },
      { route: "insert", method: "SQL", share: 0.09 },
      { route: "update", method: "SQL", share: 0.1 },
    ],
    medianSeconds: 0.0026,
    spread: 0.8,
    errorRatio: 0.0001,
    cpuSecondsPerRequest: 0.0016,
    memoryBytes: 2.1e9,
    linesPerSecond: 0.15,
    whenBroken: { errorRatio: 0.002, slowShare: 0.32, slowMedianSeconds: 0.9, rateFactor: 1.35 },
  },
];

/** Connections that checkout may hold open to the database, and that the database accepts in all. */
export const CHECKOUT_POOL_SIZE = 40;
export const DATABASE_MAX_CONNECTIONS = 120;

/** Upper bounds of the latency buckets in seconds; the last is +Inf. */
export const LATENCY_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, Infinity] as const;
