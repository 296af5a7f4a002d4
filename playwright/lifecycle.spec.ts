import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { BoardPage } from "./pages/board-page";

interface StatusSettings {
  version: number;
  statuses: { status: string; name: string; isOn: boolean }[];
}

test("statuses are named, ordered and switched, and said so wherever they stand", async ({
  apiOf,
  signedIn,
  openRoom,
  problems,
}) => {
  problems.expect(/409 \(Conflict\)/);
  const api = await apiOf("admin");
  const { number } = await api.declare("Statuses of our own");
  const page = await (await signedIn("admin")).newPage();
  await page.goto("/settings/incidents");
  const form = page.getByRole("form", { name: "Statuses" });
  const active = form.getByRole("list").nth(1);
  await form.getByRole("textbox", { name: "Name for “Investigating”" }).fill("Looking {into} it's");
  await form.getByRole("switch", { name: /Fixing$/ }).click();
  const monitoring = form.getByRole("textbox", { name: "Name for “Monitoring”" });
  await monitoring.press("Alt+ArrowUp");
  await expect(monitoring).toBeFocused();
  await monitoring.press("Alt+ArrowUp");
  await expect(active.getByRole("textbox").nth(1)).toBeFocused();
  await expectAccessible(page);
  await form.getByRole("button", { name: "Save statuses" }).click();
  await expect(form.getByRole("status").first()).toHaveText("Saved");

  try {
    const room = await openRoom("responder", number);
    const status = room.page.getByRole("button", { name: "Status: Looking {into} it's. Change" });
    await status.click();
    await expect(room.page.getByRole("menuitemradio")).toHaveText(["Monitoring", "Identified", "Resolved"]);
    await room.page.getByRole("menuitemradio", { name: "Resolved" }).click();
    await room.page.getByRole("button", { name: "Reopen" }).click();
    await room.page.getByRole("dialog").getByRole("textbox", { name: "Why? (optional)" }).fill("It broke again");
    await room.page.getByRole("dialog").getByRole("button", { name: "Reopen" }).click();
    await expect(status).toBeVisible();
    await expect(room.page.getByText("Resolved → Looking {into} it's")).toBeVisible();
    await expect(room.page.getByText("It broke again")).toBeVisible();
    const board = new BoardPage(await (await signedIn("viewer")).newPage());
    await board.open();
    await expect(board.row("Statuses of our own")).toContainText("Looking {into} it's");

    // Somebody else was faster: nothing is overwritten unasked.
    const { version, statuses } = await api.query<StatusSettings>("incident.statuses");
    const renamed = statuses.map((each) =>
      each.status === "investigating" ? { ...each, name: "Looking again" } : each,
    );
    await api.mutate("incident.setStatuses", { version, statuses: renamed });
    // Pages that are open say it at once.
    await expect(board.row("Statuses of our own")).toContainText("Looking again");
    await expect(room.page.getByRole("button", { name: "Status: Looking again. Change" })).toBeVisible();
    await monitoring.fill("Watching");
    await form.getByRole("button", { name: "Save statuses" }).click();
    await expect(form).toContainText("Somebody else changed the statuses in the meantime.");
    await form.getByRole("button", { name: "Save mine instead" }).click();
    await expect(form.getByRole("status").first()).toHaveText("Saved");
    await page.setViewportSize({ width: 360, height: 780 });
    await expectNoSidewaysScroll(page);
  } finally {
    const { version, statuses } = await api.query<StatusSettings>("incident.statuses");
    const order = [
      "triage",
      "investigating",
      "identified",
      "fixing",
      "monitoring",
      "resolved",
      "post_incident",
      "closed",
    ];
    const usual = order.map((each) => ({ ...statuses.find(({ status }) => status === each), name: "", isOn: true }));
    await api.mutate("incident.setStatuses", { version, statuses: usual });
  }
});

test("what was over already is declared with its times", async ({ signedIn }) => {
  const board = new BoardPage(await (await signedIn("responder")).newPage());
  const { page, dialog } = board;
  await board.open();
  await board.declareButton.click();
  await dialog.getByRole("textbox", { name: /What is broken/ }).fill("Nobody declared it at night");
  await dialog.getByRole("radio", { name: /SEV2/ }).check();
  await dialog.getByRole("radio", { name: /Retrospective/ }).check();
  await dialog.getByRole("button", { name: "Declare" }).click();
  await expect(dialog.getByText("This needs a time.")).toHaveCount(2);
  await expect(dialog.getByLabel("Impact began")).toBeFocused();
  await dialog.getByLabel("Impact began").fill("2026-01-05T03:00");
  await dialog.getByLabel("Resolved", { exact: true }).fill("2026-01-05T02:00");
  await expect(dialog.getByText("This does not fit the order of the other times.")).toBeVisible();
  await dialog.getByLabel("Resolved", { exact: true }).fill("2026-01-05T03:42");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Declare" }).click();
  await page.waitForURL(/\/incidents\/\d+/);
  await expect(page.getByRole("button", { name: "Status: Resolved. Change" })).toBeVisible();
  await expect(page.getByRole("button", { name: "When everything happened: 00:42:00" })).toBeVisible();
});
