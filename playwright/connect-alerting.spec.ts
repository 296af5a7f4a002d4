import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import type { GrafanaProcess } from "./processes/grafana-process";

interface Policies {
  routes?: { receiver: string; continue: boolean }[];
}

async function asked<Answer>({ url, adminToken }: GrafanaProcess, path: string): Promise<Answer> {
  const response = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${adminToken}` } });
  return (await response.json()) as Answer;
}

test("an administrator connects alerting with a token for one call, and takes it back", async ({
  signedIn,
  product: { grafana },
}) => {
  const routes = async () => (await asked<Policies>(grafana, "/api/v1/provisioning/policies")).routes ?? [];
  const points = async () =>
    (await asked<{ name: string }[]>(grafana, "/api/v1/provisioning/contact-points")).map(({ name }) => name);
  const before = [await routes(), await points()];
  const page = await (await signedIn("admin")).newPage();
  await page.goto("/settings/connections");
  const part = page.getByRole("region", { name: "Connect alerting" });
  const connect = part.getByRole("button", { name: "Connect alerting" });

  // Its own token may only read: what to write is for somebody else.
  await connect.click();
  await expect(part.getByText("Grafana does not let us write this")).toBeVisible();
  await expect(part.getByText(/lacks the permission alert\./)).toBeVisible();
  await expect(part.getByRole("textbox", { name: "sre-assistant.yaml" })).toHaveValue(/X-Grafana-Alerting-Signature/);
  await expect(part.getByText("Waiting for Grafana's first call…")).toBeVisible();
  await part.getByRole("radio", { name: "Terraform" }).check();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    part.getByRole("button", { name: "Download sre-assistant.tf" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("sre-assistant.tf");
  expect([await routes(), await points()]).toEqual(before);

  await part.getByRole("button", { name: "Try it with a token" }).click();
  await part.getByLabel("Token for this one call").fill(grafana.adminToken);
  await connect.click();
  await expect(part.getByText("Grafana's test has arrived.")).toBeVisible({ timeout: 45_000 });
  await expect(part.getByRole("listitem").filter({ hasText: "Test arrived" })).toContainText("(done)");
  const [route] = await routes();
  expect(route).toMatchObject({ continue: true });
  expect(await points()).toContain(route?.receiver);
  await expect(part.getByText("Connected", { exact: true })).toBeVisible();
  expect(await page.content()).not.toContain(grafana.adminToken);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);

  await part.getByText("With another token").click();
  await part.getByLabel("Token for this one call").fill(grafana.adminToken);
  await part.getByRole("button", { name: "Disconnect" }).click();
  await part.getByRole("button", { name: "Disconnect now" }).click();
  await expect(connect).toBeVisible();
  expect([await routes(), await points()]).toEqual(before);
});
