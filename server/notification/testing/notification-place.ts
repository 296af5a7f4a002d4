import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { memoryPush } from "@/server/adapters/memory/memory-push";
import { identityState } from "@/server/identity/identity-state";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { readIncident } from "@/server/incident/queries";
import { claimDeliveries } from "@/server/notification/claim-deliveries";
import { collectNotifications } from "@/server/notification/collect-notifications";
import type { PushPayload } from "@/server/notification/contract";
import { deliverNotification } from "@/server/notification/deliver-notification";
import { subscribe } from "@/server/notification/subscribe";
import type { Role } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { createTestOrganization, type TestOrganization } from "@/server/testing/test-context";
import { postMessage } from "@/server/timeline/post-message";

const DAY_MS = 86_400_000;
/** What is due is anybody's to send, whose it ever is: tests that run at once would take each other's. */
const TURN = 7_214_009;
const text = (bytes: number) => randomBytes(bytes).toString("base64url");
const key = () => ({ idempotencyKey: randomUUID() });
const calling = ({ viewer }: SignedIn) => `@${viewer.username}`;
/** What a browser says of itself; nobody is there. */
const aBrowser = () => ({ endpoint: `https://push.example/${text(16)}`, p256dh: text(65), auth: text(16) });

/** Ada and Grace, signed in, and an incident of Ada's: anew for each test. */
interface Here {
  ours: TestOrganization;
  push: ReturnType<typeof memoryPush>;
  ada: SignedIn;
  grace: SignedIn;
  number: number;
  incidentId: string;
}

/** A room on the real database, with a push service in memory, for the tests of a file. */
export function notificationPlace() {
  const here = {} as Here;

  async function signIn(role: Role, of = here.ours): Promise<SignedIn> {
    const person = await of.signIn(role);
    const { sessionId: id, userId, organizationId } = person.viewer;
    const later = new Date(Date.now() + DAY_MS);
    const times = { accessTokenExpiresAt: later, expiresAt: later };
    await of.services.db.authSession.create({
      data: { id, userId, organizationId, roles: [role], groups: [], ...times },
    });
    return person;
  }
  let turn: pg.PoolClient;
  beforeAll(async () => {
    here.ours = await createTestOrganization();
  });
  beforeEach(async () => {
    turn = await here.ours.services.pool.connect();
    await turn.query("select pg_advisory_lock($1)", [TURN]);
    await turn.query("update notification_delivery set state = 'dropped', refusal = 'test' where state = 'pending'");
    here.push = memoryPush();
    here.ours.services.push = here.push;
    here.ours.setNow(new Date());
    [here.ada, here.grace] = await Promise.all([signIn("responder"), signIn("responder")]);
    const input = declareInput.parse({ ...key(), title: "Checkout errors", severity: "sev2" });
    ({ number: here.number } = await declareIncident(here.ada, input));
    ({ id: here.incidentId } = await readIncident(here.ada, here.number));
  });
  afterEach(async () => {
    identityState().sessions.clear();
    await turn.query("select pg_advisory_unlock($1)", [TURN]);
    turn.release();
  });
  afterAll(() => here.ours.close());

  return {
    here,
    text,
    key,
    calling,
    aBrowser,
    signIn,
    /** Has a person told in a new browser. */
    async told(person: SignedIn, locale: "en" | "zh-TW" = "en") {
      const browser = aBrowser();
      const { id } = await subscribe(person, { ...browser, locale });
      return { ...browser, id };
    },
    say: (by: SignedIn, body: string) => postMessage(by, { incidentNumber: here.number, ...key(), body }),
    /** For changes of the incident. */
    seen: async () => ({
      number: here.number,
      version: (await readIncident(here.ada, here.number)).version,
      ...key(),
    }),
    /** What the worker does, once. */
    async round(): Promise<void> {
      const { services, id } = here.ours;
      while (await collectNotifications(services, id, here.incidentId));
      for (const claimed of await claimDeliveries(services)) await deliverNotification(services, claimed);
    },
    /** What was taken, for one browser or for all. */
    arrived: (endpoint?: string): PushPayload[] =>
      here.push.sent
        .filter(({ target }) => endpoint === undefined || target.endpoint === endpoint)
        .map(({ message }) => JSON.parse(message.payload) as PushPayload),
    deliveries: () =>
      here.ours.services.db.notificationDelivery.findMany({
        where: { incidentId: here.incidentId },
        orderBy: { createdAt: "asc" },
      }),
    /** Sets the clock to so long from now. */
    passing: (ms: number) => here.ours.setNow(new Date(Date.now() + ms)),
  };
}
