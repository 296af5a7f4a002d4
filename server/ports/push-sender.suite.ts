import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PushMessage, PushSender, PushTarget } from "@/server/ports/push-sender";

export interface PushSenderHarness {
  sender: PushSender;
  /** A browser that is subscribed. */
  target: PushTarget;
  /** What the push service says to the next message, as an HTTP status. */
  answer(status: 201 | 404 | 413 | 429 | 403): void;
  /** What that browser has read, oldest first. */
  arrived(): string[];
  close(): Promise<void>;
}

const message: PushMessage = { payload: '{"title":"提及"}', ttlSeconds: 60, urgency: "normal", topic: "room" };

/** What every sender promises; see the doc comments of the port. */
export function pushSenderSuite(name: string, open: (isOn: boolean) => Promise<PushSenderHarness>): void {
  describe(`push sender: ${name}`, () => {
    let harness: PushSenderHarness;
    beforeEach(async () => {
      harness = await open(true);
    });
    afterEach(() => harness.close());
    const send = (target = harness.target) => harness.sender.send(target, message);

    it("brings each message to the browser as it was said", async () => {
      expect(harness.sender.accepts(harness.target.endpoint)).toBe(true);
      expect(await send()).toEqual({ state: "taken" });
      expect(await send()).toEqual({ state: "taken" });
      expect(harness.arrived()).toEqual([message.payload, message.payload]);
    });

    it.each([
      [404, { state: "gone" }],
      [413, { state: "too-large" }],
      [429, { state: "later", afterMs: null, reason: "429" }],
      [403, { state: "refused", reason: "403" }],
    ] as const)("says what %d means, and goes on after it", async (status, outcome) => {
      harness.answer(status);
      expect(await send()).toEqual(outcome);
      harness.answer(201);
      expect(await send()).toEqual({ state: "taken" });
    });

    it("sends nothing to an address that it does not accept", async () => {
      const foreign = { ...harness.target, endpoint: "ftp://push.example/x" };
      expect(harness.sender.accepts(foreign.endpoint)).toBe(false);
      expect(await send(foreign)).toEqual({ state: "refused", reason: "address" });
      expect(harness.arrived()).toEqual([]);
    });

    it("has no key and sends nothing while it is switched off", async () => {
      const off = await open(false);
      expect(off.sender.publicKey).toBeNull();
      expect(await off.sender.send(off.target, message)).toEqual({ state: "refused", reason: "off" });
      expect(off.arrived()).toEqual([]);
      await off.close();
    });
  });
}
