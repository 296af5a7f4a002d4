import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { EventBus, TimelineHint } from "@/server/ports/event-bus";

export interface EventBusUnderTest {
  /** A new bus on the same line, as another process would have. */
  open(): Promise<EventBus>;
  /** Breaks the line under every open bus, then lets it come back. */
  interrupt(): Promise<void>;
}

const SETTLE_MS = 150;
/** Others may be using the same line: what is heard of other incidents is theirs. */
const incident = randomUUID();
const hint = (from: number): TimelineHint => ({ organization: "o", incident, from, to: from });
const onlyOurs = (handler: (hint: TimelineHint) => void) => (heard: TimelineHint) => {
  if (heard.incident === incident) handler(heard);
};

/** What every event bus promises; see the doc comments of the port. */
export function eventBusSuite(name: string, under: EventBusUnderTest): void {
  describe(`event bus: ${name}`, () => {
    const open: EventBus[] = [];
    const openBus = async () => {
      const bus = await under.open();
      open.push(bus);
      return bus;
    };
    afterEach(async () => {
      await Promise.all(open.splice(0).map((bus) => bus.close()));
    });

    it("brings a hint to this process and to another one", async () => {
      const [here, there] = [await openBus(), await openBus()];
      const [heardHere, heardThere] = [vi.fn(), vi.fn()];
      here.subscribe("timeline", onlyOurs(heardHere));
      there.subscribe("timeline", onlyOurs(heardThere));
      await here.publish("timeline", hint(7));
      await vi.waitFor(() => expect(heardThere).toHaveBeenCalledWith(hint(7)), 5_000);
      await vi.waitFor(() => expect(heardHere).toHaveBeenCalledWith(hint(7)), 5_000);
    });

    it("keeps the order of one publisher", async () => {
      const [here, there] = [await openBus(), await openBus()];
      const heard: number[] = [];
      there.subscribe(
        "timeline",
        onlyOurs(({ from }) => heard.push(from)),
      );
      const sent = Array.from({ length: 50 }, (_, at) => at + 1);
      for (const from of sent) await here.publish("timeline", hint(from));
      await vi.waitFor(() => expect(heard).toEqual(sent), 5_000);
    });

    it("brings a topic only to those who asked for it, until they stop", async () => {
      const bus = await openBus();
      const [stopped, other, kept] = [vi.fn(), vi.fn(), vi.fn()];
      const stop = bus.subscribe("timeline", onlyOurs(stopped));
      bus.subscribe("session", other);
      bus.subscribe("timeline", onlyOurs(kept));
      stop();
      await bus.publish("timeline", hint(1));
      await vi.waitFor(() => expect(kept).toHaveBeenCalledOnce(), 5_000);
      await sleep(SETTLE_MS);
      expect(stopped).not.toHaveBeenCalled();
      expect(other).not.toHaveBeenCalled();
    });

    it("goes on when a subscriber throws", async () => {
      const bus = await openBus();
      const after = vi.fn();
      bus.subscribe("timeline", () => {
        throw new Error("a subscriber's fault");
      });
      bus.subscribe("timeline", onlyOurs(after));
      await bus.publish("timeline", hint(1));
      await bus.publish("timeline", hint(2));
      await vi.waitFor(() => expect(after).toHaveBeenCalledTimes(2), 5_000);
    });

    it("says that the line was down, and brings hints again", async () => {
      const bus = await openBus();
      const [resumed, heard] = [vi.fn(), vi.fn()];
      bus.onResume(resumed);
      bus.subscribe("timeline", onlyOurs(heard));
      expect(bus.isLive()).toBe(true);
      await under.interrupt();
      await vi.waitFor(() => expect(resumed).toHaveBeenCalled(), 10_000);
      expect(bus.isLive()).toBe(true);
      await bus.publish("timeline", hint(9));
      await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(hint(9)), 5_000);
    });

    it("takes nothing after it was closed", async () => {
      const bus = await openBus();
      await bus.close();
      expect(bus.isLive()).toBe(false);
      await expect(bus.publish("timeline", hint(1))).rejects.toThrow();
    });
  });
}
