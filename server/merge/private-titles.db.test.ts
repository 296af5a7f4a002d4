import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { declareInput, type IncidentDetail } from "@/server/incident/contract";
import type { SignedIn } from "@/server/platform/context";
import { exportRecord } from "@/server/record/export-record";
import { exportQuery } from "@/server/record/contract";
import { verifyText } from "@/server/record/verify/test-record.suite";
import { createCaller } from "@/server/router";
import { indexTimeline } from "@/server/search/index-timeline";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";
import type { TimelineEvent } from "@/server/timeline/contract";
import { timelineReader } from "@/server/timeline/timeline-reader";

const SECRET = "Hunter2";
let ours: TestOrganization;
let other: TestOrganization;
let responder: SignedIn;
let outsider: SignedIn;
const key = () => randomUUID();
const api = (who = responder) => createCaller(who);

beforeAll(async () => {
  [ours, other] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  responder = await ours.signIn("responder");
  outsider = await ours.signIn("responder");
});
afterAll(() => Promise.all([ours.close(), other.close()]));

const declare = async (title: string, more: object = {}, by = responder) =>
  (await api(by).incident.declare(declareInput.parse({ idempotencyKey: key(), title, severity: "sev2", ...more })))
    .number;
const idOf = async (number: number) =>
  (await ours.services.db.incident.findFirstOrThrow({ where: { organizationId: ours.id, number } })).id;
async function show(number: number, visibility: IncidentDetail["visibility"]): Promise<void> {
  const { version } = await api().incident.get({ number });
  await api().incident.setVisibility({ number, version, idempotencyKey: key(), visibility, memberIds: [] });
}
async function exported(number: number, format: "json" | "markdown"): Promise<string> {
  const { chunks } = await exportRecord(outsider, number, exportQuery.parse({ format }));
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}
const eventOf = async (number: number, kind: string): Promise<TimelineEvent> => {
  const { events } = await api(outsider).timeline.latest({ incidentNumber: number });
  const found = events.find((event) => event.kind === kind);
  if (!found) throw new Error(`There is no ${kind}`);
  return found;
};

/** All ways in which somebody reads what the timeline of an incident tells of a merge. */
async function readings(incidentNumber: number, { id: eventId, seq }: TimelineEvent) {
  const { timeline } = api(outsider);
  const scope = { organizationId: ours.id, incidentId: await idOf(incidentNumber) };
  const groups = ["status" as const];
  const found = {
    latest: (await timeline.latest({ incidentNumber })).events,
    since: (await timeline.since({ incidentNumber, after: 0 })).events,
    before: (await timeline.before({ incidentNumber, before: seq + 1 })).events,
    around: (await timeline.around({ incidentNumber, at: { eventId } })).events,
    filtered: (await timeline.filtered({ incidentNumber, groups })).events,
    keyUpdates: (await timeline.keyUpdates({ incidentNumber })).events,
    thread: [(await timeline.thread({ incidentNumber, rootId: eventId })).root],
    socket: (await timelineReader(ours.services.pool).since(scope, 0, 100)).events,
  };
  return Object.entries(found).map(([way, events]) => [way, events.find(({ id }) => id === eventId)?.payload.title]);
}

const each = (title: string) =>
  ["latest", "since", "before", "around", "filtered", "keyUpdates", "thread", "socket"].map((way) => [way, title]);

it("shows no title of what was made private after it was merged, until it is open again", async () => {
  const [source, target] = [await declare(SECRET), await declare("Checkout fails")];
  await api().merge.merge({ number: source, into: target, idempotencyKey: key() });
  const merged = await eventOf(target, "incident_merged");
  await api().timeline.mark({ incidentNumber: target, eventId: merged.id, idempotencyKey: key() });
  expect(await readings(target, merged)).toEqual(each(SECRET));

  await show(source, "private");
  await expect(api(outsider).incident.get({ number: source })).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
  expect(await readings(target, merged)).toEqual(each(""));
  expect((await eventOf(target, "incident_merged")).payload).toEqual({ ...merged.payload, title: "" });
  expect(JSON.stringify(await api(outsider).handover.catchUp({ incidentNumber: target }))).not.toContain(SECRET);
  await api().timeline.post({ incidentNumber: target, idempotencyKey: key(), body: "Gladiolus" });
  await indexTimeline(ours.services.pool, ours.id, await idOf(target));
  expect((await api(outsider).search.messages({ text: "Gladiolus" })).hits).toHaveLength(1);
  expect((await api(outsider).search.messages({ text: SECRET })).hits).toEqual([]);

  await show(source, "organization");
  expect(await readings(target, merged)).toEqual(each(SECRET));
});

it("shows none of what others were merged into, or taken out of, either", async () => {
  const [source, target] = [await declare("Checkout fails"), await declare(SECRET)];
  await api().merge.merge({ number: source, into: target, idempotencyKey: key() });
  await api().merge.unmerge({ number: source, idempotencyKey: key() });
  for (const kind of ["incident_merged", "incident_unmerged"])
    expect((await eventOf(source, kind)).payload).toMatchObject({ number: target, title: SECRET });
  await show(target, "private");
  for (const kind of ["incident_merged", "incident_unmerged"])
    expect((await eventOf(source, kind)).payload).toMatchObject({ number: target, title: "" });
});

it("leaves it out of the export to read, and the record as it was told, so that its hashes hold", async () => {
  const [source, target] = [await declare(SECRET), await declare("Checkout fails")];
  await api().merge.merge({ number: source, into: target, idempotencyKey: key() });
  expect(await exported(target, "markdown")).toContain(SECRET);
  await show(source, "private");
  const text = await exported(target, "markdown");
  expect(text).not.toContain(SECRET);
  expect(text).toMatch(new RegExp(`merged .*#${source}\\b.* into this incident`));
  const record = await exported(target, "json");
  expect(record).toContain(SECRET);
  expect(await verifyText(record)).toMatchObject({ broken: null, incident: { number: target } });
});

it("asks about incidents of its own organization only", async () => {
  const [source, target] = [await declare("Cart fails"), await declare("Checkout fails")];
  await api().merge.merge({ number: source, into: target, idempotencyKey: key() });
  const theirs = await other.signIn("responder");
  let number = 0;
  while (number < source) number = await declare(SECRET, { visibility: "private" }, theirs);
  expect(number).toBe(source);
  expect((await eventOf(target, "incident_merged")).payload).toMatchObject({ number: source, title: "Cart fails" });
});
