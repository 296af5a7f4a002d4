import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

test("an administrator sees what works with Grafana and which role would give the rest", async ({ signedIn }) => {
  const context = await signedIn("admin");
  const page = await context.newPage();
  await page.goto("/incidents");
  await page.getByRole("button", { name: /account/ }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await expect(page).toHaveURL(/\/settings\/connections$/);
  const reading = page.getByRole("listitem").filter({ hasText: "Read dashboards and data" });
  await expect(reading.getByText("Works")).toBeVisible();
  const marking = page.getByRole("listitem").filter({ hasText: "Write annotations" });
  await expect(marking).toContainText("role Editor");
  await expect(marking).toContainText("annotations:create");
  await page.getByRole("button", { name: "Test Prometheus", exact: true }).click();
  await expect(page.getByText(/Answered in .* Successfully queried/)).toBeVisible();
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText(/Checked .*(now|second)/)).toBeVisible();
  await expect(page.locator("main")).not.toContainText("glsa_");
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
});

test("an administrator is told what is wrong while Grafana is away", async ({ signedIn, product, problems }) => {
  problems.expect(/Failed to load resource/);
  const context = await signedIn("admin");
  const page = await context.newPage();
  await page.goto("/settings/connections");
  await expect(page.getByText("Reading works, something else is missing")).toBeVisible();
  product.line.fault = "down";
  try {
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(page.getByText("Grafana cannot be used")).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(/Check GRAFANA_URL/)).toBeVisible();
  } finally {
    product.line.fault = "none";
  }
  await expect(async () => {
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(page.getByText("Reading works, something else is missing")).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test("a viewer is told that connections are for administrators, and gets nothing from the server", async ({
  signedIn,
}) => {
  const context = await signedIn("viewer");
  const page = await context.newPage();
  await page.goto("/settings");
  await expect(page.getByText("Connections are for administrators")).toBeVisible();
  expect((await page.request.get("/api/trpc/connection.status")).status()).toBe(403);
  await page.getByRole("button", { name: /account/ }).click();
  await expect(page.getByRole("menuitem", { name: "Settings" })).toHaveCount(0);
});
