import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { readIncident } from "@/server/incident/queries";
import type { SignedIn } from "@/server/platform/context";
import { searchInput } from "@/server/search/contract";
import { indexTimeline } from "@/server/search/index-timeline";
import { startSearchIndexer } from "@/server/search/search-indexer";
import { searchMessages } from "@/server/search/search-messages";
import { createTestOrganization, type TestOrganization } from "@/server/testing/test-context";
import { recordEvent } from "@/server/timeline/record-event";

let ours: TestOrganization;
let theirs: TestOrganization;
let ada: SignedIn;
let grace: SignedIn;
let stranger: SignedIn;
let room: { id: string; number: number };
let other: { id: string; number: number };

beforeAll(async () => {
  [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  [ada, grace, stranger] = await Promise.all([
    ours.signIn("responder"),
    ours.signIn("responder"),
    theirs.signIn("responder"),
  ]);
  [room, other] = [await declared("Checkout"), await declared("Search")];
});
afterAll(() => Promise.all([ours.close(), theirs.close()]));

async function declared(title: string) {
  const input = declareInput.parse({ idempotencyKey: randomUUID(), title, severity: "sev2" });
  return readIncident(ada, (await declareIncident(ada, input)).number);
}
const told = (
  body: string,
  more: { kind?: string; supersedesId?: string; by?: SignedIn; incidentId?: string } = {},
) => {
  const { kind = "message", by = ada, incidentId = room.id, supersedesId } = more;
  const actor = { id: by.viewer.userId, name: by.viewer.name };
  const target = supersedesId === undefined ? {} : { supersedesId };
  return recordEvent(ours.services.pool, { organizationId: ours.id, incidentId, kind, actor, body, ...target });
};
async function read(incidentId = room.id): Promise<void> {
  while (await indexTimeline(ours.services.pool, ours.id, incidentId));
}
const found = async (text: string, by = ada, more: object = {}) =>
  (await searchMessages(by, searchInput.parse({ text, ...more }))).hits.map(({ excerpt }) => excerpt);

describe("search", () => {
  it("finds words, beginnings, phrases and parts of Chinese sentences, newest first", async () => {
    await told("The connection pool of payments is exhausted");
    await told("pool size doubled, the connection is back");
    await told("資料庫連線逾時");
    await read();
    expect(await found("pool")).toEqual([
      "pool size doubled, the connection is back",
      "The connection pool of payments is exhausted",
    ]);
    expect(await found("exhau")).toHaveLength(1);
    expect(await found('"connection pool"')).toEqual(["The connection pool of payments is exhausted"]);
    expect(await found("pool -doubled")).toEqual(["The connection pool of payments is exhausted"]);
    expect(await found("連線")).toEqual(["資料庫連線逾時"]);
    expect(await found("連逾")).toEqual([]);
    expect(await found("never-said-by-anybody")).toEqual([]);
  });

  it("finds the newest text of an edited message, and nothing of a deleted one", async () => {
    const first = await told("the zookeeper is fine");
    const second = await told("the zookeeper is gone");
    await read();
    await told("the etcd is fine", { kind: "message_edited", supersedesId: first.id });
    await told("", { kind: "message_deleted", supersedesId: second.id });
    await read();
    expect(await found("zookeeper")).toEqual([]);
    expect(await found("etcd")).toEqual(["the etcd is fine"]);
  });

  it("takes an edit and a deletion that are read together with their message", async () => {
    const first = await told("a typo in kernle");
    const second = await told("a secret in kernle");
    await told("a typo in kernel", { kind: "message_edited", supersedesId: first.id });
    await told("", { kind: "message_deleted", supersedesId: second.id });
    await read();
    expect(await found("kernle")).toEqual([]);
    expect(await found("kernel")).toEqual(["a typo in kernel"]);
  });

  it("keeps to one person, one incident, a time, and pages", async () => {
    for (let n = 0; n < 5; n++) await told(`gateway says ${n}`);
    await told("gateway is ours", { by: grace });
    await told("gateway elsewhere", { incidentId: other.id });
    await read();
    await read(other.id);
    expect(await found(`gateway from:${grace.viewer.username}`)).toEqual(["gateway is ours"]);
    expect(await found(`gateway in:#${other.number}`)).toEqual(["gateway elsewhere"]);
    expect(await found("gateway", ada, { incidentNumber: room.number })).toHaveLength(6);
    expect(await found("gateway before:2020-01-01")).toEqual([]);
    const first = await searchMessages(ada, searchInput.parse({ text: "gateway", limit: 4 }));
    const second = await searchMessages(ada, searchInput.parse({ text: "gateway", limit: 4, before: first.next }));
    expect(first.hits).toHaveLength(4);
    expect(second).toMatchObject({ next: null, hits: expect.objectContaining({ length: 3 }) });
    expect(new Set([...first.hits, ...second.hits].map(({ eventId }) => eventId)).size).toBe(7);
  });

  it("shows nothing of another organization, nor that its incident is there", async () => {
    await told("unicorn");
    await read();
    expect(await found("unicorn", stranger)).toEqual([]);
    const foreign = found("unicorn", stranger, { incidentNumber: room.number });
    await expect(foreign).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("finds each message by each of its words, whatever was written", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-z]{3,6}[0-9]{4}$/), { minLength: 1, maxLength: 5 }),
        async (words) => {
          const { id } = await told(`<b>${words.join(" & ")}</b>`);
          await read();
          for (const word of words) {
            const { hits } = await searchMessages(ada, searchInput.parse({ text: `"${word}"` }));
            expect(hits.map(({ eventId }) => eventId)).toContain(id);
          }
        },
      ),
      { seed: 214, numRuns: 15 },
    );
  });

  it("is filled by itself shortly after something was said, also what was said before it ran", async () => {
    await told("before the indexer");
    const { pool, eventBus, log } = ours.services;
    const indexer = startSearchIndexer({ pool, eventBus, log });
    await expect.poll(() => found("indexer"), { timeout: 5_000 }).toHaveLength(1);
    const { seq } = await told("after the indexer began");
    await eventBus.publish("timeline", { organization: ours.id, incident: room.id, from: seq, to: seq });
    await expect.poll(() => found("indexer"), { timeout: 5_000 }).toHaveLength(2);
    await indexer.close();
  });

  it("is read once by two processes at once", async () => {
    for (let n = 0; n < 20; n++) await told(`duplicatecheck ${n}`);
    await Promise.all([read(), read(), read()]);
    await read();
    expect(await found("duplicatecheck", ada, { limit: 50 })).toHaveLength(20);
  });
});
