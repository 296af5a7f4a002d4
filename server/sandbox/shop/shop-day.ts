import { BAD_VERSION, type ReleaseHistory } from "./release-history";
import { LATENCY_BUCKETS, SHOP_SERVICES, type ShopService } from "./service-catalogue";
import { smoothNoise } from "./smooth-noise";

export const DAY_MS = 86_400_000;

/** The state of the shop through one UTC day. Arrays have one entry a slot and are computed on first use. */
export interface ShopDay {
  readonly slotMs: number;
  readonly slots: number;
  time(slot: number): number;
  readonly impairment: Float64Array;
  /** 1 while checkout runs the bad version, else 0. */
  readonly badVersion: Uint8Array;
  /** Requests per second of one instance. */
  rate(service: ShopService, instance: number): Float64Array;
  /** Share of requests that fail with a 5xx. */
  errorRatio(service: ShopService): Float64Array;
  /** Share of requests that take at most the bucket's upper bound. */
  bucketShare(service: ShopService, bucket: number): Float64Array;
  /** Mean latency in seconds. */
  meanSeconds(service: ShopService): Float64Array;
}

/** Busiest at 20:00 UTC, quietest at 04:00, weekends a fifth lower. */
function dailyShape(time: number): number {
  const hour = (time % DAY_MS) / 3_600_000;
  const weekday = Math.floor(time / DAY_MS + 4) % 7;
  const weekend = weekday === 0 || weekday === 6 ? 0.8 : 1;
  return weekend * (1 + 0.42 * Math.cos(((hour - 20) / 24) * 2 * Math.PI) + 0.08 * Math.cos((hour / 6) * Math.PI));
}

/** Logistic stand-in for the normal distribution: off by less than 0.01 and four times as fast. */
const logNormalShare = (bound: number, median: number, spread: number): number =>
  bound === Infinity ? 1 : 1 / (1 + Math.exp((-1.702 * Math.log(bound / median)) / spread));

/** Computes one UTC day of the shop, in slots of a length that divides the day, from its seed and its releases. */
export function createShopDay(seed: number, start: number, slotMs: number, releases: ReleaseHistory): ShopDay {
  const slots = DAY_MS / slotMs;
  const fill = (value: (slot: number) => number): Float64Array => {
    const out = new Float64Array(slots);
    for (let slot = 0; slot < slots; slot++) out[slot] = value(slot);
    return out;
  };
  const memory = new Map<string, Float64Array>();
  const remember = (key: string, make: () => Float64Array): Float64Array => {
    const known = memory.get(key);
    if (known) return known;
    const made = make();
    memory.set(key, made);
    return made;
  };
  const impairment = new Float64Array(slots);
  const badVersion = new Uint8Array(slots);
  for (let slot = 0; slot < slots; slot++) {
    const condition = releases.condition(start + slot * slotMs);
    impairment[slot] = condition.impairment;
    badVersion[slot] = condition.version === BAD_VERSION ? 1 : 0;
  }
  const broken = (slot: number) => impairment[slot] ?? 0;
  const timeAt = (slot: number) => start + slot * slotMs;
  const shape = () => remember("shape", () => fill((slot) => dailyShape(timeAt(slot))));
  const channel = (service: ShopService) => SHOP_SERVICES.indexOf(service) * 16;

  const load = (service: ShopService) =>
    remember(`${service.name}/load`, () =>
      fill((slot) => {
        const time = timeAt(slot);
        const wander =
          0.07 * smoothNoise(seed, channel(service), time, 540_000) +
          0.05 * smoothNoise(seed, channel(service) + 1, time, 47_000);
        const effect = 1 + (service.whenBroken.rateFactor - 1) * broken(slot);
        return service.baseRate * (shape()[slot] ?? 1) * (1 + wander) * effect;
      }),
    );

  return {
    slotMs,
    slots,
    time: timeAt,
    impairment,
    badVersion,
    rate: (service, instance) =>
      remember(`${service.name}/rate/${instance}`, () => {
        const total = load(service);
        return fill((slot) => {
          const wander = 0.06 * smoothNoise(seed, channel(service) + 2 + instance, timeAt(slot), 95_000);
          return ((total[slot] ?? 0) / service.instances.length) * (1 + wander);
        });
      }),
    errorRatio: (service) =>
      remember(`${service.name}/errors`, () =>
        fill((slot) => {
          const wander = 1 + 0.5 * smoothNoise(seed, channel(service) + 8, timeAt(slot), 130_000);
          const jitter = 1 + 0.12 * smoothNoise(seed, channel(service) + 9, timeAt(slot), 31_000);
          return Math.min(0.95, service.errorRatio * wander + service.whenBroken.errorRatio * broken(slot) * jitter);
        }),
      ),
    bucketShare: (service, bucket) =>
      remember(`${service.name}/bucket/${bucket}`, () => {
        const bound = LATENCY_BUCKETS[bucket] ?? Infinity;
        return fill((slot) => {
          const median =
            service.medianSeconds * (1 + 0.09 * smoothNoise(seed, channel(service) + 10, timeAt(slot), 200_000));
          const slow = service.whenBroken.slowShare * broken(slot);
          return (
            (1 - slow) * logNormalShare(bound, median, service.spread) +
            slow * logNormalShare(bound, service.whenBroken.slowMedianSeconds, 0.45)
          );
        });
      }),
    meanSeconds: (service) =>
      remember(`${service.name}/mean`, () =>
        fill((slot) => {
          const slow = service.whenBroken.slowShare * broken(slot);
          const usual = service.medianSeconds * Math.exp(service.spread ** 2 / 2);
          return (1 - slow) * usual + slow * service.whenBroken.slowMedianSeconds * 1.1;
        }),
      ),
  };
}
