import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { BoardPage } from "./pages/board-page";

interface Checklist {
  version: number;
  items: { id: string; text: string }[];
  holdsAlerts: boolean;
}

test("an incident rests with a reason, is left alone, and goes on by hand", async ({ apiOf, signedIn, openRoom }) => {
  const { number } = await (await apiOf("admin")).declare("The vendor has to look");
  const { page } = await openRoom("responder", number);
  await page.getByRole("button", { name: "Pause the incident" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(dialog).toContainText("Say why, for those who come later.");
  await dialog.getByLabel("Why does it rest?").fill("They open at nine");
  await dialog.getByLabel("Until", { exact: true }).fill("2020-01-01T09:00");
  await dialog.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(dialog).toContainText("This is over already.");
  await dialog.getByRole("button", { name: "4 hours" }).click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Pause", exact: true }).click();

  const banner = page.getByRole("complementary", { name: "Pause" });
  await expect(banner).toContainText("Paused · goes on in 4 hours · They open at nine");
  await expect(page.getByText(/paused the incident until/)).toBeVisible();
  const board = new BoardPage(await (await signedIn("viewer")).newPage());
  await board.open();
  await expect(board.row("The vendor has to look")).toContainText("Paused");
  await expectAccessible(page);

  await page.setViewportSize({ width: 360, height: 780 });
  await expectNoSidewaysScroll(page);
  await banner.getByRole("button", { name: "Resume now" }).click();
  await expect(banner).toBeHidden();
  await expect(board.row("The vendor has to look")).not.toContainText("Paused");
});

test("a checklist is set once, ticked in rooms, and passed over only with a reason", async ({
  apiOf,
  signedIn,
  openRoom,
}) => {
  const api = await apiOf("admin");
  const settings = await (await signedIn("admin")).newPage();
  await settings.goto("/settings/incidents/checklist");
  await settings.getByRole("button", { name: "Add an item" }).click();
  await settings.keyboard.type("The flag is back");
  await settings.keyboard.press("Enter");
  await settings.keyboard.type("Customers were told");
  await settings.keyboard.press("Alt+ArrowUp");
  await expectAccessible(settings);
  await settings.getByRole("button", { name: "Save checklist" }).click();
  await expect(settings.getByText("Saved")).toBeVisible();
  try {
    await settings.setViewportSize({ width: 360, height: 780 });
    await expectNoSidewaysScroll(settings);

    const { number } = await api.declare("To be resolved with care");
    const { page } = await openRoom("responder", number);
    await page.keyboard.press("s");
    await page.getByRole("menuitemradio", { name: "Resolved" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("checkbox")).toHaveCount(2);
    await expect(dialog).toContainText("2 items of the checklist are open.");
    const told = dialog.getByRole("checkbox", { name: "Customers were told" });
    await told.click();
    await expect(told).toBeChecked();
    await expect(dialog).toContainText("One item of the checklist is open.");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Resolve anyway" }).click();
    await expect(dialog).toContainText("Say why it is resolved with items open.");
    await dialog.getByLabel("Why can these wait?").fill("The flag can wait");
    await dialog.getByRole("button", { name: "Resolve anyway" }).click();
    await expect(page.getByRole("button", { name: "Status: Resolved. Change" })).toBeVisible();
    await expect(page.getByText(/ticked Customers were told off the checklist/)).toBeVisible();
    await expect(page.getByText(/Open in the checklist: The flag is back/)).toBeVisible();
  } finally {
    const { version } = await api.query<Checklist>("incident.checklist");
    await api.mutate("incident.setChecklist", { version, items: [], holdsAlerts: true });
  }
});
