import { createHash, randomUUID } from "node:crypto";
import canonicalize from "canonicalize";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SignedIn } from "@/server/platform/context";
import { roomAccess } from "@/server/dashboard/room-access";
import { roomLookup } from "@/server/dashboard/room-lookup";
import { createCaller } from "@/server/router";
import { timelineReader } from "@/server/timeline/timeline-reader";
import { askAgain } from "./ask-again";
import { captureForAction } from "./capture-for-action";
import { captureForAlert } from "./capture-for-alert";
import { evidencePayload, type EvidenceContent } from "./contract";
import { followResolutions } from "./follow-resolutions";
import { compareResults } from "./rules/compare-results";
import { CAPTURED_RANGE, openEvidencePlace, usualAnswer } from "./testing/evidence-place";
import { seriesFrame } from "./testing/test-frames";

let place: Awaited<ReturnType<typeof openEvidencePlace>>;
beforeAll(async () => {
  place = await openEvidencePlace();
});
afterAll(() => place.close());
beforeEach(() => place.reset());

const capture = (more: object = {}, who = place.responder) =>
  createCaller(who).evidence.capturePanel(place.input(more));
const contentOf = async (answer: Response) => (await answer.json()) as EvidenceContent;
const roomOf = (who: SignedIn) => roomAccess(roomLookup(who, { isFresh: true }), who.viewer, String(place.number));
const events = async () => {
  const scope = { organizationId: place.ours.id, incidentId: place.incidentId };
  return (await timelineReader(place.services.pool).since(scope, 0, 500)).events;
};

describe("posting a panel", () => {
  it("keeps what Grafana answered, in a canonical form that anybody can hash again", async () => {
    const posted = await capture({ note: "look here" });
    const answer = await place.open(posted.id);
    const text = await answer.text();
    const content = JSON.parse(text) as EvidenceContent;
    expect(canonicalize(content)).toBe(text);
    expect(createHash("sha256").update(text).digest("hex")).toBe(posted.sha256);
    expect(answer.headers.get("etag")).toBe(`"${posted.sha256}"`);
    expect(content).toMatchObject({
      version: 1,
      kind: "panel",
      title: "Requests of prod",
      dashboard: { uid: "shop", title: "Shop", version: 7 },
      range: CAPTURED_RANGE,
      variables: { env: "prod" },
      dataSources: [{ uid: "prom", type: "prometheus" }],
      panel: {
        id: 1,
        type: "timeseries",
        fieldConfig: { defaults: { unit: "reqps" } },
        transformations: [{ id: "sortBy" }],
      },
      capturedBy: place.responder.viewer.name,
      annotations: [{ name: "Annotations & Alerts" }, { name: "Deploys", annotations: [{ text: "v86" }] }],
      notes: [],
    });
    expect(content.queries?.[0]).toMatchObject({ expr: 'sum(rate(requests{env="prod"}[5m]))', maxDataPoints: 400 });
    expect(content.results.A?.frames[0]?.data.values[1]).toEqual([1, 4, 2]);
    expect(text).not.toContain("example.com");
  });

  it("tells the room once, with everything a card needs before it is opened", async () => {
    const input = place.input({ note: "look here" });
    const caller = createCaller(place.responder);
    const before = (await events()).length;
    const [one, two] = await Promise.all([caller.evidence.capturePanel(input), caller.evidence.capturePanel(input)]);
    const again = await caller.evidence.capturePanel(input);
    expect(two).toEqual(one);
    expect(again).toEqual(one);
    const told = (await events()).slice(before);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ id: one.eventId, seq: one.seq, kind: "evidence_posted", body: "look here" });
    const payload = evidencePayload.parse(told[0]?.payload);
    expect(payload).toMatchObject({
      evidenceId: one.id,
      sha256: one.sha256,
      title: "Requests of prod",
      reason: "posted",
    });
    expect(payload.thumbnail?.filter((value) => value !== null)).toEqual([0, 100, 33]);
    expect(await caller.evidence.list({ incidentNumber: place.number })).toContainEqual(
      expect.objectContaining({ id: one.id, sha256: one.sha256, dashboardUid: "shop", panelId: 1 }),
    );
    await expect(caller.evidence.capturePanel({ ...input, panelId: 2 })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("asks Grafana itself and keeps nothing when that fails", async () => {
    const before = (await events()).length;
    place.isAway = true;
    await expect(capture()).rejects.toMatchObject({ cause: { code: "GRAFANA_UNREACHABLE" } });
    place.isAway = false;
    place.answer = () => ({ status: 400, error: "parse error at char 3" });
    await expect(capture()).rejects.toMatchObject({
      cause: { code: "GRAFANA_REFUSED", details: { reason: "parse error at char 3" } },
    });
    place.answer = () => ({ status: 200, frames: ["nonsense"] });
    await expect(capture()).rejects.toMatchObject({ cause: { code: "EVIDENCE_UNREADABLE" } });
    expect(await events()).toHaveLength(before);
    expect(
      await place.services.db.evidenceDocument.count({ where: { evidence: { incidentId: place.incidentId } } }),
    ).toBe(
      await place.services.db.timelineEvent.count({ where: { incidentId: place.incidentId, kind: "evidence_posted" } }),
    );
  });

  it("refuses panels that the room does not hold, and those without data", async () => {
    await expect(capture({ dashboardUid: "other" })).rejects.toMatchObject({ cause: { code: "PANEL_NOT_IN_ROOM" } });
    await expect(capture({ panelId: 99 })).rejects.toMatchObject({ cause: { code: "PANEL_NOT_IN_ROOM" } });
    await expect(capture({ panelId: 2 })).rejects.toMatchObject({
      cause: { code: "BAD_INPUT", details: { reason: "no-data" } },
    });
    await expect(capture({}, place.viewer)).rejects.toMatchObject({ cause: { code: "FORBIDDEN" } });
    await expect(capture({}, place.stranger)).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
  });

  it("can be taken back by who posted it, and by nobody who may not", async () => {
    const { eventId } = await capture();
    const target = () => ({ incidentNumber: place.number, eventId, idempotencyKey: randomUUID() as string });
    const byViewer = createCaller(place.viewer).timeline.remove(target());
    await expect(byViewer).rejects.toMatchObject({ cause: { code: "FORBIDDEN" } });
    const removed = await createCaller(place.responder).timeline.remove(target());
    expect(removed).toMatchObject({ kind: "message_deleted", supersedesId: eventId });
  });

  it("thins out what is too large, and says so", async () => {
    const frames = Array.from({ length: 40 }, (_, job) =>
      seriesFrame(
        Array.from(
          { length: 8_000 },
          (_, at) => [CAPTURED_RANGE.from + at * 450, at === 4_321 ? 1e9 : Math.sin(at + job)] as const,
        ),
        { job: String(job) },
      ),
    );
    place.answer = () => ({ status: 200, frames });
    const posted = await capture();
    const content = await contentOf(await place.open(posted.id));
    const [note] = content.notes;
    expect(note).toMatchObject({ code: "thinned", of: 320_000 });
    expect(note?.kept).toBeLessThan(320_000);
    const { bytes } = await place.services.db.evidenceDocument.findUniqueOrThrow({ where: { evidenceId: posted.id } });
    expect(bytes).toBeLessThanOrEqual(5 * 1024 * 1024);
    expect(bytes).toBeGreaterThan(2 * 1024 * 1024);
    for (const frame of content.results.A?.frames ?? []) expect(frame.data.values[1]).toContain(1e9);
  }, 60_000);

  it("refuses what stays too large by its name", async () => {
    const cell = "x".repeat(3 * 1024 * 1024);
    const table = { schema: { fields: [{ name: "pod", type: "string" }] }, data: { values: [[cell, cell, cell]] } };
    place.answer = () => ({ status: 200, frames: [table] });
    await expect(capture()).rejects.toMatchObject({ cause: { code: "EVIDENCE_TOO_LARGE" } });
  });
});

describe("posting a query", () => {
  const query = () => ({
    incidentNumber: place.number,
    idempotencyKey: randomUUID() as string,
    dataSourceUid: "prom",
    kind: "promql" as const,
    expr: "up",
    range: CAPTURED_RANGE,
    intervalMs: 15_000,
    maxDataPoints: 800,
  });

  it("keeps the answer with the panel that fits it, and its text for those who may ask", async () => {
    const posted = await createCaller(place.responder).evidence.captureQuery(query());
    const content = await contentOf(await place.open(posted.id));
    expect(content).toMatchObject({ kind: "query", dashboard: null, panel: { type: "timeseries" } });
    expect(content.queries?.[0]).toMatchObject({ expr: "up" });
    const event = (await events()).find(({ id }) => id === posted.eventId);
    expect(JSON.stringify(event)).not.toContain('"up"');
  });

  it("is refused to viewers, and where the language is not spoken", async () => {
    const viewer = createCaller(place.viewer);
    await expect(viewer.evidence.captureQuery(query())).rejects.toMatchObject({ cause: { code: "FORBIDDEN" } });
    const wrong = createCaller(place.responder).evidence.captureQuery({ ...query(), kind: "logql" });
    await expect(wrong).rejects.toMatchObject({
      cause: { code: "BAD_INPUT", details: { reason: "kind-not-offered" } },
    });
  });
});

describe("asking again", () => {
  it("sends the stored queries, finds nothing when nothing changed, and late points when some came", async () => {
    const { id } = await capture();
    const room = await roomOf(place.viewer);
    const frozen = await contentOf(await place.open(id));
    place.asked.length = 0;
    const same = await askAgain(place.services, room, id, { range: "captured" });
    expect(place.asked[0]).toMatchObject({ expr: 'sum(rate(requests{env="prod"}[5m]))' });
    expect(compareResults(frozen.results, same.results).same).toBe(true);
    place.answer = () => usualAnswer([[CAPTURED_RANGE.to + 15_000, 9]]);
    const later = await askAgain(place.services, room, id, { range: "captured" });
    expect(compareResults(frozen.results, later.results).points).toEqual({
      added: 1,
      missing: 0,
      rewritten: 0,
      late: 1,
    });
  });

  it("goes over another span that is as long, not over a longer one, and says when Grafana is away", async () => {
    const { id } = await capture();
    const room = await roomOf(place.responder);
    const now = { from: CAPTURED_RANGE.from + 600_000, to: CAPTURED_RANGE.to + 600_000 };
    expect((await askAgain(place.services, room, id, { range: now })).range).toEqual(now);
    const longer = { ...now, from: 0 };
    await expect(askAgain(place.services, room, id, { range: longer })).rejects.toMatchObject({ code: "BAD_INPUT" });
    place.isAway = true;
    await expect(askAgain(place.services, room, id, { range: "captured" })).rejects.toMatchObject({
      code: "GRAFANA_UNREACHABLE",
    });
  });
});

describe("what is captured by itself", () => {
  it("takes the pinned panels when the incident is resolved, each once however many processes hear of it", async () => {
    const caller = createCaller(place.responder);
    place.ours.setNow(new Date());
    const { number } = await caller.incident.declare({
      idempotencyKey: randomUUID(),
      title: "Resolved",
      severity: "sev3",
      dashboards: [{ uid: "shop", title: "Shop" }],
    });
    let { version } = await caller.incident.get({ number });
    const step = async (change: () => Promise<{ version: number }>) => ({ version } = await change());
    const seen = () => ({ number, version, idempotencyKey: randomUUID() as string });
    for (const panelId of [1, 2]) {
      await step(() =>
        caller.incident.pinPanel({ ...seen(), dashboardUid: "shop", panelId, title: "P", variables: { env: "dev" } }),
      );
    }
    const followers = [followResolutions(place.services), followResolutions(place.services)];
    await step(() => caller.incident.changeStatus({ ...seen(), status: "resolved" }));
    const found = () => caller.evidence.list({ incidentNumber: number });
    // What the bus would say of the commit.
    const { id } = await place.services.db.incident.findFirstOrThrow({
      where: { organizationId: place.ours.id, number },
    });
    await place.services.eventBus.publish("timeline", { organization: place.ours.id, incident: id, from: 1, to: 9 });
    await expect.poll(found, { timeout: 10_000 }).toHaveLength(1);
    for (const stop of followers) await stop();
    const late = followResolutions(place.services);
    await late();
    expect(await found()).toMatchObject([{ reason: "resolved", panelId: 1, title: "Requests of dev" }]);
    place.ours.setNow(new Date(CAPTURED_RANGE.to));
  });

  it("tells the room what could not be captured, and captures the rest", async () => {
    const incident = { id: place.incidentId, organizationId: place.ours.id };
    const panels = [
      { id: "a", dashboardUid: "shop", panelId: 1, title: "Requests", variables: { env: "prod" } },
      { id: "b", dashboardUid: "shop", panelId: 2, title: "Words" },
      { id: "c", dashboardUid: "shop", panelId: 99, title: "Not there" },
      { id: "d", dashboardUid: "elsewhere", panelId: 1, title: "Not ours" },
    ];
    const actionId = randomUUID();
    const before = new Date(CAPTURED_RANGE.to);
    const asked = { incident, actionId, panels, before };
    const told = async () => (await events()).filter(({ kind }) => kind === "evidence_missing");
    const first = await captureForAction(place.services, asked);
    expect(first.after).toBeNull();
    expect(first.before?.captured).toHaveLength(1);
    expect(first.before?.missing.map(({ title }) => title)).toEqual(["Not there", "Not ours"]);
    expect(await told()).toMatchObject([
      { actorId: null, payload: { reason: "action_before", missing: 2, all: 3, titles: ["Not there", "Not ours"] } },
    ]);

    place.isAway = true;
    const repeated = await captureForAction(place.services, { ...asked, after: before });
    expect(repeated.before?.captured).toEqual(first.before?.captured);
    expect(repeated.after?.missing.map(({ code }) => code)).toContain("GRAFANA_UNREACHABLE");
    expect(await told()).toHaveLength(2);
    const kept = await createCaller(place.responder).evidence.list({ incidentNumber: place.number });
    const ofAction = kept.filter(({ reason }) => reason.startsWith("action_"));
    expect(ofAction).toMatchObject([
      { reason: "action_before", rangeTo: before.toISOString(), title: "Requests of prod" },
    ]);
  });

  it("frames an alert at its begin, once for each time that it fires", async () => {
    const incident = { id: place.incidentId, organizationId: place.ours.id };
    const panels = [{ id: "a", dashboardUid: "shop", panelId: 1, title: "Requests" }];
    const startsAt = new Date(CAPTURED_RANGE.to - 5 * 60_000);
    const alert = { incident, firingId: randomUUID(), panels, startsAt };
    const [one, again] = [await captureForAlert(place.services, alert), await captureForAlert(place.services, alert)];
    expect(again.captured).toEqual(one.captured);
    const kept = await createCaller(place.responder).evidence.list({ incidentNumber: place.number });
    expect(kept.filter(({ reason }) => reason === "alert")).toMatchObject([
      {
        rangeFrom: new Date(startsAt.getTime() - 45 * 60_000).toISOString(),
        rangeTo: new Date(CAPTURED_RANGE.to).toISOString(),
      },
    ]);
  });
});
