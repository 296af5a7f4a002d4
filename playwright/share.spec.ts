import type { Page } from "@playwright/test";
import type { CreatedShare } from "@/server/share/contract";
import { inDatabaseOf } from "./processes/database";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

const DASHBOARD = { uid: "shop-overview", title: "Shop overview" };
const SECRET = "only for the room";

async function expectGone(page: Page, url: string): Promise<void> {
  const response = await page.goto(url);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "This link opens nothing" })).toBeVisible();
  await expect(page.getByText(SECRET)).toHaveCount(0);
  expect(await page.content()).not.toContain(SECRET);
  await expectAccessible(page);
}

test("a link opens read-only for whoever is signed out, is recorded, and ends when it is revoked", async ({
  apiOf,
  openRoom,
  newContext,
  problems,
}) => {
  problems.expect(/404 \(Not Found\)/);
  const api = await apiOf("commander");
  const { number } = await api.declare(`Shared: ${SECRET}`, { dashboards: [DASHBOARD] });
  await api.say(number, "rolling back checkout");
  const room = await openRoom("commander", number);
  await room.page.getByRole("button", { name: "Share" }).click();
  await room.page.getByRole("button", { name: "Create link" }).click();
  const address = await room.page.getByLabel("Address of the link").inputValue();

  const outside = await (await newContext()).newPage();
  await outside.goto(address);
  await expect(outside.getByRole("heading", { level: 1 })).toContainText(SECRET);
  await expect(outside.getByText("rolling back checkout")).toBeVisible();
  await expect(outside.getByText("Read-only")).toBeVisible();
  await expect(outside.getByRole("textbox")).toHaveCount(0);
  await expect(outside.getByTestId("data-testid Panel header Services up")).toBeVisible();
  await expectAccessible(outside);

  await expect(room.timeline.event("Someone opened the incident by a share link")).toBeVisible();
  await room.open(number);
  await room.page.getByRole("button", { name: "Share" }).click();
  await expect(room.page.getByText("opened once")).toBeVisible();
  await room.page.getByRole("button", { name: "Revoke", exact: true }).click();
  await room.page.getByRole("button", { name: "Revoke link" }).click();
  await expect(room.page.getByText("Revoked", { exact: true })).toBeVisible();
  await expectGone(outside, address);
});

test("an altered, a cut-off and an expired link open the same nothing", async ({
  app,
  apiOf,
  newContext,
  problems,
}) => {
  problems.expect(/404 \(Not Found\)/);
  const api = await apiOf("commander");
  const { number } = await api.declare(SECRET);
  const now = Date.now();
  const share = await api.mutate<CreatedShare>("share.create", {
    number,
    idempotencyKey: crypto.randomUUID(),
    expiresInDays: 1,
    range: { from: now - 3_600_000, to: now },
  });
  const page = await (await newContext({ viewport: { width: 360, height: 740 } })).newPage();
  const last = share.url.at(-1) === "A" ? "B" : "A";
  await expectGone(page, `${share.url.slice(0, -2)}${last}${last}`);
  await expectGone(page, share.url.slice(0, -1));
  await expectGone(page, share.url.replace(/\/s\/.*/, "/s/%00%2e%2e%2fetc"));
  await page.goto(share.url);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(SECRET);
  await expectNoSidewaysScroll(page);
  await inDatabaseOf(app, "update share_link set expires_at = now() - interval '1 second' where id = $1", [share.id]);
  await expectGone(page, share.url);
});
