import { afterAll, beforeAll, expect, it } from "vitest";
import { createRuleInput } from "@/server/alert/contract/routing";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";
import { createCaller } from "@/server/router";

let intake: TestIntake;
let source: TestSource;
const NOW = new Date("2026-11-22T12:00:00.000Z");

beforeAll(async () => {
  intake = await TestIntake.open();
  intake.organization.setNow(NOW);
  source = await intake.source({ kind: "alertmanager", name: "shop" });
});
afterAll(() => intake.close());

async function openedFor(
  fingerprint: string,
  labels: Record<string, string>,
  annotations: Record<string, string> = {},
) {
  await intake.tell(source, {
    version: "4",
    groupKey: `{}:{${fingerprint}}`,
    receiver: "war-room",
    alerts: [
      {
        status: "firing",
        labels: { alertname: fingerprint, ...labels },
        annotations,
        startsAt: new Date(NOW.getTime() - 60_000).toISOString(),
        endsAt: "0001-01-01T00:00:00Z",
        fingerprint,
      },
    ],
  });
  const { services, id } = intake.organization;
  await processDeliveries(services, id);
  return services.db.incident.findFirstOrThrow({
    where: { organizationId: id, alerts: { some: { alert: { fingerprint } } } },
    include: { type: true, team: true, tasks: { orderBy: { createdAt: "asc" } } },
  });
}

it("a rule's incidents are of its type: what that proposes counts where neither rule nor alert says it", async () => {
  const { alert, incidentType } = createCaller(intake.admin);
  const { services, id: organizationId } = intake.organization;
  const team = await services.db.team.create({ data: { organizationId, slug: "security", name: "Security" } });
  const tasks = [{ id: crypto.randomUUID(), title: "Call the lead" }];
  const facts = {
    name: "Security",
    severity: "sev1",
    visibility: "private",
    summary: "Who?",
    teamId: team.id,
  } as const;
  const [type] = await incidentType.create({ ...facts, tasks });
  if (!type) throw new Error("The type was not made");
  const wish = { name: "typed", condition: "true", action: "open", settings: { groupBy: ["alertname"] } } as const;
  const unknown = { ...wish, settings: { ...wish.settings, typeId: crypto.randomUUID() } };
  await expect(alert.createRule(createRuleInput.parse(unknown))).rejects.toMatchObject({
    cause: { code: "BAD_INPUT" },
  });
  await alert.createRule(createRuleInput.parse({ ...wish, settings: { ...wish.settings, typeId: type.id } }));

  const plain = await openedFor("plain", {});
  expect(plain).toMatchObject({ severity: "sev1", summary: "Who?", visibility: "organization" });
  expect([plain.type?.name, plain.team?.name, plain.tasks.map(({ title }) => title)]).toEqual([
    "Security",
    "Security",
    ["Call the lead"],
  ]);
  const spoken = await openedFor("spoken", { severity: "warning" }, { description: "A port is open" });
  expect(spoken).toMatchObject({ severity: "sev4", summary: "A port is open", typeId: type.id });

  await incidentType.archive({ id: type.id, version: type.version });
  expect(await openedFor("later", {})).toMatchObject({ severity: "sev3", summary: "", typeId: null, tasks: [] });
});
