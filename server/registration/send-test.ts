import { setTimeout as sleep } from "node:timers/promises";
import type { Services } from "@/server/platform/context";
import { toAppError } from "@/server/platform/errors";
import type { SetupAccess, WantedHook } from "@/server/ports/alerting-setup";
import { awaitDelivery } from "@/server/registration/await-delivery";
import { arrived } from "@/server/registration/arrived";
import type { TestOutcome } from "@/server/registration/contract";

/** What is told of a source may be known at the door a little later. */
const SOURCE_REMEMBERED_MS = 2_500;

/** Has Grafana send its test, and waits for it to come; once more where the first one was turned away. */
export async function sendTest(
  services: Services,
  sourceId: string,
  hook: WantedHook,
  access: SetupAccess,
): Promise<TestOutcome> {
  const before = await arrived(services, sourceId);
  const first = await sendOnce(services, sourceId, hook, access);
  const { refused } = await arrived(services, sourceId);
  if (first.outcome === "arrived" || refused === before.refused) return first;
  await sleep(SOURCE_REMEMBERED_MS);
  return sendOnce(services, sourceId, hook, access);
}

async function sendOnce(
  services: Services,
  sourceId: string,
  hook: WantedHook,
  access: SetupAccess,
): Promise<TestOutcome> {
  const before = await arrived(services, sourceId);
  try {
    await services.alertingSetup.test(hook, access);
  } catch (error) {
    const { code, details } = toAppError(error);
    return { outcome: "notSent", reason: String(details.reason ?? code) };
  }
  return awaitDelivery(services, sourceId, before);
}
