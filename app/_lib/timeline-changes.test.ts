import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ME, shown, TestRoom, upTo } from "@/app/_lib/testing/test-room";
import type { AskedChange } from "@/app/_lib/timeline-changes";
import type { TimelineStore } from "@/app/_lib/timeline-store";
import type { TimelineEvent } from "@/server/timeline/contract";
import { foldEvents } from "@/server/timeline/rules/fold-events";
import type { WantedChange } from "@/server/timeline/rules/with-change";

// Properties go through many timelines, and a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

let room: TestRoom;
beforeEach(() => {
  vi.useFakeTimers();
  room = new TestRoom();
});
afterEach(() => {
  room.close();
  vi.useRealTimers();
});

const edit = (body: string): WantedChange => ({ verb: "edit", body, attachments: [] });
const entry = (store: TimelineStore, event: TimelineEvent) =>
  store.snapshot().entries.find((one) => one.event.id === event.id);
const whole = () => foldEvents(room.table.events, { me: ME });

describe("C7: what one does to an event", () => {
  it("shows at once, and stays when it is stored", async () => {
    const event = room.table.add("first", undefined, ME);
    const store = room.open();
    const answer = store.change(event.id, edit(" second "));
    expect(entry(store, event)).toMatchObject({ body: "second", edited: { times: 1 } });
    expect(await answer).toEqual({ ok: true });
    expect(entry(store, event)).toMatchObject({ body: "second", edited: { times: 1 } });
    expect(store.snapshot().entries).toEqual(whole());
  });

  it("is taken back with its code when it is refused", async () => {
    const event = room.table.add("first");
    const store = room.open({ change: () => Promise.reject({ code: "FORBIDDEN" }) });
    const answer = store.change(event.id, { verb: "remove" });
    expect(entry(store, event)?.deleted).not.toBeNull();
    expect(await answer).toEqual({ ok: false, refusal: "FORBIDDEN" });
    expect(entry(store, event)).toMatchObject({ body: "first", deleted: null });
  });

  it("is refused here when it cannot be said", async () => {
    const event = room.table.add("first", undefined, ME);
    const change = vi.fn((asked: AskedChange) => room.table.change(asked));
    const store = room.open({ change });
    expect(await store.change(event.id, edit(" \u200b "))).toEqual({ ok: false, refusal: "MESSAGE_EMPTY" });
    expect(change).not.toHaveBeenCalled();
  });

  it("is tried again with the same key while the line is bad, and given up in the end", async () => {
    const event = room.table.add("first");
    const keys: string[] = [];
    let isDown = true;
    const store = room.open({
      change(asked) {
        keys.push(asked.idempotencyKey);
        return isDown ? Promise.reject({ code: "OFFLINE" }) : room.table.change(asked);
      },
    });
    const refused = store.change(event.id, { verb: "react", emoji: "👍" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await refused).toEqual({ ok: false, refusal: "OFFLINE" });
    expect(entry(store, event)?.reactions).toEqual([]);
    const taken = store.change(event.id, { verb: "react", emoji: "👍" });
    await vi.advanceTimersByTimeAsync(100);
    isDown = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await taken).toEqual({ ok: true });
    expect(entry(store, event)?.reactions).toMatchObject([{ emoji: "👍", count: 1, mine: true }]);
    expect(new Set(keys).size).toBe(2);
  });

  it("leaves all other rows the objects that they were", () => {
    for (const n of upTo(20)) room.table.add(`${n}`);
    const store = room.open();
    const before = store.snapshot().entries;
    void store.change(room.table.events[4]?.id ?? "", { verb: "mark" });
    const changed = store.snapshot().entries.filter((row, index) => row !== before[index]);
    expect(changed.map(({ event }) => event.seq)).toEqual([5]);
    const again = store.snapshot().entries;
    room.line.listener?.onTyping({ id: "grace", name: "Grace" });
    expect(store.snapshot().entries[4]).toBe(again[4]);
  });

  it("ends with what one did last, however slow the first of it is", async () => {
    const event = room.table.add("first");
    let calls = 0;
    const store = room.open({
      async change(asked) {
        await new Promise((resolve) => setTimeout(resolve, calls++ === 0 ? 5_000 : 10));
        return room.table.change(asked);
      },
    });
    for (const verb of ["react", "unreact", "react", "unreact"] as const)
      void store.change(event.id, { verb, emoji: "👍" });
    expect(entry(store, event)?.reactions).toEqual([]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(entry(store, event)?.reactions).toEqual([]);
    expect(whole()[0]?.reactions).toEqual([]);
    expect(room.table.events).toHaveLength(5);
  });

  it("goes out in order for each event, and ends as the table has it, whatever is lost or refused", async () => {
    const wanted = fc.oneof(
      fc
        .constantFrom("👍", "🔥")
        .chain((emoji) => fc.constantFrom<WantedChange[]>({ verb: "react", emoji }, { verb: "unreact", emoji })),
      fc.constantFrom<WantedChange[]>({ verb: "pin" }, { verb: "unpin" }, { verb: "mark" }, { verb: "remove" }),
      fc.string({ minLength: 1, maxLength: 3 }).map((text) => edit(`x${text}`)),
    );
    const step = fc.record({ which: fc.nat(3), wanted, wait: fc.nat(500), theirs: fc.boolean() });
    const fate = fc.constantFrom("ok", "ok", "lost", "stored but lost", "FORBIDDEN");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), fc.array(fate, { minLength: 1 }), async (steps, fates) => {
        room = new TestRoom();
        const events = upTo(4).map((n) => room.table.add(`${n}`, undefined, ME));
        let calls = 0;
        const store = room.open({
          async change(asked) {
            const fate = fates[calls++ % fates.length];
            if (fate === "FORBIDDEN") throw { code: "FORBIDDEN" };
            if (fate === "lost") throw { code: "OFFLINE" };
            const stored = await room.table.change(asked);
            if (fate === "stored but lost") throw { code: "OFFLINE" };
            return stored;
          },
        });
        const answers: Promise<unknown>[] = [];
        for (const { which, wanted: change, wait, theirs } of steps) {
          answers.push(store.change(events[which]?.id ?? "", change));
          await vi.advanceTimersByTimeAsync(wait);
          if (theirs) room.line.listener?.onEvents([room.table.add("theirs")]);
        }
        await vi.advanceTimersByTimeAsync(120_000);
        await Promise.all(answers);
        room.line.connect(room.table);
        await vi.advanceTimersByTimeAsync(1_000);
        expect(store.snapshot().entries).toEqual(whole());
        store.close();
      }),
      { numRuns: 100, seed: 214 },
    );
  });
});

describe("C8: how far was read", () => {
  it("is told after a moment, once, and never back", async () => {
    for (const n of upTo(9)) room.table.add(`${n}`);
    const markRead = vi.fn(async () => undefined);
    const store = room.open({ markRead, readUpTo: 3 });
    expect(store.snapshot().readUpTo).toBe(3);
    for (const seq of [2, 5, 7, 6]) store.see(seq);
    await vi.advanceTimersByTimeAsync(1_500);
    store.see(4);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(markRead.mock.calls).toEqual([[7]]);
    store.see(9);
    store.close();
    expect(markRead.mock.calls).toEqual([[7], [9]]);
    expect(store.snapshot().readUpTo).toBe(3);
  });

  it("is told again when it could not be told", async () => {
    const markRead = vi.fn(async () => undefined);
    markRead.mockRejectedValueOnce(new Error("down"));
    const store = room.open({ markRead });
    store.see(5);
    await vi.advanceTimersByTimeAsync(1_500);
    store.see(5);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(markRead.mock.calls).toEqual([[5], [5]]);
  });
});

it("posts what goes with a message, also after a reload", async () => {
  const attachments = [{ id: crypto.randomUUID(), name: "a.png", mediaType: "image/png", bytes: 3 }];
  const threadId = crypto.randomUUID();
  const before = room.open({ send: () => Promise.reject({ code: "OFFLINE" }) });
  expect(before.post("", {})).toEqual({ ok: false, refusal: "MESSAGE_EMPTY" });
  before.post("", { attachments });
  before.post("told later", { occurredAt: "2026-11-22T03:00:00Z", isUpdate: true });
  before.post("an answer", { threadId });
  expect(before.snapshot().pending).toMatchObject([{ attachments }, { isUpdate: true }]);
  before.close();
  const send = vi.fn(room.table.send.bind(room.table));
  room.open({ send });
  await vi.advanceTimersByTimeAsync(100);
  expect(send.mock.calls.map(([input]) => input)).toMatchObject([
    { body: "", attachmentIds: [attachments[0]?.id] },
    { body: "told later", occurredAt: "2026-11-22T03:00:00Z", isUpdate: true },
    { body: "an answer", threadId },
  ]);
  expect(shown(room.open())).toEqual(["", "told later"]);
});
