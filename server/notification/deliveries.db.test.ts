import { createECDH } from "node:crypto";
import { describe, expect, it } from "vitest";
import { memoryPush } from "@/server/adapters/memory/memory-push";
import { startTestPushService } from "@/server/adapters/webpush/testing/test-push-service";
import { createWebPush } from "@/server/adapters/webpush/web-push-sender";
import { claimDeliveries } from "@/server/notification/claim-deliveries";
import { collectNotifications } from "@/server/notification/collect-notifications";
import type { PushPayload } from "@/server/notification/contract";
import { deliverNotification } from "@/server/notification/deliver-notification";
import { startNotificationWorker } from "@/server/notification/notification-worker";
import { readSettings } from "@/server/notification/read-settings";
import { subscribe } from "@/server/notification/subscribe";
import { notificationPlace } from "@/server/notification/testing/notification-place";
import { removeMessage } from "@/server/timeline/remove-message";

const { here, arrived, calling, deliveries, key, passing, round, say, told } = notificationPlace();

describe("each event", () => {
  it("is told once, however often and by however many processes the timeline is read", async () => {
    await told(here.grace);
    for (let at = 0; at < 20; at++) await say(here.ada, `${calling(here.grace)} ${at}`);
    const reading = () => collectNotifications(here.ours.services, here.ours.id, here.incidentId);
    await Promise.all([reading(), reading(), reading(), reading()]);
    await reading();
    const claims = await Promise.all([1, 2, 3].map(() => claimDeliveries(here.ours.services)));
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(20);
    expect(ids).toHaveLength(20);
    for (const claimed of claims.flat()) await deliverNotification(here.ours.services, claimed);
    await round();
    expect(arrived()).toHaveLength(20);
  });

  it("is told by the next process when one dies before it sent, and not again by it when it had", async () => {
    await told(here.grace);
    await say(here.ada, `${calling(here.grace)} look`);
    await collectNotifications(here.ours.services, here.ours.id, here.incidentId);
    // Claimed, and then nothing: as if the process had been killed here.
    expect(await claimDeliveries(here.ours.services)).toHaveLength(1);
    expect(await claimDeliveries(here.ours.services)).toEqual([]);
    passing(61_000);
    await round();
    expect(arrived()).toHaveLength(1);
    passing(122_000);
    await round();
    expect(arrived()).toHaveLength(1);
  });

  it("comes with the same id when a process died between sending and noting it, so that the browser tells it once", async () => {
    await told(here.grace);
    await say(here.ada, `${calling(here.grace)} look`);
    await collectNotifications(here.ours.services, here.ours.id, here.incidentId);
    const [claimed] = await claimDeliveries(here.ours.services);
    if (!claimed) throw new Error("nothing to send");
    const { pool } = here.ours.services;
    const query = (sql: unknown, values: unknown[]) =>
      String(sql).startsWith("update notification_delivery")
        ? Promise.reject(new Error("killed"))
        : pool.query(sql as string, values);
    const dying = { ...here.ours.services, pool: { query } as unknown as typeof pool };
    await expect(deliverNotification(dying, claimed)).rejects.toThrow("killed");
    passing(61_000);
    await round();
    const [first, second] = arrived();
    expect(arrived()).toHaveLength(2);
    expect(second?.id).toBe(first?.id);
  });

  it("is dropped when it is older than ten minutes, with that reason", async () => {
    await told(here.grace);
    await say(here.ada, `${calling(here.grace)} long ago`);
    passing(11 * 60_000);
    await round();
    await say(here.ada, `${calling(here.grace)} now`);
    await collectNotifications(here.ours.services, here.ours.id, here.incidentId);
    passing(22 * 60_000);
    await round();
    expect(arrived()).toEqual([]);
    expect((await deliveries()).map(({ state, refusal }) => [state, refusal])).toEqual([
      ["dropped", "late"],
      ["dropped", "late"],
    ]);
  });

  it("is one of thirty in a minute at most: more would not be read", async () => {
    await told(here.grace);
    for (let at = 0; at < 33; at++) await say(here.ada, `${calling(here.grace)} ${at}`);
    await round();
    await round();
    expect(arrived()).toHaveLength(30);
    expect((await deliveries()).flatMap(({ refusal }) => refusal ?? [])).toEqual(Array(3).fill("too-many"));
    passing(61_000);
    await say(here.ada, `${calling(here.grace)} later`);
    await round();
    expect(arrived()).toHaveLength(31);
  });

  it("is not told any more when it was deleted in the meantime", async () => {
    await told(here.grace);
    const { id: eventId } = await say(here.ada, `${calling(here.grace)} oops, a secret`);
    await collectNotifications(here.ours.services, here.ours.id, here.incidentId);
    await removeMessage(here.ada, { incidentNumber: here.number, eventId, ...key() });
    await round();
    expect(arrived()).toEqual([]);
    expect((await deliveries()).map(({ refusal }) => refusal)).toEqual(["deleted"]);
  });
});

describe("a here.push service", () => {
  const post = async () => {
    await say(here.ada, `${calling(here.grace)} look`);
    await round();
  };

  it("that does not know the browser any more ends its subscription", async () => {
    const { endpoint } = await told(here.grace);
    here.push.outcomes.set(endpoint, [{ state: "gone" }]);
    await post();
    expect((await readSettings(here.grace)).devices).toEqual([]);
    expect((await deliveries()).map(({ state, refusal }) => [state, refusal])).toEqual([["dropped", "gone"]]);
  });

  it("that is busy is asked again when it said, and no sooner", async () => {
    const { endpoint } = await told(here.grace);
    here.push.outcomes.set(endpoint, [
      { state: "later", afterMs: 60_000, reason: "429" },
      { state: "later", afterMs: null, reason: "500" },
    ]);
    await post();
    passing(59_000);
    await round();
    expect(here.push.outcomes.get(endpoint)).toHaveLength(1);
    expect((await readSettings(here.grace)).devices).toMatchObject([{ failures: 1 }]);
    passing(61_000);
    await round();
    expect(here.push.outcomes.get(endpoint)).toEqual([]);
    passing(80_000);
    await round();
    expect(arrived()).toHaveLength(1);
    expect((await readSettings(here.grace)).devices).toMatchObject([{ failures: 0, lastOkAt: expect.any(String) }]);
  });

  it("to which it is too long gets it without its text", async () => {
    const { endpoint } = await told(here.grace);
    here.push.outcomes.set(endpoint, [{ state: "too-large" }]);
    await post();
    expect(arrived().map(({ body }) => body)).toEqual(["Open the room to read it."]);
  });

  it("that refuses is not asked again", async () => {
    const { endpoint } = await told(here.grace);
    here.push.outcomes.set(endpoint, [{ state: "refused", reason: "403" }]);
    await post();
    passing(300_000);
    await round();
    expect(arrived()).toEqual([]);
    expect((await deliveries()).map(({ state, refusal }) => [state, refusal])).toEqual([["dropped", "403"]]);
  });
});

it("follows the timelines by itself, and makes good what it missed while it was away", async () => {
  const { endpoint } = await told(here.grace);
  await say(here.ada, `${calling(here.grace)} while nobody listens`);
  const first = startNotificationWorker(here.ours.services);
  await expect.poll(() => arrived(endpoint).length, { timeout: 5_000 }).toBe(1);
  const { seq } = await say(here.ada, `${calling(here.grace)} while it listens`);
  const hint = { organization: here.ours.id, incident: here.incidentId, from: seq, to: seq };
  await here.ours.services.eventBus.publish("timeline", hint);
  await expect.poll(() => arrived(endpoint).length, { timeout: 5_000 }).toBe(2);
  await first.close();
  await say(here.ada, `${calling(here.grace)} while it is away`);
  const second = startNotificationWorker(here.ours.services);
  await expect.poll(() => arrived(endpoint).length, { timeout: 5_000 }).toBe(3);
  await second.close();
});

it("arrives at a here.push service over the network, where only that browser can read it", async () => {
  const service = await startTestPushService();
  const own = createECDH("prime256v1");
  const publicKey = own.generateKeys("base64url");
  const keys = { publicKey, privateKey: own.getPrivateKey("base64url"), subject: "mailto:ops@example.com" };
  const real = createWebPush({ keys, log: here.ours.services.log, services: ["127.0.0.1"] });
  here.ours.services.push = real;
  await subscribe(here.grace, { ...service.browser(), locale: "zh-TW" });
  service.answer = (res) => void res.writeHead(500).end();
  const { seq } = await say(here.ada, `${calling(here.grace)} 是快取嗎?`);
  await round();
  service.answer = (res) => void res.writeHead(201).end();
  passing(6_000);
  await round();
  expect(service.received).toHaveLength(2);
  for (const { body } of service.received) expect(body.includes("快取")).toBe(false);
  const read = service.received.map(({ body }) => JSON.parse(service.read(body)) as PushPayload);
  expect(read[1]).toEqual(read[0]);
  expect(read[0]).toMatchObject({ number: here.number, seq, body: `${calling(here.grace)} 是快取嗎?` });
  service.answer = (res) => void res.writeHead(410).end();
  await say(here.ada, `${calling(here.grace)} ?`);
  await round();
  expect((await readSettings(here.grace)).devices).toEqual([]);
  service.close();
  await real.close();
});

it("sends nothing while this installation has no keys", async () => {
  await told(here.grace);
  here.ours.services.push = memoryPush(null);
  expect((await readSettings(here.grace)).publicKey).toBeNull();
  await say(here.ada, `${calling(here.grace)} look`);
  const worker = startNotificationWorker(here.ours.services);
  await worker.close();
  expect(await deliveries()).toEqual([]);
});
