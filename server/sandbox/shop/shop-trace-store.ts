import { hashUnit } from "./hash-unit";
import { logLevel } from "./log-level";
import type { ReleaseHistory } from "./release-history";
import { SHOP_SERVICES, type ShopService } from "./service-catalogue";
import { readTraceId, traceId } from "./trace-id";

/** One operation of a request. Times in epoch milliseconds with fractions, durations in milliseconds. */
export interface ShopSpan {
  spanId: string;
  /** Empty at the root. */
  parentSpanId: string;
  service: ShopService["name"];
  instance: string;
  name: string;
  kind: "server" | "client";
  startMs: number;
  durationMs: number;
  failed: boolean;
  statusMessage: string;
  attributes: Readonly<Record<string, string | number>>;
  events: readonly { timeMs: number; name: string; attributes: Readonly<Record<string, string>> }[];
}

/** A request through the shop. The first span is its root. */
export interface ShopTrace {
  traceId: string;
  spans: readonly ShopSpan[];
}

export interface TraceStore {
  find(id: string): ShopTrace | undefined;
  /** Requests that began with `fromMs <= time < toMs`, newest first. */
  newest(fromMs: number, toMs: number): Generator<ShopTrace, void, undefined>;
}

interface Step {
  service: ShopService["name"];
  name: string;
  attributes: Record<string, string | number>;
  steps: Step[];
}

const http = (method: string, route: string) => ({ "http.method": method, "http.route": route });
const sql = (statement: string) => ({ "db.system": "postgresql", "db.statement": statement });
const query = (name: string, statement: string): Step => ({
  service: "database",
  name,
  attributes: sql(statement),
  steps: [],
});

const CHECKOUT: Step = {
  service: "gateway",
  name: "POST /api/checkout",
  attributes: http("POST", "/api/checkout"),
  steps: [
    {
      service: "checkout",
      name: "POST /checkout",
      attributes: http("POST", "/checkout"),
      steps: [
        query("select", "SELECT * FROM carts WHERE id = $1 FOR UPDATE"),
        { service: "payments", name: "POST /charge", attributes: http("POST", "/charge"), steps: [] },
        query("insert", "INSERT INTO orders (cart, total) VALUES ($1, $2)"),
      ],
    },
  ],
};
const PRODUCTS: Step = {
  service: "gateway",
  name: "GET /api/products",
  attributes: http("GET", "/api/products"),
  steps: [
    {
      service: "catalogue",
      name: "GET /products",
      attributes: http("GET", "/products"),
      steps: [query("select", "SELECT id, name, price FROM products LIMIT $1")],
    },
  ],
};

const COMPLAINTS: Partial<Record<ShopService["name"], string>> = {
  checkout: "connection pool exhausted: 40 of 40 in use",
  database: "canceling statement due to lock timeout",
  payments: "card declined",
};

/** The requests behind the shop's log lines: a line's trace id leads to one whose service failed when the line says so. */
export function createShopTraceStore(options: {
  seed: number;
  releases: ReleaseHistory;
  now: () => number;
}): TraceStore {
  const { seed, releases } = options;
  const services = SHOP_SERVICES.map((service, index) => ({ service, index }));
  const gateway = SHOP_SERVICES[0] as ShopService;

  function build(second: number, ordinal: number): ShopTrace {
    const condition = releases.condition(second * 1000);
    const chance = (detail: number) => hashUnit(seed, second, ordinal, 100 + detail);
    const failing = new Set(
      services
        .filter((one) => logLevel(seed, one, { second, ordinal }, condition) === "error")
        .map(({ service }) => service.name),
    );
    const deep = failing.has("checkout") || failing.has("payments");
    const plan = deep || failing.has("gateway") || chance(0) < 0.3 ? CHECKOUT : PRODUCTS;
    const spans: ShopSpan[] = [];

    const walk = (step: Step, parentSpanId: string, startMs: number): ShopSpan => {
      const place = spans.length;
      const service = SHOP_SERVICES.find(({ name }) => name === step.service) ?? gateway;
      const [a, b] = [chance(10 + place * 4), chance(11 + place * 4)];
      const spanId =
        Math.floor(a * 0xffffffff)
          .toString(16)
          .padStart(8, "0") +
        Math.floor(b * 0xffffffff)
          .toString(16)
          .padStart(8, "0");
      const slow = b < service.whenBroken.slowShare * condition.impairment;
      const own = (slow ? service.whenBroken.slowMedianSeconds : service.medianSeconds * 0.5) * 1000 * (0.6 + 0.8 * a);
      const slot = spans.push({} as ShopSpan) - 1;
      let at = startMs + own * 0.15;
      const children = step.steps.map((next) => {
        const child = walk(next, spanId, at);
        at = child.startMs + child.durationMs + 0.2;
        return child;
      });
      const ownFailure = failing.has(step.service) && (step.service !== "gateway" || plan === CHECKOUT);
      const failed = ownFailure || children.some((child) => child.failed);
      const durationMs = Math.max(own, at - startMs + own * 0.1);
      const complaint = ownFailure ? (COMPLAINTS[step.service] ?? "upstream request failed") : "";
      const code = failed ? (ownFailure ? 503 : 502) : 200;
      const span: ShopSpan = {
        spanId,
        parentSpanId,
        service: step.service,
        instance: service.instances[Math.floor(chance(12 + place * 4) * service.instances.length)] ?? "",
        name: step.name,
        kind: step.service === "database" ? "client" : "server",
        startMs,
        durationMs,
        failed,
        statusMessage: failed ? complaint || "upstream request failed" : "",
        attributes: { ...step.attributes, ...("http.method" in step.attributes ? { "http.status_code": code } : {}) },
        events: complaint
          ? [
              {
                timeMs: startMs + durationMs * 0.9,
                name: "exception",
                attributes: { "exception.type": "Error", "exception.message": complaint },
              },
            ]
          : [],
      };
      spans[slot] = span;
      return span;
    };

    walk(plan, "", second * 1000 + Math.floor(chance(1) * 1e6) / 1000);
    return { traceId: traceId(seed, second, ordinal), spans };
  }

  function* newest(fromMs: number, toMs: number): Generator<ShopTrace, void, undefined> {
    const last = Math.floor((Math.min(toMs, options.now()) - 1) / 1000);
    for (let second = last; second >= Math.floor(fromMs / 1000); second--) {
      const { impairment } = releases.condition(second * 1000);
      const count = Math.floor(gateway.linesPerSecond * (1 + 0.9 * impairment) + hashUnit(seed, second, 0, 61));
      const begin = ({ spans }: ShopTrace) => spans[0]?.startMs ?? 0;
      const traces = Array.from({ length: count }, (_, ordinal) => build(second, ordinal));
      for (const trace of traces.sort((a, b) => begin(b) - begin(a))) {
        if (begin(trace) >= fromMs && begin(trace) < toMs) yield trace;
      }
    }
  }

  return {
    find(id) {
      const found = readTraceId(seed, id);
      return found && found.second * 1000 <= options.now() ? build(found.second, found.ordinal) : undefined;
    },
    newest,
  };
}
