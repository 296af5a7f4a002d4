import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { identityState } from "@/server/identity/identity-state";
import { revokeSession } from "@/server/identity/sign-out";
import { collectNotifications } from "@/server/notification/collect-notifications";
import { readSettings } from "@/server/notification/read-settings";
import { removeDevice } from "@/server/notification/remove-device";
import { renewSubscription } from "@/server/notification/renew-subscription";
import { sendTest } from "@/server/notification/send-test";
import { subscribe } from "@/server/notification/subscribe";
import { notificationPlace } from "@/server/notification/testing/notification-place";
import { unsubscribe } from "@/server/notification/unsubscribe";

const { here, aBrowser, arrived, calling, deliveries, passing, round, say, text, told } = notificationPlace();

describe("a browser", () => {
  it("is told nothing more after its person has signed out there, while their other one is", async () => {
    const elsewhere = await told(here.grace);
    const second = { ...here.grace, viewer: { ...here.grace.viewer, sessionId: randomUUID() } };
    const { userId, organizationId, sessionId: id } = second.viewer;
    const later = new Date(Date.now() + 86_400_000);
    await here.ours.services.db.authSession.create({
      data: {
        id,
        userId,
        organizationId,
        roles: ["responder"],
        groups: [],
        accessTokenExpiresAt: later,
        expiresAt: later,
      },
    });
    await told(second);
    await say(here.ada, `${calling(here.grace)} look`);
    await collectNotifications(here.ours.services, here.ours.id, here.incidentId);
    await revokeSession(here.ours.services, id);
    await round();
    expect(arrived().length).toBe(1);
    expect(arrived(elsewhere.endpoint)).toHaveLength(1);
    expect((await readSettings(here.grace)).devices.map((device) => device.id)).toEqual([elsewhere.id]);
  });

  it("is told nothing when its person has no role any more, or their session has ended", async () => {
    await told(here.grace);
    const { db } = here.ours.services;
    await db.authSession.update({ where: { id: here.grace.viewer.sessionId }, data: { roles: [] } });
    await say(here.ada, `${calling(here.grace)} look`);
    await round();
    expect((await deliveries()).map(({ refusal }) => refusal)).toEqual(["signed-out"]);
    const kept = await told(here.grace);
    const ended = { roles: ["responder"], expiresAt: new Date(Date.now() - 3_600_000) };
    await db.authSession.update({ where: { id: here.grace.viewer.sessionId }, data: ended });
    identityState().sessions.clear();
    await say(here.ada, `${calling(here.grace)} again`);
    await round();
    expect(arrived()).toEqual([]);
    // It is kept: who signs in again there is told again.
    expect((await readSettings(here.grace)).devices).toMatchObject([{ id: kept.id, isSignedOut: true }]);
  });

  it("subscribes once, may change hands only with its own keys, and keeps its place with a new address", async () => {
    const browser = await told(here.grace);
    await subscribe(here.grace, {
      endpoint: browser.endpoint,
      p256dh: browser.p256dh,
      auth: browser.auth,
      locale: "zh-TW",
    });
    expect((await readSettings(here.grace)).devices).toHaveLength(1);
    const stolen = { endpoint: browser.endpoint, p256dh: text(65), auth: text(16), locale: "en" as const };
    await expect(subscribe(here.ada, stolen)).rejects.toMatchObject({ code: "CONFLICT" });
    const fresh = aBrowser();
    await renewSubscription(here.ada, { old: browser.endpoint, ...fresh });
    expect((await readSettings(here.ada)).devices).toEqual([]);
    await renewSubscription(here.grace, { old: browser.endpoint, ...fresh });
    expect((await readSettings(here.grace)).devices.map(({ id }) => id)).toEqual([browser.id]);
    await subscribe(here.ada, { ...fresh, locale: "en" });
    expect((await readSettings(here.grace)).devices).toEqual([]);
    expect((await readSettings(here.ada)).devices).toHaveLength(1);
  });

  it("can only be removed by its person", async () => {
    const { id, endpoint } = await told(here.grace);
    await expect(removeDevice(here.ada, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await unsubscribe(here.ada, { endpoint });
    await expect(sendTest(here.ada, { endpoint })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await readSettings(here.grace)).devices).toHaveLength(1);
    await removeDevice(here.grace, { id });
    expect((await readSettings(here.grace)).devices).toEqual([]);
  });

  it("at an address that is no here.push service's is refused", async () => {
    const browser = { ...aBrowser(), endpoint: "http://169.254.169.254/latest", locale: "en" as const };
    await expect(subscribe(here.grace, browser)).rejects.toMatchObject({ code: "BAD_INPUT" });
  });

  it("says how a test went, and never shows its address or keys to anybody", async () => {
    const browser = await told(here.grace);
    expect(await sendTest(here.grace, browser)).toEqual({ state: "taken", reason: null });
    here.push.outcomes.set(browser.endpoint, [
      { state: "later", afterMs: null, reason: "ECONNREFUSED" },
      { state: "gone" },
    ]);
    expect(await sendTest(here.grace, browser)).toEqual({ state: "later", reason: "ECONNREFUSED" });
    const shown = JSON.stringify(await readSettings(here.grace));
    for (const hidden of [browser.endpoint, browser.p256dh, browser.auth]) expect(shown).not.toContain(hidden);
    expect(await sendTest(here.grace, browser)).toEqual({ state: "gone", reason: null });
    expect((await readSettings(here.grace)).devices).toEqual([]);
  });

  it("is one of twenty at most: the one that was silent for longest makes room", async () => {
    const first = await told(here.grace);
    for (let at = 0; at < 20; at++) {
      passing((at + 1) * 1_000);
      await told(here.grace);
    }
    const { devices } = await readSettings(here.grace);
    expect(devices).toHaveLength(20);
    expect(devices.map(({ id }) => id)).not.toContain(first.id);
  });
});
