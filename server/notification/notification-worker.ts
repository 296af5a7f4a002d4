import type { Services } from "@/server/platform/context";
import { claimDeliveries } from "@/server/notification/claim-deliveries";
import { collectNotifications } from "@/server/notification/collect-notifications";
import { deliverNotification } from "@/server/notification/deliver-notification";
import { oneAtATime } from "@/server/notification/one-at-a-time";

/** What is said in a moment is read together. */
const GATHER_MS = 200;
/** What waits for another attempt is looked for this often. */
const LOOK_EVERY_MS = 5_000;
/** Timelines whose hint was missed are looked for this often. */
const SWEEP_EVERY_MS = 30_000;
const FORGET_AFTER_DAYS = 7;

/**
 * Tells people in their browsers what the timelines say of them. What is committed is told also when this process dies:
 * the next one goes on from where the timelines were read to. What was sent and could not be noted as sent is sent again.
 */
export function startNotificationWorker(services: Services): { close(): Promise<void> } {
  const { pool, eventBus, log, push } = services;
  if (push.publicKey === null) return { close: async () => undefined };
  const waiting = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const collecting = oneAtATime(collect);
  const sending = oneAtATime(send);

  function want(organization: string, incident: string): void {
    waiting.set(incident, organization);
    if (isClosed) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      collecting.start();
    }, GATHER_MS);
  }

  async function collect(): Promise<void> {
    const batch = [...waiting];
    waiting.clear();
    for (const [incident, organization] of batch) {
      try {
        // A long timeline is read in turns with the others.
        if (await collectNotifications(services, organization, incident)) want(organization, incident);
      } catch (error) {
        log.warn({ err: error, incident }, "a timeline could not be read for notifications");
      }
    }
    if (!isClosed) sending.start();
  }

  async function send(): Promise<void> {
    try {
      for (let due = await claimDeliveries(services); due.length > 0; due = await claimDeliveries(services)) {
        const tried = await Promise.allSettled(due.map((claimed) => deliverNotification(services, claimed)));
        for (const outcome of tried)
          if (outcome.status === "rejected") log.warn({ err: outcome.reason }, "a notification could not be sent");
        if (isClosed) return;
      }
    } catch (error) {
      log.warn({ err: error }, "notifications could not be sent");
    }
  }

  async function sweep(): Promise<void> {
    try {
      const { rows } = await pool.query<{ id: string; organization_id: string }>(
        `select i.id, i.organization_id from incident i left join notification_progress p on p.incident_id = i.id
          where i.last_seq > coalesce(p.seq, 0)`,
      );
      for (const { id, organization_id } of rows) want(organization_id, id);
      await pool.query(
        `delete from notification_delivery where created_at < now() - interval '${FORGET_AFTER_DAYS} days'`,
      );
    } catch (error) {
      log.warn({ err: error }, "timelines could not be looked through for notifications");
    }
    await removeSignedOut();
  }

  /** Who signs out of a browser is not told there any more. */
  async function removeSignedOut(): Promise<void> {
    await pool
      .query(
        "delete from push_subscription p using auth_session s where s.id = p.session_id and s.revoked_at is not null",
      )
      .catch((error: unknown) => log.warn({ err: error }, "browsers that signed out could not be removed"));
  }

  const unsubscribe = [
    eventBus.subscribe("timeline", ({ organization, incident }) => want(organization, incident)),
    eventBus.subscribe("session", () => void removeSignedOut()),
    eventBus.onResume(() => void sweep()),
  ];
  const timers = [setInterval(() => sending.start(), LOOK_EVERY_MS), setInterval(() => void sweep(), SWEEP_EVERY_MS)];
  for (const each of timers) each.unref();
  void sweep();

  return {
    async close() {
      isClosed = true;
      for (const stop of unsubscribe) stop();
      for (const each of timers) clearInterval(each);
      clearTimeout(timer);
      await Promise.all([collecting.done(), sending.done()]);
    },
  };
}
