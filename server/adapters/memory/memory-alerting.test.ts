import { alertFeedSuite } from "@/server/ports/alert-feed.suite";
import { silencerSuite } from "@/server/ports/silencer.suite";
import { memoryAlerting } from "./memory-alerting";

const start = async () => {
  const startedAt = Date.now();
  const { fire, ...ports } = memoryAlerting();
  fire(
    { alertname: "CheckoutErrors", severity: "critical", service: "checkout" },
    { alertname: "CheckoutErrors", severity: "warning", service: "gateway" },
    { alertname: "DiskFull", severity: "warning", instance: "db-0:9100" },
  );
  return { ...ports, firingRule: null, startedAt, stop: () => Promise.resolve() };
};

silencerSuite("memory", start);
alertFeedSuite("memory", start);
