import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

const WIDE = { viewport: { width: 1440, height: 900 } };

test("what is the same trouble is merged, says where it went, and can be taken apart again", async ({
  apiOf,
  openRoom,
}) => {
  const api = await apiOf("commander");
  const target = await api.declare("Merge spec: the database is slow");
  const source = await api.declare("Merge spec: checkout times out");
  const task = { incidentNumber: source.number, idempotencyKey: crypto.randomUUID(), title: "Roll back" };
  await api.mutate("task.add", { ...task, assigneeId: null, dueAt: null });
  const { page, timeline } = await openRoom("commander", source.number, WIDE);

  await page.getByRole("button", { name: "Merge into another incident" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("searchbox", { name: "Search for an incident" }).fill(`#${target.number}`);
  await dialog.getByRole("radio", { name: /the database is slow/ }).check();
  await expect(dialog.getByText(`1 open task and 0 silences move to #${target.number}`)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: `Merge into #${target.number}` }).click();

  const banner = page.getByRole("complementary", { name: "This incident was merged" });
  await expect(banner.getByRole("link", { name: `#${target.number} Merge spec: the database is slow` })).toBeVisible();
  await expect(timeline.event("merged this incident into")).toBeVisible();
  await expectAccessible(page);

  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  await banner.getByRole("button", { name: "Un-merge" }).click();
  await expect(page.getByText(`go back from #${target.number} to #${source.number}`)).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Un-merge" }).click();
  await expect(banner).toHaveCount(0);
});
