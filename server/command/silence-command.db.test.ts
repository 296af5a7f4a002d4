import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MemoryAlerting, memoryAlerting } from "@/server/adapters/memory/memory-alerting";
import { completeCommand } from "@/server/command/complete-command";
import { previewCommand } from "@/server/command/preview-command";
import { runCommand } from "@/server/command/run-command";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

const ERRORS = { alertname: "Checkout errors", severity: "critical", service: "checkout" };
let ours: TestOrganization;
let ada: SignedIn;
let outside: MemoryAlerting;
let incidentNumber: number;

beforeAll(async () => {
  ours = await createTestOrganization();
  ada = await ours.signIn("responder");
});
afterAll(() => ours.close());
beforeEach(async () => {
  outside = memoryAlerting();
  outside.fire(ERRORS, { ...ERRORS, service: "gateway" }, { alertname: "DiskFull", severity: "warning" });
  ours.services.alertOwners = { grafana: outside, alertmanager: null };
  const wish = { idempotencyKey: randomUUID(), title: "Checkout", severity: "sev2" };
  incidentNumber = (await declareIncident(ada, declareInput.parse(wish))).number;
});

const preview = (line: string) => previewCommand(ada, { incidentNumber, line, timeZone: "UTC" });
const run = (line: string) => runCommand(ada, { incidentNumber, line, timeZone: "UTC", idempotencyKey: randomUUID() });
const complete = async (line: string) =>
  (await completeCommand(ada, { incidentNumber, line, cursor: line.length })).candidates.map(({ insert }) => insert);
const standing = () => outside.silencer.list({});

describe("/silence", () => {
  it("says beforehand how many alerts that holds back now, and for how long", async () => {
    expect(await preview('/silence severity="critical"')).toMatchObject({
      preview: { key: "silence", values: { count: 2, owner: "Grafana" } },
    });
    expect(await preview('/silence {alertname=~"Disk.*", severity!=critical} for=30m')).toMatchObject({
      preview: { key: "silenceFor", values: { count: 1, ms: { ms: 1_800_000 } } },
    });
    const away = () => Promise.reject(new AppError("GRAFANA_UNREACHABLE"));
    ours.services.alertOwners.grafana = { ...outside, silencer: { ...outside.silencer, count: away } };
    expect(await preview("/silence severity=critical")).toMatchObject({ preview: { key: "silenceUnknown" } });
  });

  it("silences by matchers, with a note and for a time", async () => {
    expect(await run('/silence service="checkout", severity=~"crit.*" for=30m note="rolling back"')).toEqual({
      command: "silence",
      effect: { kind: "none" },
    });
    const [silence] = await standing();
    expect(silence).toMatchObject({ createdBy: ada.viewer.name, comment: `INC-${incidentNumber}: rolling back` });
    expect(Math.round(((silence?.endsAt ?? 0) - (silence?.startsAt ?? 0)) / 60_000)).toBe(30);
  });

  it("silences by the name of an alert, for as long as the incident runs", async () => {
    await run("/silence checkout errors");
    expect(await standing()).toMatchObject([
      {
        comment: `INC-${incidentNumber}: Checkout errors`,
        matchers: [
          { name: "alertname", value: "Checkout errors" },
          { name: "severity", value: "critical" },
        ],
      },
    ]);
    expect(
      await ours.services.db.silence.findFirst({ where: { organizationId: ours.id, extendMinutes: { not: null } } }),
    ).toMatchObject({
      extendMinutes: 120,
    });
  });

  it("says that it waits where Grafana is away", async () => {
    const away = () => Promise.reject(new AppError("GRAFANA_UNREACHABLE"));
    ours.services.alertOwners.grafana = { ...outside, silencer: { ...outside.silencer, write: away } };
    expect(await run("/silence DiskFull")).toMatchObject({ effect: { kind: "waiting" } });
  });

  it.each([
    ["/silence", "missing"],
    ["/silence nothing like it", "unknownName"],
    ['/silence severity="critical', "unclosedQuote"],
    ["/silence severity=", "notMatchers"],
    ["/silence severity=~(", "notMatchers"],
    ["/silence severity=~.*", "matchesAll"],
    ["/silence DiskFull for=60d", "notADuration"],
  ])("%s is refused beforehand: %s", async (line, code) => {
    expect(await preview(line)).toMatchObject({ ok: false, problem: { code } });
  });

  it("completes names of alerts, labels and values", async () => {
    expect(await complete("/silence disk")).toContain('{alertname="DiskFull", severity="warning"}');
    expect(await complete("/silence sev")).toContain("severity=");
    expect(await complete("/silence severity=")).toEqual(['severity="critical"', 'severity="warning"']);
    expect(await complete('/silence severity="critical", serv')).toEqual(['severity="critical", service=']);
    const [first = ""] = await complete("/silence disk");
    expect(await preview(`/silence ${first} for=1h`)).toMatchObject({ ok: true, preview: { values: { count: 1 } } });
  });
});
