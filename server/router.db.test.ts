import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context, SignedIn } from "@/server/platform/context";
import { appRouter, createCaller } from "@/server/router";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let theirs: TestOrganization;
let admin: SignedIn;
let viewer: SignedIn;
let stranger: SignedIn;
let number: number;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  [admin, viewer, stranger] = await Promise.all([ours.signIn("admin"), ours.signIn("viewer"), theirs.signIn("admin")]);
  // Higher than any number of the strangers' own, so that "theirs" cannot be meant.
  await ours.services.db.organization.update({ where: { id: ours.id }, data: { nextIncidentNumber: 501 } });
  const wish = { idempotencyKey: randomUUID(), title: "Ours", severity: "sev3" as const };
  number = (await createCaller(admin).incident.declare(wish)).number;
});
afterAll(() => Promise.all([ours.close(), theirs.close()]));

/** Open to people who are not signed in; the key to it is the link itself. */
const PUBLIC = new Set(["share.open"]);
const task = () => ({ incidentNumber: number, taskId: randomUUID(), version: 1, idempotencyKey: randomUUID() });
const seen = () => ({ number, version: 1, idempotencyKey: randomUUID() });
const aimed = () => ({ incidentNumber: number, eventId: randomUUID(), idempotencyKey: randomUUID() });

/** A good input of every procedure that names an incident. A new procedure has to take its place here or below. */
const ABOUT_AN_INCIDENT: Record<string, () => unknown> = {
  "change.around": () => ({ incidentNumber: number }),
  "command.run": () => ({ incidentNumber: number, idempotencyKey: randomUUID(), line: "/severity sev1" }),
  "command.preview": () => ({ incidentNumber: number, line: "/severity sev1" }),
  "command.complete": () => ({ incidentNumber: number, line: "/sev", cursor: 4 }),
  "handover.catchUp": () => ({ incidentNumber: number }),
  "handover.give": () => ({ incidentNumber: number, idempotencyKey: randomUUID() }),
  "task.list": () => ({ incidentNumber: number }),
  "task.add": () => ({ incidentNumber: number, idempotencyKey: randomUUID(), title: "Theirs" }),
  "task.change": () => ({ ...task(), title: "Theirs now" }),
  "task.finish": () => task(),
  "task.reopen": () => task(),
  "task.drop": () => task(),
  "attachment.discard": () => ({ number, id: randomUUID() }),
  "incident.get": () => ({ number }),
  "incident.changeStatus": () => ({ ...seen(), status: "fixing" }),
  "incident.changeSeverity": () => ({ ...seen(), severity: "sev1" }),
  "incident.changeTitle": () => ({ ...seen(), title: "Theirs now" }),
  "incident.changeType": () => ({ ...seen(), typeId: null }),
  "incident.assignRole": () => ({ ...seen(), role: "commander", userId: null }),
  "incident.setDashboards": () => ({ ...seen(), dashboards: [] }),
  "incident.setTimes": () => ({ ...seen(), times: { detectedAt: null }, reason: "Theirs" }),
  "incident.setVisibility": () => ({ ...seen(), visibility: "private" }),
  "incident.checkItem": () => ({ number, idempotencyKey: randomUUID(), itemId: randomUUID(), isDone: true }),
  "incident.pause": () => ({ ...seen(), until: "2100-01-01T00:00:00Z", reason: "Theirs" }),
  "incident.resume": seen,
  "incident.setField": () => ({
    number,
    idempotencyKey: randomUUID(),
    fieldId: randomUUID(),
    value: "Theirs",
    seen: null,
  }),
  "incident.setServices": () => ({ ...seen(), serviceIds: [] }),
  "incident.pinPanel": () => ({ ...seen(), dashboardUid: "shop", panelId: 1, title: "Theirs" }),
  "incident.unpinPanel": () => ({ ...seen(), id: randomUUID() }),
  "incident.arrangePanels": () => ({ ...seen(), panels: [] }),
  "evidence.capturePanel": () => ({
    incidentNumber: number,
    idempotencyKey: randomUUID(),
    dashboardUid: "shop",
    panelId: 1,
    range: { from: 1, to: 2 },
    intervalMs: 1_000,
    maxDataPoints: 100,
    variables: {},
  }),
  "evidence.captureQuery": () => ({
    incidentNumber: number,
    idempotencyKey: randomUUID(),
    dataSourceUid: "prom",
    kind: "promql",
    expr: "up",
    range: { from: 1, to: 2 },
    intervalMs: 1_000,
    maxDataPoints: 100,
  }),
  "evidence.list": () => ({ incidentNumber: number }),
  "evidence.verify": () => ({ incidentNumber: number, id: randomUUID() }),
  "silence.list": () => ({ incidentNumber: number }),
  "silence.draft": () => ({ incidentNumber: number }),
  "silence.preview": () => ({ incidentNumber: number, owner: "grafana", text: "a=b" }),
  "silence.create": () => ({
    incidentNumber: number,
    idempotencyKey: randomUUID(),
    owner: "grafana",
    matchers: [{ name: "a", value: "b", isRegex: false, isEqual: true }],
    minutes: 60,
    comment: "Theirs",
  }),
  "silence.change": () => ({ incidentNumber: number, silenceId: randomUUID(), revision: 1, minutes: 60 }),
  "silence.end": () => ({ incidentNumber: number, silenceId: randomUUID() }),
  "alert.attach": () => ({ incidentNumber: number, idempotencyKey: randomUUID(), alertIds: [randomUUID()] }),
  "alert.detach": () => ({ incidentNumber: number, idempotencyKey: randomUUID(), alertIds: [randomUUID()] }),
  "alert.ofIncident": () => ({ incidentNumber: number }),
  "alert.roomFirings": () => ({ incidentNumber: number }),
  "alert.accept": () => ({ incidentNumber: number, idempotencyKey: randomUUID() }),
  "alert.returnToTriage": () => ({ incidentNumber: number, idempotencyKey: randomUUID() }),
  "alert.decline": () => ({ incidentNumber: number, idempotencyKey: randomUUID() }),
  "share.create": () => ({ number, idempotencyKey: randomUUID(), range: { from: 1, to: 2 } }),
  "merge.preview": () => ({ number, into: number }),
  "merge.ofIncident": () => ({ number }),
  "merge.merge": () => ({ number, into: number, idempotencyKey: randomUUID() }),
  "merge.unmerge": () => ({ number, idempotencyKey: randomUUID() }),
  "similar.ofIncident": () => ({ number }),
  "similar.people": () => ({ number }),
  "share.list": () => ({ number }),
  "share.revoke": () => ({ number, shareId: randomUUID() }),
  "annotation.annotate": () => ({ incidentNumber: number, idempotencyKey: randomUUID(), text: "hello" }),
  "search.messages": () => ({ text: "hello", incidentNumber: number }),
  "timeline.post": () => ({ incidentNumber: number, idempotencyKey: randomUUID(), body: "hello" }),
  "timeline.since": () => ({ incidentNumber: number, after: 0 }),
  "timeline.latest": () => ({ incidentNumber: number }),
  "timeline.before": () => ({ incidentNumber: number, before: 5 }),
  "timeline.edit": () => ({ ...aimed(), body: "theirs now" }),
  "timeline.remove": aimed,
  "timeline.react": () => ({ ...aimed(), emoji: "👍" }),
  "timeline.unreact": () => ({ ...aimed(), emoji: "👍" }),
  "timeline.pin": aimed,
  "timeline.unpin": aimed,
  "timeline.mark": aimed,
  "timeline.unmark": aimed,
  "timeline.around": () => ({ incidentNumber: number, at: { seq: 1 } }),
  "timeline.thread": () => ({ incidentNumber: number, rootId: randomUUID() }),
  "timeline.history": () => ({ incidentNumber: number, eventId: randomUUID() }),
  "timeline.pins": () => ({ incidentNumber: number }),
  "timeline.keyUpdates": () => ({ incidentNumber: number }),
  "timeline.filtered": () => ({ incidentNumber: number }),
  "timeline.moments": () => ({ incidentNumber: number }),
  "timeline.people": () => ({ incidentNumber: number, query: "a" }),
  "timeline.mentionable": () => ({ incidentNumber: number, query: "a" }),
  "timeline.markRead": () => ({ incidentNumber: number, seq: 1 }),
  "timeline.readMark": () => ({ incidentNumber: number }),
};
const ABOUT_NOTHING = new Set([
  "alert.createRule",
  "alert.dryRun",
  "alert.get",
  "alert.list",
  "alert.listPart",
  "alert.open",
  "alert.orderRules",
  "alert.recent",
  "alert.removeRule",
  "alert.ruleWords",
  "alert.rules",
  "alert.updateRule",
  "alert.waiting",
  "annotation.automatic",
  "annotation.setAutomatic",
  "connection.check",
  "connection.status",
  "connection.testDataSource",
  "dashboard.folders",
  "dashboard.refusals",
  "dashboard.search",
  "field.add",
  "field.archive",
  "field.change",
  "field.list",
  "field.order",
  "incident.declare",
  "intake.create",
  "intake.deadLetters",
  "intake.deliveries",
  "intake.deliveryBody",
  "intake.previewMapping",
  "intake.remove",
  "intake.replay",
  "intake.replayReach",
  "intake.retry",
  "intake.rotate",
  "intake.sources",
  "intake.update",
  "maintenance.cancel",
  "maintenance.create",
  "maintenance.list",
  "maintenance.preview",
  "registration.connect",
  "registration.disconnect",
  "registration.status",
  "registration.test",
  "incident.checklist",
  "incident.list",
  "incident.people",
  "incident.policies",
  "incident.setChecklist",
  "incident.setPolicies",
  "incident.setStatuses",
  "incident.statuses",
  "incident.teams",
  "incidentType.archive",
  "incidentType.create",
  "incidentType.list",
  "incidentType.order",
  "incidentType.restore",
  "incidentType.update",
  "change.list",
  "notification.removeDevice",
  "notification.renew",
  "notification.save",
  "notification.settings",
  "notification.subscribe",
  "notification.test",
  "notification.unsubscribe",
  "service.applyImport",
  "service.create",
  "service.export",
  "service.get",
  "service.list",
  "service.previewImport",
  "service.remove",
  "service.update",
  "home.overview",
  "shop.break",
  "shop.heal",
  "shop.state",
  "system.status",
  "viewer.me",
]);
const WRITES = Object.keys(ABOUT_AN_INCIDENT).filter(
  (name) =>
    !/\.(get|since|latest|before|around|thread|history|pins|keyUpdates|filtered|moments|people|mentionable|markRead|readMark|messages|ofIncident|roomFirings)$|^evidence\.(list|verify)$|^(command\.(preview|complete)|handover\.catchUp|(task|silence)\.list|silence\.draft)$/.test(
      name,
    ),
);
const names = Object.keys(appRouter._def.procedures);

function call(context: Context, name: string, input?: unknown): Promise<unknown> {
  const [slice = "", procedure = ""] = name.split(".");
  const caller = createCaller(context) as unknown as Record<
    string,
    Record<string, (input?: unknown) => Promise<unknown>>
  >;
  return caller[slice]?.[procedure]?.(input) ?? Promise.reject(new Error(`no procedure ${name}`));
}
const refusalOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "allowed",
    (error: { cause?: { code?: string }; code: string }) => error.cause?.code ?? error.code,
  );

describe("every procedure", () => {
  it("has its place in this test", () => {
    expect(names.toSorted()).toEqual([...PUBLIC, ...ABOUT_NOTHING, ...Object.keys(ABOUT_AN_INCIDENT)].toSorted());
  });

  it.each(names.filter((name) => !PUBLIC.has(name)))("%s is closed to people who are not signed in", async (name) => {
    const nobody = { ...admin, viewer: null };
    expect(await refusalOf(call(nobody, name, ABOUT_AN_INCIDENT[name]?.()))).toBe("UNAUTHENTICATED");
  });

  it.each(Object.keys(ABOUT_AN_INCIDENT))(
    "%s tells a stranger of our incident what it tells of a missing one",
    async (name) => {
      expect(await refusalOf(call(stranger, name, ABOUT_AN_INCIDENT[name]?.()))).toBe("NOT_FOUND");
    },
  );

  describe("of a private incident", () => {
    let open: number;
    let outsider: SignedIn;
    beforeAll(async () => {
      open = number;
      outsider = await ours.signIn("commander");
      const wish = { idempotencyKey: randomUUID(), title: "Secret", severity: "sev3", visibility: "private" } as const;
      number = (await createCaller(admin).incident.declare(wish)).number;
    });
    afterAll(() => {
      number = open;
    });

    it.each(Object.keys(ABOUT_AN_INCIDENT))(
      "%s tells whoever has nothing to do with it what it tells of a missing one",
      async (name) => {
        expect(await refusalOf(call(outsider, name, ABOUT_AN_INCIDENT[name]?.()))).toBe("NOT_FOUND");
      },
    );
  });

  it.each(WRITES)("%s is refused to viewers", async (name) => {
    expect(await refusalOf(call(viewer, name, ABOUT_AN_INCIDENT[name]?.()))).toBe("FORBIDDEN");
  });

  it.each(Object.keys(ABOUT_AN_INCIDENT))("%s refuses input that is not what it asks for", async (name) => {
    for (const input of [undefined, null, "text", { number: "1" }, { number: 1e30, incidentNumber: 1e30 }, []]) {
      expect(await refusalOf(call(admin, name, input))).toMatch(/BAD_REQUEST|BAD_INPUT/);
    }
  });
});

it("left the incident as it was", async () => {
  const incident = await createCaller(viewer).incident.get({ number });
  expect(incident).toMatchObject({
    title: "Ours",
    status: "investigating",
    severity: "sev3",
    version: 1,
    eventCount: 1,
  });
});
