import { checkSessionById } from "@/server/identity/check-session";
import type { NotificationKind } from "@/server/notification/contract";
import { TOO_LATE_MS } from "@/server/notification/collect-notifications";
import { payloadOfDelivery } from "@/server/notification/payload-of-delivery";
import { pushTopic } from "@/server/notification/push-topic";
import { storedPreferences } from "@/server/notification/stored-preferences";
import type { Viewer } from "@/server/platform/access";
import type { Services } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import type { PushMessage, PushOutcome, PushTarget } from "@/server/ports/push-sender";

/** A delivery that this process tries now, with all that it tells. */
export interface Claimed {
  id: string;
  kind: NotificationKind;
  attempts: number;
  organizationId: string;
  incidentId: string;
  number: number;
  title: string;
  severity: string;
  mode: string;
  seq: string;
  recordedAt: Date;
  actorName: string;
  body: string;
  payload: Record<string, unknown>;
  isDeleted: boolean;
  preferences: unknown;
  /** Null where the browser has been taken away since. */
  subscriptionId: string | null;
  sessionId: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  locale: string;
}

const TTL_SECONDS = 3_600;
const BACKOFF_MS = { first: 5_000, most: 120_000 };
const GRAVE = new Set(["sev1", "sev2"]);

/** Sends one notification, if it may be sent still, and writes down what became of it. */
export async function deliverNotification(services: Services, claimed: Claimed): Promise<void> {
  const refusal = await refusalOf(services, claimed);
  if (refusal === "wait") return waitFor(services, claimed, null);
  if (refusal) return settle(services, claimed, "dropped", refusal);
  const outcome = await send(services, claimed);
  if (outcome.state === "later") {
    await noteFailure(services, claimed);
    return waitFor(services, claimed, outcome.afterMs);
  }
  if (outcome.state === "gone") await removeSubscription(services, claimed);
  else if (outcome.state === "taken") await noteSuccess(services, claimed);
  else await noteFailure(services, claimed);
  if (outcome.state === "taken") return settle(services, claimed, "sent", null);
  return settle(services, claimed, "dropped", outcome.state === "refused" ? outcome.reason : outcome.state);
}

/** Why it is not sent any more; `wait` while nobody can say whether it may be. */
async function refusalOf(services: Services, claimed: Claimed): Promise<string | null> {
  if (claimed.recordedAt.getTime() < services.clock.now().getTime() - TOO_LATE_MS) return "late";
  if (claimed.isDeleted) return "deleted";
  if (claimed.subscriptionId === null) return "unsubscribed";
  const session = await checkSessionById(claimed.sessionId, services);
  if (session.viewer) return (await maySee(services, session.viewer, claimed)) ? null : "forbidden";
  if (session.end === "ProviderUnreachable") return "wait";
  // Who merely stayed too long may sign in again there and is told again.
  if (session.end !== "SessionExpired") await removeSubscription(services, claimed);
  return "signed-out";
}

/** As for a page: what was made private since is not told to those who are not let in. */
async function maySee(services: Services, viewer: Viewer, { organizationId, number }: Claimed): Promise<boolean> {
  if (viewer.organizationId !== organizationId) return false;
  try {
    await findIncident({ services, viewer }, number);
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN")) return false;
    throw error;
  }
}

async function send({ push }: Services, claimed: Claimed): Promise<PushOutcome> {
  const { kind, incidentId, severity, endpoint, p256dh, auth } = claimed;
  const target: PushTarget = { endpoint, p256dh, auth };
  const telling = {
    ...claimed,
    seq: Number(claimed.seq),
    at: claimed.recordedAt.getTime(),
    isDrill: claimed.mode === "drill",
    hidesText: storedPreferences(claimed.preferences).hidesText,
  };
  const message = (hidesText: boolean): PushMessage => ({
    payload: JSON.stringify(payloadOfDelivery({ ...telling, hidesText })),
    ttlSeconds: TTL_SECONDS,
    urgency: GRAVE.has(severity) ? "high" : "normal",
    topic: pushTopic(incidentId, kind),
  });
  const outcome = await push.send(target, message(telling.hidesText));
  return outcome.state === "too-large" && !telling.hidesText ? push.send(target, message(true)) : outcome;
}

/** Until it is too late; what the service asks for counts, but nothing is asked of it more often than we would. */
async function waitFor({ pool, clock }: Services, { id, attempts }: Claimed, afterMs: number | null): Promise<void> {
  const own = Math.min(BACKOFF_MS.first * 2 ** (attempts - 1), BACKOFF_MS.most);
  const next = new Date(clock.now().getTime() + Math.max(own, afterMs ?? 0));
  const wait = "update notification_delivery set next_attempt_at = $2 where id = $1 and state = 'pending'";
  await pool.query(wait, [id, next]);
}

async function settle({ pool, clock }: Services, { id }: Claimed, state: string, refusal: string | null) {
  await pool.query(
    "update notification_delivery set state = $2, refusal = $3, settled_at = $4 where id = $1 and state = 'pending'",
    [id, state, refusal, clock.now()],
  );
}

async function removeSubscription({ pool }: Services, { subscriptionId, endpoint }: Claimed): Promise<void> {
  // By its address, too: the browser may have renewed it in the meantime.
  await pool.query("delete from push_subscription where id = $1 and endpoint = $2", [subscriptionId, endpoint]);
}

async function noteSuccess({ pool, clock }: Services, { subscriptionId }: Claimed): Promise<void> {
  const success = "update push_subscription set last_ok_at = $2, failures = 0 where id = $1";
  await pool.query(success, [subscriptionId, clock.now()]);
}

async function noteFailure({ pool }: Services, { subscriptionId }: Claimed): Promise<void> {
  await pool.query("update push_subscription set failures = failures + 1 where id = $1", [subscriptionId]);
}
