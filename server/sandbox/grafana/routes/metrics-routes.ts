import { exposition } from "../../shop/exposition";
import type { MetricStore } from "../../shop/metric-store";
import { openRoute, type Route } from "../http/route";

const TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** `/metrics`, open as Grafana's own is; here it tells of the shop, so that a real Prometheus may watch it. */
export const metricsRoutes = (metrics: MetricStore, now: () => number): Route[] => [
  openRoute("GET", "/metrics", () => ({
    status: 200,
    bytes: Buffer.from(exposition(metrics, now())),
    headers: { "content-type": TYPE },
  })),
];
