import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { createGrafanaAdapter, type GrafanaAdapter } from "@/server/adapters/grafana/grafana-adapter";
import { TestIntake } from "@/server/intake/testing/test-intake";
import { connectAlerting } from "@/server/registration/connect-alerting";
import { connectAlertingInput } from "@/server/registration/contract";
import { disconnectAlerting } from "@/server/registration/disconnect-alerting";
import { readRegistration } from "@/server/registration/read-registration";
import { testAlerting } from "@/server/registration/test-alerting";
import { startGrafanaSandbox } from "@/server/sandbox/grafana/start-grafana-sandbox";

const wish = (more: object = {}) => connectAlertingInput.parse({ text: 'severity=~"critical|page"', ...more });

interface Subject {
  url: string;
  token: string;
  adminToken: string;
  close(): Promise<void>;
}
const { GRAFANA_URL, GRAFANA_TOKEN, GRAFANA_ADMIN_TOKEN } = process.env;
// A real one where it is given, as for the contract tests.
const real =
  GRAFANA_URL && GRAFANA_TOKEN && GRAFANA_ADMIN_TOKEN
    ? { url: GRAFANA_URL, token: GRAFANA_TOKEN, adminToken: GRAFANA_ADMIN_TOKEN, close: () => Promise.resolve() }
    : null;
const subjects: [string, () => Promise<Subject>][] = real
  ? [[real.url, () => Promise.resolve(real)]]
  : ["11.6", "12.4", "13.2"].map((version) => [version, () => startGrafanaSandbox({ version })]);

describe.each(subjects)("connecting alerting of a Grafana %s", (_version, start) => {
  let intake: TestIntake;
  let subject: Subject;
  let grafana: GrafanaAdapter;

  beforeAll(async () => {
    [intake, subject] = await Promise.all([TestIntake.open(), start()]);
    grafana = createGrafanaAdapter(subject);
    const { services } = intake.organization;
    services.alertingSetup = grafana.alertingSetup;
    services.env = { ...services.env, APP_URL: intake.url };
  });
  afterAll(async () => {
    await grafana.close();
    await subject.close();
    await intake.close();
  });
  async function ask(path: string, method = "GET", body?: unknown): Promise<unknown> {
    const response = await fetch(`${subject.url}/api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${subject.adminToken}`,
        "content-type": "application/json",
        "x-disable-provenance": "true",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(response.status).toBeLessThan(300);
    return response.json();
  }
  const standing = async () => ({
    policies: await ask("v1/provisioning/policies"),
    contactPoints: (await ask("v1/provisioning/contact-points")) as object[],
  });

  it("makes it call us, waits for its test, and leaves no trace when it is undone", async () => {
    const { admin } = intake;
    const before = await standing();
    const connected = await connectAlerting(admin, wish({ token: subject.adminToken }));
    expect(connected).toMatchObject({ state: "connected", test: { outcome: "arrived" } });
    const state = await readRegistration(admin);
    expect(state).toMatchObject({ hook: { contactPoint: "ours", hasRoute: true } });
    expect(await testAlerting(admin, { token: subject.adminToken })).toEqual({ outcome: "arrived", reason: null });
    expect(JSON.stringify([connected, state])).not.toContain(subject.adminToken);
    const again = await connectAlerting(admin, wish({ token: subject.adminToken }));
    expect(again).toMatchObject({ state: "connected", test: { outcome: "arrived" } });
    expect((await standing()).contactPoints).toHaveLength(before.contactPoints.length + 1);
    await disconnectAlerting(admin, { token: subject.adminToken });
    expect(await standing()).toEqual(before);
    expect(await readRegistration(admin)).toEqual({ connection: null, hook: null, reason: null });
  });

  it("says what has to be written where it may not, and what is written so works", async () => {
    const { admin } = intake;
    const before = await standing();
    const answer = await connectAlerting(admin, wish({ name: "By hand" }));
    if (answer.state !== "byHand") throw new Error(answer.state);
    expect(answer.permissionNeeded).toContain("alert.");
    expect(await standing()).toEqual(before);
    const file = parse(answer.yaml);
    const [point] = file.contactPoints;
    const [{ orgId: _, ...policies }] = file.policies;
    const { receiver } = before.policies as { receiver: string };
    expect(policies).toMatchObject({ receiver, routes: [{ receiver: point.name, continue: true }] });
    for (const word of [`name = "${point.name}"`, 'match = "=~"', "hmac_config {", `contact_point = "${receiver}"`])
      expect(answer.terraform).toContain(word);
    const { name, receivers } = point;
    await ask("v1/provisioning/contact-points", "POST", { name, ...receivers[0] });
    await ask("v1/provisioning/policies", "PUT", policies);
    // It is as if we had made it: what is wanted stands, and its test arrives.
    const again = await connectAlerting(admin, wish({ name: "By hand", token: subject.adminToken }));
    expect(again).toMatchObject({ state: "connected", sourceId: answer.sourceId, test: { outcome: "arrived" } });
    expect((await standing()).policies).toEqual(policies);
    await disconnectAlerting(admin, { token: subject.adminToken });
    expect(await standing()).toEqual(before);
  });

  it("says where matchers cannot be read, and is for admins", async () => {
    const input = wish({ text: "severity=" });
    expect(await connectAlerting(intake.admin, input)).toMatchObject({
      state: "unreadable",
      problem: { code: "noValue" },
    });
    const commander = await intake.organization.signIn("commander");
    await expect(connectAlerting(commander, wish())).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(disconnectAlerting(commander, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(testAlerting(commander, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(readRegistration(commander)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
