import { setTimeout as sleep } from "node:timers/promises";
import type { Services } from "@/server/platform/context";
import { isLoopback } from "@/server/platform/env";
import { connectPractice } from "@/server/sandbox/practice/connect-practice";
import { tellReleases } from "@/server/sandbox/practice/tell-releases";
import type { Shop } from "@/server/sandbox/shop/create-shop";

const AGAIN_MS = 10_000;
const MOST_ATTEMPTS = 30;

/**
 * Connects the sandbox's alerting and tells of its shop's releases. Where that fails it is tried again: the product works
 * without.
 */
export function startPractice(services: Services, shop: Shop): { stop(): Promise<void> } {
  const { env, log } = services;
  // A public address may lead past this machine, and the sandbox calls its own.
  const base = isLoopback(env.APP_URL) ? env.APP_URL : `http://127.0.0.1:${env.PORT}`;
  const ending = new AbortController();
  let telling: ReturnType<typeof tellReleases> | undefined;

  async function connect(): Promise<void> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      try {
        const hook = await connectPractice(services, base);
        if (hook && !ending.signal.aborted) telling = tellReleases(shop, hook);
        return;
      } catch (error) {
        if (ending.signal.aborted) return;
        log.warn({ err: error }, "the sandbox's alerting could not be connected");
        await sleep(AGAIN_MS, undefined, { signal: ending.signal }).catch(() => undefined);
      }
    }
  }
  const work = connect();
  return {
    async stop() {
      ending.abort();
      await work;
      await telling?.stop();
    },
  };
}
