import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

const PATH = "/settings/maintenance";

test("a commander plans a window in the clocks of a zone, takes it back, and thinks better of it", async ({
  signedIn,
}) => {
  const context = await signedIn("commander");
  const page = await context.newPage();
  await page.goto(PATH);
  await page.getByRole("button", { name: "Plan a window" }).click();
  const dialog = page.getByRole("dialog", { name: "Plan a maintenance window" });
  await dialog.getByRole("button", { name: "Plan it" }).click();
  await expect(dialog.getByText("Say in a few words what is done.")).toBeVisible();
  await expect(dialog.getByText("Without a condition there is nothing to expect.")).toBeVisible();

  await dialog.getByLabel("What is done").fill("Move of the database");
  await dialog.getByLabel("Label of condition 1").fill("service");
  await dialog.getByLabel("Comparison of condition 1").selectOption("=~");
  await dialog.getByLabel("Value of condition 1").fill("(");
  await expect(dialog.getByText("This pattern cannot be read (RE2).")).toBeVisible();
  await dialog.getByLabel("Value of condition 1").fill("nothing-has-this-label|nor-this");
  await expect(dialog.getByText(/Matches nothing that fires now/)).toBeVisible();

  await dialog.getByLabel("Time zone").fill("Europe/Berlin");
  await dialog.getByLabel("Begins").fill("2098-03-30T02:30");
  await dialog.getByLabel("Ends").fill("2098-03-30T04:30");
  await expect(dialog.getByText(/put forward then: this time is left out. The window begins/)).toBeVisible();
  await expect(dialog.getByText("In UTC: Mar 30, 2098, 00:30:00 UTC to Mar 30, 2098, 02:30:00 UTC")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Plan it" }).click();

  const row = page.getByRole("listitem").filter({ hasText: "Move of the database" });
  await expect(row.getByText("Planned", { exact: true })).toBeVisible();
  await expect(row).toContainText('service=~"nothing-has-this-label|nor-this"');
  await row.getByRole("button", { name: "Take back" }).click();
  await expect(row.getByRole("button", { name: "Take back" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row.getByRole("button", { name: "Take back" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
});

test("a viewer sees what is planned and changes nothing", async ({ signedIn, apiOf }) => {
  const commander = await apiOf("commander");
  const matchers = [{ name: "service", value: "search", isRegex: false, isEqual: true }];
  const clocks = { from: "2098-05-01T10:00", to: "2098-05-01T11:00", timeZone: "UTC" };
  const idempotencyKey = crypto.randomUUID();
  const { id } = await commander.mutate<{ id: string }>("maintenance.create", {
    ...clocks,
    idempotencyKey,
    name: "New index",
    matchers,
  });
  const page = await (await signedIn("viewer")).newPage();
  await page.goto(PATH);
  await expect(page.getByRole("listitem").filter({ hasText: "New index" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Take back|Plan a window/ })).toHaveCount(0);
  const viewer = await apiOf("viewer");
  expect(await viewer.refusal("maintenance.cancel", { windowId: id })).toMatchObject({
    status: 403,
    code: "FORBIDDEN",
  });
});
