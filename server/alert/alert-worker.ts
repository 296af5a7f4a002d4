import { captureEvidence } from "@/server/alert/capture-evidence";
import { catchUp } from "@/server/alert/catch-up";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { organizationTurns } from "@/server/alert/organization-turns";
import type { Services } from "@/server/platform/context";

/** What a hint was missed of, and what is to be tried again. */
const SWEEP_MS = 2_000;
const MOST_ORGANIZATIONS = 4;

/**
 * Works off what webhooks bring as soon as it is stored, and then captures what alerts show, each organization by itself
 * and a few at once, until it is closed; what was begun is finished then.
 */
export function startAlertWorker(services: Services): { close(): Promise<void> } {
  const { eventBus, log, pool, clock } = services;
  const later = new Map<string, NodeJS.Timeout>();
  let sweeping: Promise<void> | null = null;
  let isClosed = false;
  const turnsOf = (work: (organizationId: string) => Promise<void>, what: string) =>
    organizationTurns(work, {
      most: MOST_ORGANIZATIONS,
      onError: (error) => log.warn({ err: error }, `${what} could not be worked off`),
    });
  const alerts = turnsOf(workOff, "alerts");
  // Apart from these: what Grafana takes its time for must not hold up the next alert.
  const pictures = turnsOf((organizationId) => captureEvidence(services, organizationId), "pictures of alerts");

  async function workOff(organizationId: string): Promise<void> {
    for (;;) {
      const { deliveries, tellInMs } = await processDeliveries(services, organizationId);
      if (tellInMs !== null) catchUpSoon(organizationId, tellInMs);
      if (deliveries === 0 || isClosed) break;
    }
    if (!isClosed) pictures.wake(organizationId);
  }

  function catchUpSoon(organizationId: string, inMs: number): void {
    if (later.has(organizationId) || isClosed) return;
    const timer = setTimeout(() => {
      later.delete(organizationId);
      void catchUp(services, organizationId).then(
        (again) => again !== null && catchUpSoon(organizationId, again),
        (error: unknown) => log.warn({ err: error }, "alerts could not be caught up with"),
      );
    }, inMs).unref();
    later.set(organizationId, timer);
  }

  /** Organizations with something that is due. */
  async function sweep(): Promise<void> {
    const { rows } = await pool.query<{ id: string; waits: boolean }>(
      `select organization_id as id, true as waits from webhook_delivery where state = 'pending' and next_attempt_at <= $1
        union select organization_id, true from incident_alert where evidence = 'pending' and next_attempt_at <= $1
        union select organization_id, false from incident_alert where fired_told_at is null
        union select organization_id, false from alert_firing where outcome is null`,
      [clock.now()],
    );
    for (const { id, waits } of rows) {
      if (waits) alerts.wake(id);
      else catchUpSoon(id, 0);
    }
  }

  const look = () => {
    sweeping ??= sweep()
      .catch((error: unknown) => log.warn({ err: error }, "deliveries could not be looked for"))
      .finally(() => (sweeping = null));
  };
  const ends = [
    eventBus.subscribe("delivery", ({ organization }) => alerts.wake(organization)),
    eventBus.onResume(look),
  ];
  const timer = setInterval(look, SWEEP_MS);
  timer.unref();
  look();
  return {
    async close() {
      isClosed = true;
      clearInterval(timer);
      for (const end of ends) end();
      for (const one of later.values()) clearTimeout(one);
      await sweeping;
      await Promise.all([alerts.close(), pictures.close()]);
    },
  };
}
