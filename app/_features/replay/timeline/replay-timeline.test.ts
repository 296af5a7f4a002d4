import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { TimelineEvent } from "@/server/timeline/contract";
import { foldEvents } from "@/server/timeline/rules/fold-events";
import { isSuperseding } from "@/server/timeline/rules/is-superseding";
import { ReplayTimeline } from "./replay-timeline";

const START = Date.parse("2026-11-22T03:00:00.000Z");
const timeOf = ({ recordedAt }: TimelineEvent) => Date.parse(recordedAt);

/** Messages, edits, deletions and reactions; `gaps` are the seconds between them. */
function timelineOf(gaps: readonly number[]): TimelineEvent[] {
  let at = START;
  const messages: string[] = [];
  return gaps.map((gap, index) => {
    at += gap * 1_000;
    const kinds = ["message", "message", "message_edited", "reaction_added", "message_deleted"] as const;
    const kind = messages.length === 0 ? "message" : kinds[(gap * 7 + index) % kinds.length]!;
    const target = messages[(index * 3) % Math.max(1, messages.length)] ?? null;
    const id = `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
    if (kind === "message") messages.push(id);
    return {
      id,
      seq: index + 1,
      kind,
      occurredAt: new Date(at).toISOString(),
      recordedAt: new Date(at).toISOString(),
      actorId: null,
      actorName: "Ada",
      source: "user",
      body: kind.startsWith("message") ? `text ${index}` : "",
      payload: kind === "reaction_added" ? { emoji: "👍" } : {},
      idempotencyKey: id,
      supersedesId: kind === "message" ? null : target,
      threadId: null,
    };
  });
}

/** Answers as the server does. */
function serverOf(events: readonly TimelineEvent[]) {
  const lastSeq = events.length;
  const calls = { around: 0, before: 0, since: 0 };
  const replayed = new ReplayTimeline({
    userId: "me",
    around: async (at) => {
      calls.around += 1;
      const time = "time" in at ? Date.parse(at.time) : 0;
      const focus = events.find((event) => timeOf(event) >= time)?.seq ?? lastSeq;
      return { events: events.slice(Math.max(0, focus - 1), focus + 1), focus, lastSeq };
    },
    before: async (before, upTo, limit) => {
      calls.before += 1;
      const page = events.slice(Math.max(0, before - 1 - limit), before - 1);
      const ids = new Set(page.map(({ id }) => id));
      const end = page.at(-1)?.seq ?? 0;
      const later = events.filter(
        (event) => event.seq > end && event.seq <= upTo && isSuperseding(event) && ids.has(event.supersedesId ?? ""),
      );
      return { events: page, lastSeq, effects: { events: later, threads: [] } };
    },
    since: async (after, limit) => {
      calls.since += 1;
      return { events: events.slice(after, after + limit), lastSeq };
    },
  });
  return { replayed, calls };
}

const settled = (replayed: ReplayTimeline) =>
  vi.waitFor(() => expect(replayed.snapshot().isLoading).toBe(false), 5_000);

describe("the conversation at a moment", () => {
  it("is what was recorded until then, as it stood then, wherever one comes from", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3), { minLength: 1, maxLength: 900 }),
        fc.array(fc.double({ min: -0.1, max: 1.1, noNaN: true }), { minLength: 1, maxLength: 6 }),
        async (gaps, jumps) => {
          const events = timelineOf(gaps);
          const { replayed } = serverOf(events);
          const length = timeOf(events.at(-1)!) - START;
          for (const jump of jumps) {
            const at = Math.round(START + jump * length);
            replayed.seek(at);
            await settled(replayed);
            const { entries, hasOlder } = replayed.snapshot();
            const all = foldEvents(
              events.filter((event) => timeOf(event) <= at),
              { me: "me" },
            );
            expect(entries).toEqual(all.slice(all.length - entries.length));
            expect(hasOlder || entries.length === all.length).toBe(true);
            expect(entries.length).toBeGreaterThanOrEqual(Math.min(all.length, 1));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("goes back to its beginning", async () => {
    const events = timelineOf(Array.from({ length: 700 }, () => 2));
    const { replayed } = serverOf(events);
    const at = timeOf(events[600]!);
    replayed.seek(at);
    await settled(replayed);
    while (replayed.snapshot().hasOlder) await replayed.loadOlder();
    expect(replayed.snapshot().entries).toEqual(
      foldEvents(
        events.filter((event) => timeOf(event) <= at),
        { me: "me" },
      ),
    );
  });

  it("plays through a long conversation with few requests, and none for small steps back", async () => {
    const events = timelineOf(Array.from({ length: 5_000 }, () => 1));
    const { replayed, calls } = serverOf(events);
    for (let at = timeOf(events[100]!); at < timeOf(events[4_900]!); at += 10_000) {
      replayed.seek(at);
      await settled(replayed);
    }
    expect(calls.around + calls.before + calls.since).toBeLessThan(30);
    const asked = { ...calls };
    replayed.seek(timeOf(events[4_700]!));
    expect(replayed.snapshot().isLoading).toBe(false);
    expect(calls).toEqual(asked);
  });

  it("reads only the last of many places that are asked for at once", async () => {
    const events = timelineOf(Array.from({ length: 5_000 }, () => 1));
    const { replayed, calls } = serverOf(events);
    for (let index = 0; index < 200; index += 1) replayed.seek(timeOf(events[(index * 997) % 5_000]!));
    await settled(replayed);
    expect(calls.before).toBeLessThanOrEqual(3);
    const last = timeOf(events[(199 * 997) % 5_000]!);
    expect(replayed.snapshot().entries.every(({ event }) => timeOf(event) <= last)).toBe(true);
  });

  it("steps from event to event", async () => {
    const events = timelineOf([1, 5, 5]);
    const { replayed } = serverOf(events);
    const [first, second, third] = events.map(timeOf);
    replayed.seek(second!);
    await settled(replayed);
    expect([replayed.step(second!, -1), replayed.step(second!, 1), replayed.step(third!, 1)]).toEqual([
      first,
      third,
      null,
    ]);
  });

  it("says why a moment could not be read, and reads it when asked again", async () => {
    const events = timelineOf([1, 1, 1]);
    const { replayed } = serverOf(events);
    const failing = new ReplayTimeline({
      userId: "me",
      around: () => Promise.reject(new Error("away")),
      before: () => Promise.reject(new Error("away")),
      since: () => Promise.reject(new Error("away")),
    });
    failing.seek(START);
    await settled(failing);
    expect(failing.snapshot().failure).toEqual(new Error("away"));
    replayed.seek(START + 60_000);
    await settled(replayed);
    expect(replayed.snapshot()).toMatchObject({ failure: null, isLoading: false });
  });
});
