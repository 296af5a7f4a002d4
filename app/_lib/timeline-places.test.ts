import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ME, TestRoom, upTo } from "@/app/_lib/testing/test-room";
import type { TimelineStore } from "@/app/_lib/timeline-store";
import type { TimelineEvent } from "@/server/timeline/contract";
import { foldEvents } from "@/server/timeline/rules/fold-events";

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

const seqs = (store: TimelineStore) => store.snapshot().entries.map(({ event }) => event.seq);
const from = (first: number, last: number) => upTo(last).slice(first - 1);
const fill = (count: number) => {
  for (const n of upTo(count)) room.table.add(`${n}`);
};
const newest = () => ({ initial: room.table.events.slice(-100) });
const react = (target: TimelineEvent | undefined) =>
  room.table.add("", undefined, "grace", {
    kind: "reaction_added",
    supersedesId: target?.id ?? null,
    payload: { emoji: "👍" },
  });

describe("C9: another place of the timeline", () => {
  it("shows what was asked for while the newest goes on, and the way back", async () => {
    fill(1_000);
    const store = room.open(newest());
    room.line.connect(room.table);
    expect(await store.jumpTo({ seq: 300 })).toEqual({ focus: 300, reply: null });
    expect(store.snapshot()).toMatchObject({ isFar: true, hasOlder: true });
    expect(seqs(store)).toEqual(from(250, 350));
    room.line.listener?.onEvents([room.table.add("live")]);
    expect(seqs(store)).toEqual(from(250, 350));
    expect(store.snapshot().events.at(-1)?.body).toBe("live");
    store.backToNewest();
    expect(seqs(store)).toEqual(from(901, 1_001));
  });

  it("is shown as it is now: what came after it counts, before and while it is looked at", async () => {
    fill(1_000);
    react(room.table.events[299]);
    const store = room.open(newest());
    room.line.connect(room.table);
    const jump = store.jumpTo({ seq: 300 });
    // Read by the server before this one, and heard before its answer.
    room.line.listener?.onEvents([react(room.table.events[300])]);
    await jump;
    room.line.listener?.onEvents([react(room.table.events[301])]);
    const counts = [300, 301, 302, 303].map(
      (seq) => store.snapshot().entries.find(({ event }) => event.seq === seq)?.reactions.length,
    );
    expect(counts).toEqual([1, 1, 1, 0]);
  });

  it("ends where it meets the newest", async () => {
    fill(500);
    const store = room.open(newest());
    await store.jumpTo({ seq: 100 });
    await store.loadNewer();
    expect(store.snapshot().isFar).toBe(true);
    await store.loadNewer();
    expect(store.snapshot().isFar).toBe(false);
    expect(seqs(store)).toEqual(from(50, 500));
    await store.loadOlder();
    expect(seqs(store)).toEqual(upTo(500));
  });

  it("needs no reading when it is there already", async () => {
    fill(300);
    const around = vi.fn((at: Parameters<typeof room.table.around>[0]) => room.table.around(at));
    const store = room.open({ ...newest(), around });
    expect(await store.jumpTo({ seq: 250 })).toMatchObject({ focus: 250 });
    expect(await store.jumpTo({ eventId: room.table.events[259]?.id ?? "" })).toMatchObject({ focus: 260 });
    expect(around).not.toHaveBeenCalled();
    expect(store.snapshot().isFar).toBe(false);
  });

  it("is the last one that was asked for", async () => {
    fill(1_000);
    let release = () => undefined as void;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const store = room.open({
      ...newest(),
      around: async (at) => {
        if ("seq" in at && at.seq === 100) await gate;
        return room.table.around(at);
      },
    });
    const first = store.jumpTo({ seq: 100 });
    await store.jumpTo({ seq: 500 });
    release();
    expect(await first).toBeNull();
    expect(seqs(store)).toContain(500);
  });

  it("stays what it was when the other cannot be read", async () => {
    fill(500);
    const store = room.open({ ...newest(), around: () => Promise.reject({ code: "OFFLINE" }) });
    await expect(store.jumpTo({ seq: 10 })).rejects.toMatchObject({ code: "OFFLINE" });
    expect(store.snapshot().isFar).toBe(false);
    expect(seqs(store)).toEqual(from(401, 500));
  });

  it("is never shown otherwise than the whole timeline would be, wherever one goes", async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant("jump" as const), seq: fc.integer({ min: 1, max: 380 }) }),
      fc.record({ do: fc.constantFrom("older", "newer", "back", "lose", "live" as const) }),
      fc.record({ do: fc.constantFrom("react", "edit", "answer" as const), seq: fc.integer({ min: 1, max: 380 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        room = new TestRoom();
        fill(300);
        // What came before the page was opened, and is in none of the pages that it concerns.
        for (let at = 5; at < 300; at += 11) react(room.table.events[at]);
        fill(80);
        const store = room.open(newest());
        room.line.connect(room.table);
        for (const taken of steps) {
          if (taken.do === "jump") await store.jumpTo({ seq: taken.seq });
          else if (taken.do === "older") await store.loadOlder();
          else if (taken.do === "newer") await store.loadNewer();
          else if (taken.do === "back") store.backToNewest();
          else if (taken.do === "live") room.line.connect(room.table);
          else if (taken.do === "lose") room.line.listener?.onState("offline");
          else {
            const target = room.table.events.filter(({ kind }) => kind === "message")[
              ("seq" in taken ? taken.seq : 1) - 1
            ];
            if (!target) continue;
            if (taken.do === "react") react(target);
            else if (taken.do === "answer") room.table.add("an answer", undefined, "grace", { threadId: target.id });
            else room.table.add("edited", undefined, "grace", { kind: "message_edited", supersedesId: target.id });
            room.line.connect(room.table);
          }
          await vi.advanceTimersByTimeAsync(20);
          const { entries, events } = store.snapshot();
          const known = new Map(
            foldEvents(room.table.events.slice(0, events.at(-1)?.seq), { me: ME }).map((row) => [row.event.id, row]),
          );
          for (const row of entries) expect(row).toEqual(known.get(row.event.id));
          const shownSeqs = seqs(store);
          const all = [...known.values()].map(({ event }) => event.seq);
          const start = all.indexOf(shownSeqs[0] ?? 0);
          expect(shownSeqs).toEqual(all.slice(start, start + shownSeqs.length));
        }
        store.close();
      }),
      { numRuns: 40, seed: 214 },
    );
  });
});

describe("C10: a thread", () => {
  const open = (store: TimelineStore, rootId: string) => {
    const thread = store.thread(rootId);
    return { thread, close: thread.subscribe(() => undefined) };
  };

  it("is read, goes on while it is looked at, and takes one's own answers at once", async () => {
    const root = room.table.add("root");
    for (const n of upTo(15)) room.table.add(`answer ${n}`, undefined, "grace", { threadId: root.id });
    const store = room.open();
    room.line.connect(room.table);
    const { thread } = open(store, root.id);
    expect(thread.snapshot()).toMatchObject({ root: null, isLoading: true });
    const early = room.table.add("early", undefined, "grace", { threadId: root.id });
    room.line.listener?.onEvents([early]);
    await vi.advanceTimersByTimeAsync(0);
    room.line.listener?.onEvents([react(early), room.table.add("elsewhere")]);
    store.post("mine", { threadId: root.id });
    expect(thread.snapshot().pending).toMatchObject([{ body: "mine" }]);
    expect(store.snapshot().pending).toEqual([]);
    await vi.advanceTimersByTimeAsync(0);
    room.line.connect(room.table);
    const { root: shownRoot, entries, hasOlder, pending } = thread.snapshot();
    expect(pending).toEqual([]);
    expect(shownRoot?.thread?.replies).toBe(17);
    expect(entries.map(({ body }) => body).slice(-2)).toEqual(["early", "mine"]);
    expect(entries.at(-2)?.reactions).toMatchObject([{ count: 1 }]);
    expect(hasOlder).toBe(true);
    await thread.load();
    expect(thread.snapshot().entries).toHaveLength(17);
    const whole = foldEvents(room.table.events, { me: ME, withReplies: true });
    expect(thread.snapshot().entries).toEqual(whole.filter(({ event }) => event.threadId === root.id));
    expect(thread.snapshot().root).toEqual(whole.find(({ event }) => event.id === root.id));
  });

  it("says why it cannot be read, and can be asked for again", async () => {
    const root = room.table.add("root");
    let isDown = true;
    const store = room.open({
      thread: (id, before) => (isDown ? Promise.reject({ code: "OFFLINE" }) : room.table.thread(id, before)),
    });
    const { thread } = open(store, root.id);
    await vi.advanceTimersByTimeAsync(0);
    expect(thread.snapshot()).toMatchObject({ refusal: "OFFLINE", isLoading: false, root: null });
    isDown = false;
    await thread.load();
    expect(thread.snapshot()).toMatchObject({ refusal: null, root: { body: "root" } });
  });

  it("shows what one does to its answers at once, and hears nothing once it is closed", async () => {
    const root = room.table.add("root");
    const answer = room.table.add("answer", undefined, ME, { threadId: root.id });
    const store = room.open();
    const { thread, close } = open(store, root.id);
    await vi.advanceTimersByTimeAsync(0);
    void store.change(answer.id, { verb: "edit", body: "better", attachments: [] });
    expect(thread.snapshot().entries[0]?.body).toBe("better");
    await vi.advanceTimersByTimeAsync(0);
    expect(thread.snapshot().entries[0]).toMatchObject({ body: "better", edited: { times: 1 } });
    close();
    room.line.listener?.onEvents([room.table.add("late", undefined, "grace", { threadId: root.id })]);
    expect(thread.snapshot().entries).toHaveLength(1);
  });
});
