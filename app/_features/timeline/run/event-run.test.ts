import { describe, expect, it } from "vitest";
import type { TimelineEvent } from "@/server/timeline/contract";
import { EventRun, type RunPage } from "./event-run";

const NOTHING = { events: [], threads: [] };

function eventOf(seq: number, more: Partial<TimelineEvent> = {}): TimelineEvent {
  const at = new Date(Date.UTC(2026, 10, 22) + seq * 1_000).toISOString();
  const rest = { occurredAt: at, recordedAt: at, actorId: "ada", actorName: "Ada", source: "web", payload: {} };
  const links = { idempotencyKey: String(seq), supersedesId: null, threadId: null };
  return { id: `e${seq}`, seq, kind: "message", body: `line ${seq}`, ...rest, ...links, ...more };
}
const page = (seqs: number[], lastSeq: number, older: number | null = null): RunPage => ({
  events: seqs.map((seq) => eventOf(seq)),
  effects: NOTHING,
  lastSeq,
  older,
});
const bodies = (run: EventRun) => run.snapshot().rows.map(({ body }) => body);
const even = ({ seq }: TimelineEvent) => seq % 2 === 0;

function deferred<Value>() {
  let settle: { resolve: (value: Value) => void; reject: (error: unknown) => void } | undefined;
  const promise = new Promise<Value>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return {
    promise,
    resolve: (value: Value) => settle?.resolve(value),
    reject: (error: unknown) => settle?.reject(error),
  };
}

describe("a list of its own", () => {
  it("takes what came while it was being read, each event once", async () => {
    const first = deferred<RunPage>();
    const run = new EventRun({ me: null, open: () => first.promise, older: async () => page([], 0), belongs: even });
    const opened = run.open();
    run.receive([eventOf(4), eventOf(5), eventOf(6)]);
    first.resolve(page([2, 4], 5));
    await opened;
    expect(bodies(run)).toEqual(["line 2", "line 4", "line 6"]);
    run.receive([eventOf(7), eventOf(8, { kind: "message_edited", supersedesId: "e2", body: "edited" })]);
    expect(bodies(run)).toEqual(["edited", "line 4", "line 6"]);
  });

  it("goes on backwards until there is nothing older", async () => {
    const asked: number[] = [];
    const older = async (before: number) => (asked.push(before), page([2], 9, null));
    const run = new EventRun({ me: null, open: async () => page([6, 8], 9, 6), older, belongs: even });
    await run.open();
    expect(run.snapshot().hasOlder).toBe(true);
    await run.loadOlder();
    await run.loadOlder();
    expect(asked).toEqual([6]);
    expect(bodies(run)).toEqual(["line 2", "line 6", "line 8"]);
    expect(run.snapshot().hasOlder).toBe(false);
  });

  it("says that it could not be read, and is there after another try", async () => {
    let isDown = true;
    const open = async () => {
      if (isDown) throw new Error("down");
      return page([2], 2);
    };
    const run = new EventRun({ me: null, open, older: open, belongs: even });
    await run.open();
    expect(run.snapshot().state).toBe("failed");
    isDown = false;
    await run.open();
    expect(run.snapshot()).toMatchObject({ state: "ready", error: null });
  });

  it("is read anew after an event that changes what belongs to it", async () => {
    let reads = 0;
    const open = async () => ((reads += 1), page(reads === 1 ? [2] : [2, 4], 5));
    const run = new EventRun({
      me: null,
      open,
      older: open,
      belongs: () => false,
      changesAll: ({ kind }) => kind === "event_marked",
    });
    await run.open();
    run.receive([eventOf(6, { kind: "event_marked", supersedesId: "e4" })]);
    await Promise.resolve().then(() => Promise.resolve());
    expect(reads).toBe(2);
    expect(bodies(run)).toEqual(["line 2", "line 4"]);
  });
});
