import { createHmac } from "node:crypto";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { AlertSourcesPage } from "./pages/alert-sources-page";

/** As a sender with the secret signs: time and body. */
function send(url: string, secret: string, body: unknown): Promise<Response> {
  const text = JSON.stringify(body);
  const time = String(Math.floor(Date.now() / 1_000));
  return fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-signature": createHmac("sha256", secret).update(`${time}:${text}`).digest("hex"),
      "x-signature-timestamp": time,
    },
    body: text,
  });
}

test("a script calls: address, first call, dead letter, mended mapping, and once more", async ({ signedIn }) => {
  const context = await signedIn("admin");
  const sources = new AlertSourcesPage(await context.newPage());
  const { page } = sources;
  await sources.open();
  const name = `Backup script ${crypto.randomUUID().slice(0, 8)}`;
  const { url, secret } = await sources.create(/^Any JSON/, name);
  await expect(page.getByText("Waiting for the first call…")).toBeVisible();

  expect((await send(url, "somebody else's", { id: "db-1" })).status).toBe(401);
  await expect(page.getByText(/was refused: the signature or password is wrong/)).toBeVisible();
  expect((await send(url, secret, { id: "db-1", title: "Backup failed", status: "firing" })).status).toBe(202);
  await expect(page.getByText(/Arrived \d\d:\d\d:\d\d, 1 alert or change taken/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Shape the mapping" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(sources.preview).toContainText("Backup failed");
  await expect(page.locator("main")).not.toContainText(secret);

  expect((await send(url, secret, { id: "db-2", title: "Backup failed", status: "burning" })).status).toBe(202);
  const letters = page.getByRole("region", { name: "Dead letters" });
  await expect(letters).toContainText("The mapping fails, or what it makes is no alert.", { timeout: 20_000 });

  await sources.write('{"key": id, "name": title, "status": }');
  await expect(page.getByText(/^Line 1, column \d+: /).first()).toBeVisible();
  await sources.write('{"key": id, "name": title, "status": status = "burning" ? "firing" : status}');
  await expect(sources.preview).toContainText("1 alert");
  await page.getByRole("button", { name: "Save the mapping" }).click();
  await expect(page.getByText("Try the dead letters again below.")).toBeVisible();
  await letters.getByRole("button", { name: "Try again", exact: true }).click();
  await expect(letters).toContainText("Tried again: 1 call is understood now, 0 still not.", { timeout: 20_000 });
  await expect(letters).toContainText("None: everything that arrived was understood.");
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
});

test("a secret is replaced, a source paused and taken back, and removed by its name", async ({ signedIn }) => {
  const context = await signedIn("admin");
  const sources = new AlertSourcesPage(await context.newPage());
  const { page } = sources;
  await sources.open();
  const name = `Uptime ${crypto.randomUUID().slice(0, 8)}`;
  const { url, secret } = await sources.create(/^Any JSON/, name);
  await page.getByRole("link", { name: "Shape the mapping" }).click();

  await page.getByRole("button", { name: "New secret" }).click();
  await page.getByRole("button", { name: "Make a new secret" }).click();
  await expect(page.getByText(/The secret before is valid until/).first()).toBeVisible();
  expect((await send(url, secret, { id: "a", title: "A" })).status).toBe(202);
  await page.getByRole("button", { name: "Done" }).click();

  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Calls are refused as if this address did not exist", { exact: false })).toBeVisible();
  await expect.poll(async () => (await send(url, secret, { id: "b" })).status, { timeout: 10_000 }).toBe(401);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();

  await page.getByRole("button", { name: "Remove", exact: true }).click();
  const remove = page.getByRole("button", { name: "Remove for good" });
  await expect(remove).toBeDisabled();
  await page.getByLabel(/^Type/).fill(name);
  await remove.click();
  await expect(page).toHaveURL(/\/settings\/alert-sources$/);
  await expect(page.getByRole("link", { name })).toHaveCount(0);
});

test("the settings list what a person may see", async ({ signedIn }) => {
  const page = await (await signedIn("viewer")).newPage();
  await page.goto("/settings/notifications");
  const list = page.getByRole("navigation", { name: "Settings" });
  await expect(list.getByRole("link", { name: "Notifications" })).toHaveAttribute("aria-current", "page");
  await expect(list.getByRole("link", { name: "Alert sources" })).toHaveCount(0);
  await page.goto("/settings/alert-sources");
  await expect(page.getByText("Alert sources are for administrators")).toBeVisible();
});
