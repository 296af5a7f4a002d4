import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignedIn } from "@/server/platform/context";
import type { TimelineEvent } from "@/server/timeline/contract";
import { filterEvents } from "@/server/timeline/list-events";
import { eventsAround, eventsBefore, eventsSince } from "@/server/timeline/queries";
import { readThread } from "@/server/timeline/read-thread";
import { recordEvent } from "@/server/timeline/record-event";
import { foldEvents } from "@/server/timeline/rules/fold-events";
import { TestRoom } from "@/server/timeline/testing/test-room";

const COUNT = 300;
const KINDS = ["message", "message", "status_changed", "reply", "reaction_added", "reaction_removed"];
const MARKS = ["message_edited", "message_deleted", "event_pinned", "event_unpinned", "event_marked", "event_unmarked"];

let room: TestRoom;
let people: SignedIn[];
let ada: SignedIn;
let all: TimelineEvent[];

/** A busy room, written past the verbs: whatever order things happened in, pages must show it as it was. */
beforeAll(async () => {
  room = await TestRoom.open();
  people = await Promise.all([room.person(), room.person(), room.person("commander")]);
  ada = people[0] as SignedIn;
  const targets: string[] = [];
  const random = fc.sample(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), { numRuns: COUNT, seed: 214 });
  const client = await ada.services.pool.connect();
  await client.query("begin");
  for (const [a, b, c, d] of random) {
    const kinds = [...KINDS, ...MARKS];
    const kind = targets.length === 0 ? "message" : (kinds[a % kinds.length] ?? "message");
    const { viewer } = people[b % people.length] as SignedIn;
    const target = targets[c % Math.max(1, targets.length)] ?? "";
    const isReply = kind === "reply";
    const isMark = kind.startsWith("reaction") || MARKS.includes(kind);
    const emoji = ["👍", "🔥", "❤️"][d % 3];
    const stored = await recordEvent(client, {
      organizationId: room.organization.id,
      incidentId: room.incidentId,
      kind: isReply ? "message" : kind,
      actor: { id: d % 9 === 0 ? null : viewer.userId, name: viewer.name },
      body: MARKS.includes(kind) && kind !== "message_edited" ? "" : `${kind} ${d}`,
      payload: kind.startsWith("reaction") ? { emoji } : {},
      ...(isMark && { supersedesId: target }),
      ...(isReply && { threadId: target }),
    });
    if (!isMark && !isReply) targets.push(stored.id);
  }
  await client.query("commit");
  client.release();
  ({ events: all } = await eventsSince(ada, { incidentNumber: room.incidentNumber, after: 0, limit: 500 }));
});
afterAll(() => room.close());

const shown = (events: readonly TimelineEvent[], more: object = {}) =>
  foldEvents(events, { me: ada.viewer.userId, withReplies: true, ...more });
const place = fc.integer({ min: 1, max: COUNT });
const size = fc.integer({ min: 1, max: 80 });
const within = (page: readonly TimelineEvent[]) => {
  const ids = new Set(page.map(({ id }) => id));
  return shown(all).filter(({ event }) => ids.has(event.id));
};

describe("a page", () => {
  it("R5: backwards is shown as it is within the whole timeline", async () => {
    await fc.assert(
      fc.asyncProperty(place, size, async (before, limit) => {
        const page = await eventsBefore(ada, { incidentNumber: room.incidentNumber, before, limit });
        expect(page.events).toEqual(all.slice(Math.max(0, before - 1 - limit), before - 1));
        expect(shown(page.events, { effects: page.effects })).toEqual(within(page.events));
      }),
      { numRuns: 40, seed: 214 },
    );
  });

  it("R5: up to a position is shown as the timeline stood there", async () => {
    await fc.assert(
      fc.asyncProperty(place, place, size, async (one, other, limit) => {
        const [before, upTo] = [Math.min(one, other), Math.max(one, other) - 1];
        const page = await eventsBefore(ada, { incidentNumber: room.incidentNumber, before, upTo, limit });
        const ids = new Set(page.events.map(({ id }) => id));
        const then = shown(all.slice(0, upTo)).filter(({ event }) => ids.has(event.id));
        expect(shown(page.events, { effects: page.effects })).toEqual(then);
      }),
      { numRuns: 40, seed: 214 },
    );
  });

  it("R5: around a position too, and it holds that position", async () => {
    await fc.assert(
      fc.asyncProperty(place, size, async (seq, limit) => {
        const page = await eventsAround(ada, { incidentNumber: room.incidentNumber, at: { seq }, limit });
        expect(page.focus).toBe(seq);
        expect(page.events.map((event) => event.seq)).toContain(seq);
        expect(page.events.length).toBeLessThanOrEqual(limit);
        expect(page.events).toEqual(
          all.filter((e) => e.seq >= (page.events[0]?.seq ?? 0)).slice(0, page.events.length),
        );
        expect(shown(page.events, { effects: page.effects })).toEqual(within(page.events));
      }),
      { numRuns: 40, seed: 214 },
    );
  });
});

describe("a jump", () => {
  const jump = (at: Parameters<typeof eventsAround>[1]["at"]) =>
    eventsAround(ada, { incidentNumber: room.incidentNumber, at, limit: 10 });

  it("R6: to a time finds the first event that was recorded then or later", async () => {
    const times = all.map(({ recordedAt }) => Date.parse(recordedAt));
    const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: first - 5, max: last + 5 }), async (at) => {
        const { focus } = await jump({ time: new Date(at).toISOString() });
        const found = times.findIndex((time) => time >= at);
        expect(focus).toBe(found === -1 ? COUNT : found + 1);
      }),
      { numRuns: 60, seed: 214 },
    );
  });

  it("R6: beyond either end comes to that end", async () => {
    expect((await jump({ seq: 9_999_999 })).focus).toBe(COUNT);
    expect((await jump({ time: "1999-01-01T00:00:00Z" })).focus).toBe(1);
  });

  it("R6: to an answer shows what it answers, to a mark what it marks", async () => {
    const reply = all.find(({ threadId }) => threadId !== null) as TimelineEvent;
    const root = all.find(({ id }) => id === reply.threadId) as TimelineEvent;
    expect(await jump({ eventId: reply.id })).toMatchObject({
      focus: root.seq,
      reply: { rootId: root.id, eventId: reply.id, seq: reply.seq },
    });
    expect(await jump({ link: reply.seq })).toMatchObject({ focus: root.seq, reply: { eventId: reply.id } });
    const mark = all.find(({ kind }) => kind === "event_marked") as TimelineEvent;
    const marked = all.find(({ id }) => id === mark.supersedesId) as TimelineEvent;
    expect(await jump({ eventId: mark.id })).toMatchObject({ focus: marked.seq, reply: null });
    expect(await jump({ link: mark.seq })).toMatchObject({ focus: marked.seq, reply: null });
  });

  it("R6: in an empty room finds nothing, and an event of another room is not there", async () => {
    const empty = await TestRoom.open(room.organization);
    const at = { seq: 5 };
    const found = await eventsAround(ada, { incidentNumber: empty.incidentNumber, at, limit: 10 });
    expect(found).toMatchObject({ events: [], lastSeq: 0 });
    const foreign = await empty.say(ada, "elsewhere");
    for (const eventId of [foreign.id, randomUUID()])
      await expect(jump({ eventId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const thread = readThread(ada, { incidentNumber: room.incidentNumber, rootId: foreign.id, limit: 10 });
    await expect(thread).rejects.toMatchObject({ code: "NOT_FOUND" });
    const answer = empty.say(ada, "x", { threadId: all[0]?.id });
    await expect(answer).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a thread", () => {
  it("R7: gives all answers to an event, page by page, as they are within the whole timeline", async () => {
    const whole = shown(all);
    for (const { event: root, thread } of whole.filter((entry) => entry.thread)) {
      const replies: TimelineEvent[] = [];
      for (let before: number | undefined; ;) {
        const more = before === undefined ? {} : { before };
        const page = await readThread(ada, { incidentNumber: room.incidentNumber, rootId: root.id, limit: 3, ...more });
        replies.unshift(...page.events);
        expect(shown([page.root, ...page.events], { effects: page.effects })).toEqual(within([root, ...page.events]));
        before = page.events[0]?.seq;
        if (!page.hasOlder) break;
      }
      expect(replies).toEqual(all.filter(({ threadId }) => threadId === root.id));
      expect(replies.length).toBe(thread?.replies);
    }
  });

  it("R7: up to a position is as it was within the timeline that ended there", async () => {
    const roots = shown(all).flatMap(({ event, thread }) => (thread ? [event] : []));
    expect(roots.length).toBeGreaterThan(5);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...roots), place, size, async (root, at, limit) => {
        const upTo = Math.max(root.seq, at);
        const page = await readThread(ada, { incidentNumber: room.incidentNumber, rootId: root.id, upTo, limit });
        const then = all.filter(({ seq }) => seq <= upTo);
        const replies = then.filter(({ threadId }) => threadId === root.id);
        expect(page.events).toEqual(replies.slice(-limit));
        expect(page.hasOlder).toBe(replies.length > limit);
        const ids = new Set([root.id, ...page.events.map(({ id }) => id)]);
        const bare = (entries: readonly object[]) => entries.map((entry) => ({ ...entry, thread: null }));
        expect(bare(shown([page.root, ...page.events], { effects: page.effects }))).toEqual(
          bare(shown(then).filter(({ event }) => ids.has(event.id))),
        );
      }),
      { numRuns: 60, seed: 214 },
    );
  });

  it("R8: is one level deep: who answers an answer joins its thread", async () => {
    const own = await TestRoom.open(room.organization);
    const root = await own.say(ada, "root");
    const reply = await own.say(ada, "reply", { threadId: root.id });
    const deeper = await own.say(ada, "deeper", { threadId: reply.id });
    expect(deeper.threadId).toBe(root.id);
  });
});

describe("a filter", () => {
  it("R9: gives what it asks for, all of it and nothing else, page by page", async () => {
    const persons = people.map(({ viewer }) => viewer.userId);
    const choice = fc.record({
      groups: fc.subarray(["messages", "status", "people"] as const),
      actorIds: fc.subarray(persons),
      limit: size,
    });
    await fc.assert(
      fc.asyncProperty(choice, async ({ groups, actorIds, limit }) => {
        const found: TimelineEvent[] = [];
        for (let before: number | undefined; ;) {
          const more = before === undefined ? {} : { before };
          const asked = { incidentNumber: room.incidentNumber, groups, actorIds, limit, ...more };
          const page = await filterEvents(ada, asked);
          found.unshift(...page.events);
          expect(shown(page.events, { effects: page.effects })).toEqual(within(page.events));
          if (page.next === null) break;
          before = page.next;
        }
        const kinds = { messages: ["message", "event_pinned"], status: ["status_changed"], people: [] as string[] };
        const wanted = groups.length > 0 ? groups.flatMap((group) => kinds[group]) : Object.values(kinds).flat();
        const expected = all.filter(
          ({ kind, actorId }) =>
            wanted.includes(kind) && (actorIds.length === 0 || (actorId !== null && actorIds.includes(actorId))),
        );
        expect(found).toEqual(expected);
      }),
      { numRuns: 30, seed: 214 },
    );
  });
});
