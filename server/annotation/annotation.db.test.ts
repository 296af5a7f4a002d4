import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createGrafanaAdapter, type GrafanaAdapter } from "@/server/adapters/grafana/grafana-adapter";
import { annotate } from "@/server/annotation/annotate";
import { startAnnotationWorker } from "@/server/annotation/annotation-worker";
import { setAutomaticAnnotations } from "@/server/annotation/automatic-annotations";
import { annotateInput } from "@/server/annotation/contract";
import { writeAnnotation } from "@/server/annotation/write-annotation";
import { changeStatus } from "@/server/incident/change-status";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { moveIncident } from "@/server/incident/move-incident";
import { openIncident } from "@/server/incident/open-incident";
import { readIncident } from "@/server/incident/queries";
import type { Services, SignedIn } from "@/server/platform/context";
import { type GrafanaSandbox, startGrafanaSandbox } from "@/server/sandbox/grafana/start-grafana-sandbox";
import { createTestOrganization, type TestOrganization } from "@/server/testing/test-context";

// A real one where it is given, as for the contract tests.
const { GRAFANA_URL, GRAFANA_TOKEN, GRAFANA_EDITOR_TOKEN } = process.env;

let ours: TestOrganization;
let sandbox: GrafanaSandbox | null = null;
let grafana: GrafanaAdapter;
let address: { url: string; token: string; writeToken: string };
let ada: SignedIn;
let admin: SignedIn;

beforeAll(async () => {
  ours = await createTestOrganization();
  if (GRAFANA_URL && GRAFANA_TOKEN && GRAFANA_EDITOR_TOKEN) {
    address = { url: GRAFANA_URL, token: GRAFANA_TOKEN, writeToken: GRAFANA_EDITOR_TOKEN };
  } else {
    sandbox = await startGrafanaSandbox({ seed: 7 });
    address = { url: sandbox.url, token: sandbox.token, writeToken: sandbox.editorToken };
  }
  grafana = createGrafanaAdapter(address);
  ours.services.annotator = grafana.annotator;
  [ada, admin] = await Promise.all([ours.signIn("responder"), ours.signIn("admin")]);
});
beforeEach(() => {
  ours.services.annotator = grafana.annotator;
});
afterAll(async () => {
  await grafana.close();
  await sandbox?.close();
  await ours.close();
});

async function declared() {
  const input = declareInput.parse({ idempotencyKey: randomUUID(), title: "Checkout", severity: "sev2" });
  return readIncident(ada, (await declareIncident(ada, input)).number);
}
const asked = (incidentNumber: number, more: object = {}) =>
  annotateInput.parse({ incidentNumber, idempotencyKey: randomUUID(), text: "rolled back", ...more });
async function inGrafana(tag: string): Promise<{ text: string; tags: string[]; time: number; timeEnd: number }[]> {
  const response = await fetch(`${address.url}/api/annotations?tags=${encodeURIComponent(tag)}&limit=10`, {
    headers: { authorization: `Bearer ${address.writeToken}` },
  });
  return response.json();
}
const told = async (incidentId: string) =>
  (await ours.services.db.timelineEvent.findMany({ where: { incidentId }, orderBy: { seq: "asc" } })).map(
    ({ kind, actorName }) => [kind, actorName],
  );
/** Grafana as it is when nobody hears its answer. */
const unheard = (services: Services): Services["annotator"] => ({
  async write(...given) {
    await grafana.annotator.write(...given);
    return services.connections.inspect() as never;
  },
});

describe("annotating", () => {
  it("stands in Grafana with the incident's tags, and is told in the timeline", async () => {
    const { id, number } = await declared();
    const input = asked(number, { at: "2026-11-22T03:12:00.000Z" });
    expect(await annotate(ada, input)).toMatchObject({ state: "written", at: "2026-11-22T03:12:00.000Z" });
    const [stored] = await inGrafana(`war-room-id:${input.idempotencyKey}`);
    expect(stored).toMatchObject({ text: "rolled back", tags: expect.arrayContaining(["war-room", `inc-${number}`]) });
    expect((await told(id)).at(-1)).toEqual(["annotation_written", ada.viewer.name]);
  });

  it("is written once, however often it is sent; another text with the same key is refused", async () => {
    const { id, number } = await declared();
    const input = asked(number);
    await Promise.all([annotate(ada, input), annotate(ada, input), annotate(ada, input)]);
    await annotate(ada, input);
    expect(await inGrafana(`war-room-id:${input.idempotencyKey}`)).toHaveLength(1);
    expect((await told(id)).filter(([kind]) => kind === "annotation_written")).toHaveLength(1);
    await expect(annotate(ada, { ...input, text: "other" })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("is not written twice when the answer was lost", async () => {
    const { id, number } = await declared();
    ours.services.annotator = unheard(ours.services);
    const input = asked(number);
    expect(await annotate(ada, input)).toMatchObject({ state: "waiting" });
    ours.services.annotator = grafana.annotator;
    ours.setNow(new Date(Date.now() + 120_000));
    expect(await writeAnnotation(ours.services, input.idempotencyKey)).toEqual({ state: "written" });
    expect(await inGrafana(`war-room-id:${input.idempotencyKey}`)).toHaveLength(1);
    expect((await told(id)).at(-1)).toEqual(["annotation_written", ada.viewer.name]);
  });

  it("refuses a dashboard that is not there, and writes nothing", async () => {
    const { number } = await declared();
    const input = asked(number, { dashboardUid: "no-such-dashboard" });
    await expect(annotate(ada, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await inGrafana(`war-room-id:${input.idempotencyKey}`)).toEqual([]);
  });

  it("says which permission is missing", async () => {
    const { number } = await declared();
    const reading = createGrafanaAdapter({ ...address, writeToken: address.token });
    ours.services.annotator = reading.annotator;
    await expect(annotate(ada, asked(number))).rejects.toMatchObject({ code: "GRAFANA_REFUSED" });
    await reading.close();
  });

  it("writes what happens by itself, where the organization wants it, from then on", async () => {
    const before = await declared();
    await setAutomaticAnnotations(admin, { isOn: true });
    await expect(setAutomaticAnnotations(ada, { isOn: false })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { number, version, id } = await declared();
    await changeStatus(ada, { number, version, idempotencyKey: randomUUID(), status: "fixing" });
    const worker = startAnnotationWorker(ours.services);
    const ofIncident = async () => (await inGrafana(`inc-${number}`)).map(({ text }) => text).toSorted();
    await expect
      .poll(ofIncident, { timeout: 15_000, interval: 500 })
      .toEqual([expect.stringContaining("declared as sev2"), expect.stringContaining("investigating → fixing")]);
    await worker.close();
    expect((await inGrafana(`inc-${before.number}`)).filter(({ tags }) => tags.includes("incident_declared"))).toEqual(
      [],
    );
    expect((await told(id)).map(([kind]) => kind)).not.toContain("annotation_written");
  });

  it("marks the start of an incident that alerts opened, and all of its time when it ends", async () => {
    await setAutomaticAnnotations(admin, { isOn: true });
    const now = new Date();
    const impactStartedAt = new Date(now.getTime() - 600_000);
    const opening = declareInput.parse({ idempotencyKey: randomUUID(), title: "Errors", severity: "sev2" });
    const { id, number } = await ours.services.db.$transaction((tx) =>
      openIncident(tx, {
        ...opening,
        organizationId: ours.id,
        actor: { id: null, name: "Grafana: Shop" },
        source: "alert",
        status: "investigating",
        now,
        acknowledgedAt: null,
        impactStartedAt,
      }),
    );
    const endedAt = new Date(now.getTime() + 1_000);
    const actor = { id: null, name: "Grafana: Shop" };
    const move = { organizationId: ours.id, incidentId: id, to: "resolved", actor, source: "alert" } as const;
    await ours.services.db.$transaction((tx) => moveIncident(tx, { ...move, now: endedAt }));
    const worker = startAnnotationWorker(ours.services);
    const spans = async () =>
      (await inGrafana(`inc-${number}`))
        .map(({ time, timeEnd }) => [time, timeEnd])
        .toSorted((a, b) => (b[0] ?? 0) - (a[0] ?? 0));
    await expect.poll(spans, { timeout: 15_000, interval: 500 }).toEqual([
      [now.getTime(), now.getTime()],
      [impactStartedAt.getTime(), endedAt.getTime()],
    ]);
    await worker.close();
    const [first] = await inGrafana(`inc-${number}`);
    expect(first?.tags).toContainEqual(expect.stringMatching(/^war-room-id:/));
  });
});
