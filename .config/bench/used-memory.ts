import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { UsedMemory } from "./fanout-protocol";

const COLLECTIONS = 6;

/** What this process uses now, after full collections with pauses between them in which buffers are given back. */
export async function usedMemory(): Promise<UsedMemory> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let n = 0; n < COLLECTIONS; n++) {
    collect();
    await sleep(200);
  }
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heap: heapUsed };
}
