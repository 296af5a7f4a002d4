import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignedIn } from "@/server/platform/context";
import { MOMENT_EVENT_KINDS, MOMENT_FIELDS, type MomentEvent } from "@/server/timeline/contract/moments";
import { eventsSince } from "@/server/timeline/queries";
import { readMoments } from "@/server/timeline/read-moments";
import { recordEvent } from "@/server/timeline/record-event";
import { TestRoom } from "@/server/timeline/testing/test-room";

const COUNT = 1_300;
const KINDS = [...MOMENT_EVENT_KINDS, "person_joined", "task_added", "message", "of_a_later_build"];
const NOW = Date.UTC(2026, 10, 22, 3, 12);

let room: TestRoom;
let ada: SignedIn;
beforeAll(async () => {
  room = await TestRoom.open();
  ada = await room.person();
  const client = await ada.services.pool.connect();
  await client.query("begin");
  for (const n of fc.sample(fc.nat(), { numRuns: COUNT, seed: 214 })) {
    await recordEvent(client, {
      organizationId: room.organization.id,
      incidentId: room.incidentId,
      kind: KINDS[n % KINDS.length] ?? "message",
      actor: { id: ada.viewer.userId, name: ada.viewer.name },
      occurredAt: new Date(NOW - n),
      payload: {
        title: `title ${n}`,
        to: n % 2 ? "fixing" : null,
        thumbnail: [1, 2, 3],
        sha256: "ab",
        ["__proto__x"]: 1,
      },
    });
  }
  await client.query("commit");
  client.release();
});
afterAll(() => room.close());

const page = (before?: number) =>
  readMoments(ada, { incidentNumber: room.incidentNumber, limit: 500, ...(before !== undefined && { before }) });

describe("what charts mark", () => {
  it("is every event of those kinds, page by page, with what is said of it and nothing else", async () => {
    const { incidentNumber } = room;
    const pages = await Promise.all(
      [0, 500, 1_000].map((after) => eventsSince(ada, { incidentNumber, after, limit: 500 })),
    );
    const all = pages.flatMap(({ events }) => events);
    expect(all).toHaveLength(COUNT);
    const kinds: readonly string[] = MOMENT_EVENT_KINDS;
    const fields: readonly string[] = MOMENT_FIELDS;
    const expected = all
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ seq, kind, occurredAt, payload }) => ({
        seq,
        kind,
        at: Date.parse(occurredAt),
        payload: Object.fromEntries(Object.entries(payload).filter(([name]) => fields.includes(name))),
      }));
    const found: MomentEvent[] = [];
    let reads = 0;
    for (let before: number | undefined; ; reads += 1) {
      const { events, next } = await page(before);
      expect(events.length).toBeLessThanOrEqual(500);
      found.unshift(...events);
      if (next === null) break;
      expect(next.at).toBe(Date.parse(all[next.before - 1]?.recordedAt ?? ""));
      before = next.before;
    }
    expect(found).toEqual(expected);
    expect(reads).toBe(Math.ceil(expected.length / 500) - 1);
  });

  it("is nothing in a room without any", async () => {
    const empty = await TestRoom.open(room.organization);
    expect(await readMoments(ada, { incidentNumber: empty.incidentNumber, limit: 500 })).toEqual({
      events: [],
      next: null,
    });
  });
});
