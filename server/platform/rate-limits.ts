import { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/server/platform/errors";
import type { Logger } from "@/server/platform/logger";

/**
 * How often in a minute. Sixty panels that are read again every five seconds are 720, and a person may have several
 * screens; everybody who opened a shared link counts together.
 */
const PER_MINUTE = {
  panel: 4_000,
  share: 12_000,
  adhoc: 120,
  completion: 600,
  evidence: 240,
  upload: 60,
  export: 10,
  notification: 20,
} as const;
export type Limited = keyof typeof PER_MINUTE;

const SECONDS = 60;
/** Nobody waits longer for Redis: then this process counts by itself. */
const REDIS_PATIENCE_MS = 100;

/** Keeps one person, or one shared link, from taking everything. */
export interface RateLimits {
  /** @throws AppError RATE_LIMITED with `retryAfterMs` */
  take(what: Limited, who: string): Promise<void>;
  close(): void;
}

export interface RateLimitOptions {
  /** Counts for all processes together; without it, or while it is away, each counts by itself. */
  redisUrl?: string;
  log: Logger;
  perMinute?: Partial<Record<Limited, number>>;
}

function connect(redisUrl: string, log: Logger): Redis {
  const redis = new Redis(redisUrl, {
    enableOfflineQueue: false,
    commandTimeout: REDIS_PATIENCE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(100 * 2 ** attempt, 5_000),
  });
  redis.on("error", (error) => log.debug({ err: error }, "Redis is away"));
  return redis;
}

/** Counts by fixed windows of a minute that begin with the first request. */
export function createRateLimits({ redisUrl, log, perMinute }: RateLimitOptions): RateLimits {
  const allowed: Record<Limited, number> = { ...PER_MINUTE, ...perMinute };
  const redis = redisUrl ? connect(redisUrl, log) : undefined;
  const limiterOf = (what: Limited) => {
    const options = { keyPrefix: `limit:${what}`, points: allowed[what], duration: SECONDS };
    if (!redis) return new RateLimiterMemory(options);
    return new RateLimiterRedis({
      ...options,
      storeClient: redis,
      insuranceLimiter: new RateLimiterMemory(options),
      rejectIfRedisNotReady: true,
    });
  };
  const limiters = {
    panel: limiterOf("panel"),
    share: limiterOf("share"),
    adhoc: limiterOf("adhoc"),
    completion: limiterOf("completion"),
    evidence: limiterOf("evidence"),
    upload: limiterOf("upload"),
    export: limiterOf("export"),
    notification: limiterOf("notification"),
  };
  return {
    async take(what, who) {
      try {
        await limiters[what].consume(who);
      } catch (rejected) {
        if (!(rejected instanceof RateLimiterRes)) throw rejected;
        throw new AppError("RATE_LIMITED", undefined, { retryAfterMs: Math.max(1, rejected.msBeforeNext) });
      }
    },
    close: () => redis?.disconnect(),
  };
}
