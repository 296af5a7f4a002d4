import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { completeCommand } from "@/server/command/complete-command";
import { COMMAND_NAMES, commandOf } from "@/server/command/contract/commands";
import { previewCommand } from "@/server/command/preview-command";
import { runCommand } from "@/server/command/run-command";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { readIncident } from "@/server/incident/queries";
import type { SignedIn } from "@/server/platform/context";
import { listTasks } from "@/server/task/queries";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let responder: SignedIn;
let ada: SignedIn;
let incidentNumber: number;
const now = new Date("2026-11-22T03:10:00.000Z");

beforeAll(async () => {
  ours = await createTestOrganization();
  [responder, ada] = await Promise.all([ours.signIn("responder"), ours.signIn("responder")]);
  ours.services.dashboards = {
    ...ours.services.dashboards,
    search: async () => [{ uid: "shop", title: "Shop overview", folderUid: "", folderTitle: "Sales", tags: [] }],
    dashboard: async (uid) =>
      ({
        uid,
        model: "classic",
        spec: {
          title: "Shop overview",
          schemaVersion: 42,
          panels: [{ id: 7, type: "timeseries", title: "Error rate" }],
        },
        libraryPanels: {},
      }) as never,
  };
});
afterAll(() => ours.close());
beforeEach(async () => {
  ours.setNow(now);
  const wish = { idempotencyKey: randomUUID(), title: "Checkout errors", severity: "sev2" };
  incidentNumber = (await declareIncident(responder, declareInput.parse(wish))).number;
});

const input = (line: string) => ({ incidentNumber, idempotencyKey: randomUUID(), line, timeZone: "Asia/Taipei" });
const run = (line: string, who = responder) => runCommand(who, input(line));
const preview = (line: string) => previewCommand(responder, { incidentNumber, line, timeZone: "Asia/Taipei" });
const complete = async (line: string) => {
  const { candidates } = await completeCommand(responder, { incidentNumber, line, cursor: line.length });
  return candidates.map(({ insert }) => insert);
};
const read = () => readIncident(responder, incidentNumber);
const last = async () => {
  const where = { incident: { organizationId: ours.id, number: incidentNumber } };
  const event = await ours.services.db.timelineEvent.findFirst({ where, orderBy: { seq: "desc" } });
  return (
    event && { kind: event.kind, body: event.body, payload: event.payload, occurredAt: event.occurredAt.toISOString() }
  );
};

describe("a command does what it says, and the timeline tells it", () => {
  it("/severity and /status", async () => {
    await run("/severity sev1");
    expect(await last()).toMatchObject({ kind: "severity_changed", payload: { from: "sev2", to: "sev1" } });
    await run("/status fixing");
    expect(await last()).toMatchObject({ kind: "status_changed", payload: { to: "fixing" } });
    await run("/resolve");
    expect(await read()).toMatchObject({ severity: "sev1", status: "resolved" });
    await run("/reopen It broke again");
    await run("/pause 2h The vendor looks");
    expect(await last()).toMatchObject({ kind: "incident_paused", payload: { reason: "The vendor looks" } });
    await run("/resume");
    expect(await last()).toMatchObject({ kind: "incident_resumed", payload: { by: "person" } });
    await run("/resolve");
    await run("/reopen It broke again");
    expect(await last()).toMatchObject({ payload: { to: "investigating", reason: "It broke again" } });
    await run("/resolve");
  });

  it("/assign: somebody, or oneself", async () => {
    await run("/assign commander");
    expect((await read()).commander?.id).toBe(responder.viewer.userId);
    await run(`/assign @${ada.viewer.username} commander`);
    expect(await last()).toMatchObject({
      kind: "role_assigned",
      payload: { role: "commander", from: responder.viewer.name, to: ada.viewer.name },
    });
  });

  it("/task and /done", async () => {
    await run(`/task Restart checkout @${ada.viewer.username} due=11:30`);
    expect(await last()).toMatchObject({
      kind: "task_added",
      payload: { title: "Restart checkout", assignee: ada.viewer.name, dueAt: "2026-11-22T03:30:00.000Z" },
    });
    await run("/done restart");
    expect(await last()).toMatchObject({ kind: "task_done", payload: { title: "Restart checkout" } });
    expect((await listTasks(responder, incidentNumber)).map(({ status }) => status)).toEqual(["done"]);
  });

  it("/update and /note", async () => {
    await run("/update Rolling back **checkout**");
    expect(await last()).toMatchObject({
      kind: "message",
      body: "Rolling back **checkout**",
      payload: { update: true },
    });
    await run("/update Still looking next=30m");
    expect(await last()).toMatchObject({ payload: { update: true, nextUpdateDueAt: "2026-11-22T03:40:00.000Z" } });
    await run("/note @11:05 The pool was full");
    expect(await last()).toMatchObject({
      kind: "message",
      body: "The pool was full",
      occurredAt: "2026-11-22T03:05:00.000Z",
    });
  });

  it("/dashboard, /pin, /service and /title", async () => {
    const { db } = ours.services;
    const slug = `s-${randomUUID()}`;
    await db.service.create({ data: { organizationId: ours.id, slug, name: `Checkout ${slug}` } });
    await run("/dashboard shop overview");
    await run("/pin error");
    await run(`/service ${slug}`);
    await run("/title Checkout is down in the EU");
    expect(await read()).toMatchObject({
      title: "Checkout is down in the EU",
      dashboards: [{ uid: "shop" }],
      panels: [{ dashboardUid: "shop", panelId: 7, title: "Error rate" }],
      services: [{ slug }],
    });
  });

  it("/type, with its first tasks where they are asked for, and away again", async () => {
    const { db } = ours.services;
    const name = `Security ${randomUUID().slice(0, 8)}`;
    const data = { organizationId: ours.id, name, position: 0, tasks: [{ id: randomUUID(), title: "Keep the logs" }] };
    const { id } = await db.incidentType.create({ data });
    const put = { organizationId: ours.id, name: `Old ${name}`, position: 1, archivedAt: new Date() };
    await db.incidentType.create({ data: put });
    expect(await complete("/type sec")).toEqual([`"${name}"`]);
    await run(`/type ${name}`);
    expect(await last()).toMatchObject({ kind: "type_changed", payload: { from: null, to: name } });
    expect(await read()).toMatchObject({ type: { id, name } });
    await expect(run(`/type ${name}`)).rejects.toMatchObject({ code: "COMMAND_UNREADABLE" });
    await run(`/type ${name} --tasks`);
    expect(await complete("/done keep")).toEqual(['"Keep the logs"']);
    expect(await complete("/type no")).toContain("none");
    await run("/type none");
    expect(await read()).toMatchObject({ type: null });
    await expect(run("/type none")).rejects.toMatchObject({ code: "COMMAND_UNREADABLE" });
  });

  it("/share, /declare and /handoff", async () => {
    const shared = await run("/share for=2d");
    expect(shared.effect).toMatchObject({ kind: "link", expiresAt: "2026-11-24T03:10:00.000Z" });
    expect(await last()).toMatchObject({ kind: "share_created" });
    const declared = await run('/declare sev3 "Drill the team" --drill');
    if (declared.effect.kind !== "incident") throw new Error("nothing was declared");
    const opened = await readIncident(responder, declared.effect.number);
    expect(opened).toMatchObject({ title: "Drill the team", severity: "sev3", mode: "drill" });
    await run(`/handoff @${ada.viewer.username} Mind the cache`);
    expect(await last()).toMatchObject({
      kind: "handoff_given",
      payload: { to: ada.viewer.name, text: "Mind the cache" },
    });
  });

  it("/catchup and /help change nothing", async () => {
    expect((await run("/catchup")).effect).toEqual({ kind: "catchUp" });
    expect((await run("/similar")).effect).toEqual({ kind: "similar" });
    expect((await run("/merge")).effect).toEqual({ kind: "merge" });
    expect((await run("/help")).effect).toEqual({ kind: "help" });
    expect(await last()).toMatchObject({ kind: "incident_declared" });
  });
});

describe("a command", () => {
  it("happens once for a repeated key, also where it could not happen twice", async () => {
    for (const line of ["/severity sev1", "/task Look", "/done look", "/dashboard shop", "/update Hello", "/share"]) {
      const asked = input(line);
      await runCommand(responder, asked);
      const events = (await read()).eventCount;
      await runCommand(responder, asked);
      expect([line, (await read()).eventCount]).toEqual([line, events]);
    }
  });

  it("wins against others who change something else at the same time", async () => {
    await Promise.all([run("/severity sev1"), run("/title Another"), run("/assign scribe")]);
    expect(await read()).toMatchObject({ severity: "sev1", title: "Another", roles: [{ role: "scribe" }], version: 4 });
  });

  it("is refused by role, each of them", async () => {
    const viewer = await ours.signIn("viewer");
    const lines: Partial<Record<string, string>> = {
      severity: "sev1",
      status: "fixing",
      assign: "scribe",
      note: "@-5m x",
    };
    for (const name of COMMAND_NAMES.filter((each) => !commandOf(each).comesWith && !commandOf(each).reads)) {
      await expect(run(`/${name} ${lines[name] ?? "x"}`, viewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await expect(run("/catchup", viewer)).resolves.toMatchObject({ effect: { kind: "catchUp" } });
  });

  it("that is still to come says with which part", async () => {
    await expect(run("/postmortem")).rejects.toMatchObject({
      code: "COMMAND_NOT_YET",
      details: { comesWith: "postmortems" },
    });
  });

  it.each([
    ["hello", "unknownCommand"],
    ["/nosuch", "unknownCommand"],
    ["/severity sev9", "notASeverity"],
    ["/severity sev2", "sameAlready"],
    ["/status closed", "notNext"],
    ["/assign commander @nobody", "unknownName"],
    ["/done nothing", "unknownName"],
    ["/note @+5m Later", "inTheFuture"],
    ["/snapshot", "nothingPinned"],
    ['/task "half', "unclosedQuote"],
  ])("%j is refused, with the place", async (line, code) => {
    await expect(run(line)).rejects.toMatchObject({ code: "COMMAND_UNREADABLE", details: { problem: { code } } });
    expect(await last()).toMatchObject({ kind: "incident_declared" });
  });
});

describe("a preview", () => {
  it("says in one line what would happen, and changes nothing", async () => {
    expect(await preview("/severity sev1")).toEqual({
      ok: true,
      preview: { key: "severity", values: { from: { severity: "sev2" }, to: { severity: "sev1" } } },
    });
    expect(await preview(`/task Look @${ada.viewer.username} @+30m`)).toMatchObject({
      preview: { key: "taskForDue", values: { person: ada.viewer.name, due: { at: "2026-11-22T03:40:00.000Z" } } },
    });
    expect(await preview("/assign ic @nobody")).toMatchObject({
      ok: false,
      problem: { code: "unknownName", start: 11, end: 18, value: "nobody" },
    });
    expect(await preview("/page @ada")).toMatchObject({ ok: false, problem: { code: "notYet", value: "onCall" } });
    expect((await read()).eventCount).toBe(1);
  });
});

describe("completion", () => {
  it("knows commands, people, roles, the next statuses, tasks, panels and dashboards", async () => {
    expect(await complete("/sev")).toEqual(["/severity", "/service"]);
    expect((await complete("/status "))[0]).toBe("identified");
    expect(await complete("/assign com")).toEqual(["commander", "comms_lead"]);
    expect(await complete(`/assign commander @${ada.viewer.username.slice(0, 8)}`)).toEqual([
      `@${ada.viewer.username}`,
    ]);
    await run("/task Restart checkout");
    expect(await complete("/done res")).toEqual(['"Restart checkout"']);
    await run("/dashboard shop");
    expect(await complete("/graph err")).toEqual(['"Error rate"']);
    expect(await complete("/dashboard sh")).toEqual(['"Shop overview"']);
    expect(await complete("hello @ad")).toEqual([]);
  });

  it("offers nothing where Grafana is away, and goes on", async () => {
    const { search } = ours.services.dashboards;
    ours.services.dashboards.search = () => Promise.reject(new Error("away"));
    expect(await complete("/dashboard sh")).toEqual([]);
    ours.services.dashboards.search = search;
  });

  it("is counted", async () => {
    const taken: string[] = [];
    const { limits } = ours.services;
    ours.services.limits = { ...limits, take: async (what) => void taken.push(what) };
    await complete("/sev");
    await preview("/severity sev1");
    ours.services.limits = limits;
    expect(taken).toEqual(["completion", "completion"]);
  });
});
