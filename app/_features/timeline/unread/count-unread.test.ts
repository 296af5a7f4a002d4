import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TimelineEvent } from "@/server/timeline/contract";
import { countUnread } from "./count-unread";

const ME = "me";

function eventOf(seq: number, more: Partial<TimelineEvent> = {}): TimelineEvent {
  const at = "2026-11-22T02:51:00.000Z";
  const rest = { occurredAt: at, recordedAt: at, actorName: "Ada", source: "web", body: "", payload: {} };
  const links = { idempotencyKey: String(seq), supersedesId: null, threadId: null };
  return { id: `e${seq}`, seq, kind: "message", actorId: "ada", ...rest, ...links, ...more };
}

const kinds = ["message", "status_changed", "reaction_added", "person_joined"];
const run = fc
  .array(fc.record({ kind: fc.constantFrom(...kinds), actorId: fc.constantFrom(ME, "ada"), isReply: fc.boolean() }))
  .map((steps) =>
    steps.map(({ kind, actorId, isReply }, at) =>
      eventOf(at + 1, { kind, actorId, threadId: isReply ? "root" : null }),
    ),
  );

describe("what is unread", () => {
  it("is what others said or did in the list after the mark, and less the further one has read", () => {
    fc.assert(
      fc.property(run, fc.nat(40), (events, mark) => {
        const { count, isMore } = countUnread(events, mark, ME);
        expect(count).toBeLessThanOrEqual(Math.max(0, events.length - mark));
        expect(countUnread(events, mark + 1, ME).count).toBeLessThanOrEqual(count);
        expect(countUnread(events, events.length, ME)).toEqual({ count: 0, isMore: false });
        expect(isMore).toBe(false);
      }),
    );
  });

  it("counts neither one's own, nor marks, nor answers, nor who came", () => {
    const events = [
      eventOf(5),
      eventOf(6, { actorId: ME }),
      eventOf(7, { kind: "reaction_added" }),
      eventOf(8, { threadId: "e5" }),
      eventOf(9, { kind: "person_joined" }),
      eventOf(10, { kind: "severity_changed" }),
    ];
    expect(countUnread(events, 4, ME)).toEqual({ count: 2, isMore: false });
    expect(countUnread(events, 5, ME)).toEqual({ count: 1, isMore: false });
  });

  it("may be more than is loaded", () => {
    expect(countUnread([eventOf(100)], 3, ME)).toEqual({ count: 1, isMore: true });
  });
});
