import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bodies, ME, numbers, TestRoom, upTo } from "@/app/_lib/testing/test-room";
import type { TimelineEvent } from "@/server/timeline/contract";

let room: TestRoom;
beforeEach(() => {
  vi.useFakeTimers();
  room = new TestRoom();
});
afterEach(() => {
  room.close();
  vi.useRealTimers();
});

describe("what is shown", () => {
  it("C1, C2: ends equal to the table and never shows a gap, whatever is dropped, doubled, reordered or cut", async () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ do: fc.constant("write" as const), fate: fc.constantFrom("ok", "drop", "double") }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant("deliver" as const), order: fc.nat(5) }) },
      { weight: 1, arbitrary: fc.constant({ do: "cut" as const }) },
      { weight: 1, arbitrary: fc.constant({ do: "connect" as const }) },
      { weight: 2, arbitrary: fc.constant({ do: "post" as const }) },
      { weight: 1, arbitrary: fc.constant({ do: "wait" as const }) },
    );
    const scenario = fc.record({
      steps: fc.array(step, { maxLength: 60 }),
      readable: fc.array(fc.boolean(), { minLength: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ steps, readable }) => {
        room = new TestRoom();
        let [reads, sends, posts] = [0, 0, 0];
        const isDown = (count: number) => readable[count % readable.length] === false;
        const store = room.open({
          since: (after) => (isDown(reads++) ? Promise.reject(new Error("down")) : room.table.since(after)),
          async send(input) {
            const nth = sends++;
            if (isDown(nth) && nth % 2 === 0) throw new Error("lost on the way there");
            const stored = await room.table.send(input);
            if (isDown(nth)) throw new Error("lost on the way back");
            return stored;
          },
        });
        store.subscribe(() => expect(numbers(store)).toEqual(upTo(store.snapshot().events.length)));
        let inFlight: TimelineEvent[] = [];
        for (const taken of steps) {
          if (taken.do === "write") {
            const event = room.table.add("theirs");
            if (taken.fate !== "drop") inFlight.push(event);
            if (taken.fate === "double") inFlight.push(event);
          } else if (taken.do === "deliver") {
            const turned = [...inFlight.slice(taken.order), ...inFlight.slice(0, taken.order)];
            for (const event of turned) room.line.listener?.onEvents([event]);
            inFlight = [];
          } else if (taken.do === "cut") {
            inFlight = [];
            room.line.listener?.onState("offline");
          } else if (taken.do === "connect") room.line.connect(room.table);
          else if (taken.do === "post") store.post(`mine ${posts++}`);
          else await vi.advanceTimersByTimeAsync(1_000);
        }
        readable.fill(true);
        room.line.listener?.onState("offline");
        room.line.connect(room.table);
        await vi.advanceTimersByTimeAsync(60_000);
        room.line.connect(room.table);
        await vi.advanceTimersByTimeAsync(1_000);
        expect(store.snapshot().events).toEqual(room.table.events);
        expect(store.snapshot().pending).toEqual([]);
        expect(room.storage.items.size).toBe(0);
        const mine = room.table.events.filter(({ actorId }) => actorId === ME).map(({ body }) => body);
        expect(mine).toEqual(upTo(posts).map((n) => `mine ${n - 1}`));
        store.close();
      }),
      { numRuns: 150, seed: 214 },
    );
  });

  it("C2: fills a gap by asking for what is missing", async () => {
    const store = room.open();
    room.line.connect(room.table);
    for (const n of upTo(5)) room.table.add(`${n}`);
    room.line.listener?.onEvents(room.table.events.slice(3));
    expect(numbers(store)).toEqual([]);
    await vi.advanceTimersByTimeAsync(0);
    expect(numbers(store)).toEqual(upTo(5));
  });

  it("C2: asks again when what is missing cannot be read", async () => {
    const since = vi.fn((after: number) => room.table.since(after));
    since.mockRejectedValueOnce(new Error("down")).mockRejectedValueOnce(new Error("still down"));
    const store = room.open({ since });
    for (const n of upTo(3)) room.table.add(`${n}`);
    room.line.listener?.onEvents(room.table.events.slice(2));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(numbers(store)).toEqual(upTo(3));
  });

  it("starts from the newest page when it is far behind, and pages back on demand", async () => {
    const store = room.open();
    for (const n of upTo(3_000)) room.table.add(`${n}`);
    room.line.connect(room.table);
    await vi.advanceTimersByTimeAsync(0);
    expect(numbers(store)).toEqual(upTo(3_000).slice(-100));
    expect(store.snapshot().hasOlder).toBe(true);
    await store.loadOlder();
    expect(numbers(store)).toEqual(upTo(3_000).slice(-200));
  });

  it("C6: starts again when the server's timeline is shorter than ours", async () => {
    for (const n of upTo(10)) room.table.add(`${n}`);
    const store = room.open();
    room.table.events.length = 4;
    room.line.listener?.onRefused("CONFLICT");
    await vi.advanceTimersByTimeAsync(0);
    expect(numbers(store)).toEqual(upTo(4));
    expect(store.snapshot().refusal).toBeNull();
  });

  it("hands out snapshots that never change, and a new one after each change", () => {
    const store = room.open();
    const before = store.snapshot();
    expect(store.snapshot()).toBe(before);
    room.line.listener?.onEvents([room.table.add("hello")]);
    expect(before.events).toEqual([]);
    expect(bodies(store)).toEqual(["hello"]);
  });

  it("shows who writes, until they have written or stopped", async () => {
    const store = room.open();
    const grace = { id: crypto.randomUUID(), name: "Grace" };
    room.line.listener?.onTyping(grace);
    room.line.listener?.onTyping({ id: ME, name: "me" });
    expect(store.snapshot().typing).toEqual([grace]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(store.snapshot().typing).toEqual([]);
    room.line.listener?.onTyping(grace);
    room.line.listener?.onEvents([room.table.add("done", undefined, grace.id)]);
    expect(store.snapshot().typing).toEqual([]);
  });
});
