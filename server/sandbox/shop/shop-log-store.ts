import { hashUnit } from "./hash-unit";
import { LogEntry } from "./log-entry";
import { logLevel } from "./log-level";
import type { ReleaseHistory, ShopCondition } from "./release-history";
import { SHOP_SERVICES, type ShopService } from "./service-catalogue";

export interface LogScan {
  fromMs: number;
  toMs: number;
  direction: "forward" | "backward";
  /** Services worth looking at; the rest is not even computed. */
  services?: ReadonlySet<string>;
}

export interface LogStore {
  /** Lines with `fromMs <= time < toMs` in the order asked for. */
  scan(request: LogScan): Generator<LogEntry, void, undefined>;
}

const START_LINES = 3;
/** How long one instance takes to start before the next one does. */
const START_DELAY_MS = 137;

/** The shop's logs: each second's lines are a pure function of the seed, the second and the releases. */
export function createShopLogStore(options: { seed: number; releases: ReleaseHistory; now: () => number }): LogStore {
  const { seed, releases } = options;

  function second(service: ShopService, index: number, at: number, condition: ShopCondition): LogEntry[] {
    const epoch = at / 1000;
    const expected = service.linesPerSecond * (1 + 0.9 * condition.impairment);
    const count = Math.floor(expected + hashUnit(seed, epoch, index, 61));
    const entries: LogEntry[] = [];
    for (let ordinal = 0; ordinal < count; ordinal++) {
      const chance = (detail: number) => hashUnit(seed, epoch, index * 64 + ordinal, detail);
      const instance = service.instances[Math.floor(chance(62) * service.instances.length)] ?? "";
      entries.push(
        new LogEntry(
          seed,
          service,
          instance,
          logLevel(seed, { service, index }, { second: epoch, ordinal }, condition),
          at + Math.floor(chance(64) * 1000),
          Math.floor(chance(65) * 1_000_000),
          condition.impairment,
          condition.version,
          false,
          ordinal,
        ),
      );
    }
    return entries;
  }

  function startLines(from: number, to: number): LogEntry[] {
    const checkout = SHOP_SERVICES.find((service) => service.name === "checkout");
    if (!checkout) return [];
    return (
      releases
        // Processes that began before the range may still be starting in it.
        .between(from - START_LINES * START_DELAY_MS, to - 1)
        .flatMap((release) =>
          checkout.instances
            .slice(0, START_LINES)
            .map(
              (instance, i) =>
                new LogEntry(
                  seed,
                  checkout,
                  instance,
                  "info",
                  release.at + i * START_DELAY_MS,
                  0,
                  0,
                  release.version,
                  true,
                  i,
                ),
            ),
        )
    );
  }

  function* scan(request: LogScan): Generator<LogEntry, void, undefined> {
    const end = Math.min(request.toMs, options.now() + 1);
    const firstSecond = Math.floor(request.fromMs / 1000) * 1000;
    const lastSecond = Math.floor((end - 1) / 1000) * 1000;
    const services = SHOP_SERVICES.map((service, index) => ({ service, index })).filter(
      ({ service }) => !request.services || request.services.has(service.name),
    );
    const starts = request.services && !request.services.has("checkout") ? [] : startLines(firstSecond, end);
    const sign = request.direction === "forward" ? 1 : -1;
    for (let i = 0; i <= (lastSecond - firstSecond) / 1000; i++) {
      const at = sign === 1 ? firstSecond + i * 1000 : lastSecond - i * 1000;
      const condition = releases.condition(at);
      const lines = services.flatMap(({ service, index }) => second(service, index, at, condition));
      for (const line of starts) if (line.timeMs >= at && line.timeMs < at + 1000) lines.push(line);
      lines.sort((a, b) => sign * (a.timeMs - b.timeMs || a.nanos - b.nanos));
      for (const line of lines) if (line.timeMs >= request.fromMs && line.timeMs < end) yield line;
    }
  }

  return { scan };
}
