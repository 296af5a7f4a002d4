import { createAdapter } from "@socket.io/redis-streams-adapter";
import { Redis } from "ioredis";
import type { Logger } from "@/server/platform/logger";

/** The line between processes for presence and typing; Redis may vanish, and these alone pause meanwhile. */
export function redisLine(url: string, log: Logger) {
  const connect = (enableOfflineQueue: boolean) => {
    const redis = new Redis(url, {
      enableOfflineQueue,
      maxRetriesPerRequest: null,
      retryStrategy: (attempt) => Math.min(100 * 2 ** attempt, 5_000),
    });
    redis.on("error", (error) => log.debug({ err: error }, "Redis is away"));
    return redis;
  };
  // What cannot be said now is dropped, or it would pile up; the adapter's readers, its duplicates, wait instead. The
  // adapter leaves the rejection of a publish to nobody, which would end the process.
  const redis = connect(false);
  const publish = redis.publish.bind(redis);
  const speaker = Object.assign(redis, {
    duplicate: () => connect(true),
    publish: (channel: string | Buffer, text: string | Buffer) => publish(channel, text).catch(() => 0),
  });
  return {
    adapter: createAdapter(speaker, { streamName: "sre-assistant:rooms", channelPrefix: "sre-assistant" }),
    close: () => speaker.disconnect(),
  };
}
