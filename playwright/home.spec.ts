import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

test("the home page says what runs, who has it and what is due, and hears of it at once", async ({
  signedIn,
  apiOf,
}) => {
  const page = await (await signedIn("responder")).newPage();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const api = await apiOf("commander");
  const title = `Payments are slow ${Date.now()}`;
  const { number } = await api.declare(title, { severity: "sev1" });
  const line = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: title, exact: true }) });
  await expect(line).toContainText("SEV1");
  await expect(line).toContainText("Nobody has it");
  await expect(page.getByRole("heading", { level: 1, name: /running/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Updates due" })).toContainText(title);
  await expectAccessible(page);

  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/incidents\/\d+$/);
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(line).toBeVisible();

  const { version } = await api.query<{ version: number }>("incident.get", { number });
  await api.mutate("incident.changeStatus", {
    number,
    version,
    idempotencyKey: crypto.randomUUID(),
    status: "resolved",
  });
  await expect(line).toBeHidden();
});

test("the home page fits a phone", async ({ signedIn, apiOf }) => {
  await (await apiOf("commander")).declare("A title that is long enough to need more than one line on a narrow screen");
  const page = await (await signedIn("viewer", { viewport: { width: 360, height: 740 } })).newPage();
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectNoSidewaysScroll(page);
});
