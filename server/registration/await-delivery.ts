import { setTimeout as sleep } from "node:timers/promises";
import type { Services } from "@/server/platform/context";
import { arrived } from "@/server/registration/arrived";
import type { TestOutcome } from "@/server/registration/contract";

const PATIENCE_MS = 15_000;
const LOOK_EVERY_MS = 200;

/** Waits for a call of a source beyond those that had come. */
export async function awaitDelivery(
  { db }: Pick<Services, "db">,
  sourceId: string,
  since: { lastDelivery: bigint; refused: bigint },
): Promise<TestOutcome> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(LOOK_EVERY_MS)) {
    const now = await arrived({ db }, sourceId);
    if (now.lastDelivery > since.lastDelivery) return { outcome: "arrived", reason: null };
    if (now.refused > since.refused) return { outcome: "refused", reason: now.reason };
    if (Date.now() >= deadline) return { outcome: "lost", reason: null };
  }
}
