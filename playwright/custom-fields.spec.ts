import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import type { Api } from "./api";

interface Field {
  id: string;
  name: string;
  version: number;
  isArchived: boolean;
  options: { id: string; label: string }[];
}

/** What other tests do not want to be asked for is put away again. */
async function archive(api: Api, ...names: string[]): Promise<void> {
  for (const { id, name, version, isArchived } of await api.query<Field[]>("field.list")) {
    if (names.includes(name) && !isArchived) await api.mutate("field.archive", { id, version, isArchived: true });
  }
}

test("a field is made, ordered and archived, and nobody overwrites it unseen", async ({
  apiOf,
  signedIn,
  problems,
}) => {
  problems.expect(/409 \(Conflict\)/, /400 \(Bad Request\)/);
  const api = await apiOf("admin");
  const page = await (await signedIn("admin")).newPage();
  await page.goto("/settings/incidents");
  await page.getByRole("navigation", { name: "Settings of incidents" }).getByRole("link", { name: "Fields" }).click();
  try {
    await page.getByRole("button", { name: "Add a field" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Add a field" }).click();
    await expect(dialog).toContainText("A field needs a name.");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Kind of failure");
    await dialog.getByRole("combobox", { name: "What it takes" }).selectOption("One of several");
    await dialog.getByRole("textbox", { name: "Option 1" }).fill("Vendor");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Release");
    await page.keyboard.press("Alt+ArrowUp");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Add a field" }).click();
    await expect(dialog).toBeHidden();
    const list = page.getByRole("list", { name: "Custom fields" });
    await expect(list.getByRole("listitem").filter({ hasText: "Kind of failure" })).toContainText("2 options");

    // The same name again, and somebody else who is faster.
    await page.getByRole("button", { name: "Add a field" }).click();
    await dialog.getByRole("textbox", { name: "Name" }).fill("kind of FAILURE");
    await dialog.getByRole("button", { name: "Add a field" }).click();
    await expect(dialog).toContainText("Another field has this name.");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Edit Kind of failure" }).click();
    const field = (await api.query<Field[]>("field.list")).find(({ name }) => name === "Kind of failure");
    const { id, version, name, options } = field as Field;
    await api.mutate("field.change", { id, version, name, options, description: "Theirs" });
    await dialog.getByRole("textbox", { name: "Description" }).fill("Ours");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toContainText("Somebody else changed this field in the meantime.");
    await dialog.getByRole("button", { name: "Save mine instead" }).click();
    await expect(dialog).toBeHidden();
    await expect(list).toContainText("Ours");

    await page.setViewportSize({ width: 360, height: 780 });
    await expectNoSidewaysScroll(page);
    await page.getByRole("button", { name: "Archive “Kind of failure”" }).click();
    await expect(page.getByRole("region", { name: "Archived" })).toContainText("Kind of failure");
    await page.getByRole("button", { name: "Bring back “Kind of failure”" }).click();
    await expect(list).toContainText("Kind of failure");
    await expectAccessible(page);

    const viewer = await (await signedIn("viewer")).newPage();
    await viewer.goto("/settings/incidents/fields");
    await expect(viewer.getByText("An administrator sets these.")).toBeVisible();
    await expect(viewer.getByRole("button", { name: "Add a field" })).toHaveCount(0);
  } finally {
    await archive(api, "Kind of failure");
  }
});

test("fields are filled in the room by keyboard, taken back, and found again on the board", async ({
  apiOf,
  signedIn,
  openRoom,
}) => {
  const api = await apiOf("admin");
  const options = ["Release", "Vendor"].map((label) => ({ id: crypto.randomUUID(), label }));
  const cause = await api.mutate<Field>("field.add", { kind: "select", name: "Found cause", options });
  const lost = await api.mutate<Field>("field.add", { kind: "number", name: "Orders lost" });
  try {
    const { number } = await api.declare("Filled by keyboard");
    const { page } = await openRoom("responder", number);
    await page.getByRole("tab", { name: /^Fields/ }).click();
    const fields = page.getByRole("region", { name: "Fields" });
    await fields.getByRole("button", { name: "Orders lost: Nothing. Edit" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("many");
    await page.keyboard.press("Enter");
    await expect(fields).toContainText("Write a number, such as 1200 or 0.5.");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(fields.getByRole("button", { name: "Orders lost: Nothing. Edit" })).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.type("12,000");
    await page.keyboard.press("Enter");
    await expect(fields.getByRole("button", { name: "Orders lost: 12,000. Edit" })).toBeFocused();
    await expect(page.getByText(/set Orders lost to 12,000/)).toBeVisible();

    await fields.getByRole("button", { name: "Found cause: Nothing. Edit" }).click();
    await page.getByRole("menuitemradio", { name: "Vendor" }).click();
    await expect(page.getByText(/set Found cause to Vendor/)).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(fields.getByRole("button", { name: "Found cause: Nothing. Edit" })).toBeVisible();
    await fields.getByRole("button", { name: "Found cause: Nothing. Edit" }).click();
    await page.getByRole("menuitemradio", { name: "Release" }).click();
    await expect(fields.getByRole("button", { name: "Found cause: Release. Edit" })).toBeVisible();

    // Somebody else changes the same one meanwhile.
    await fields.getByRole("button", { name: "Orders lost: 12,000. Edit" }).click();
    await page.keyboard.type("13000");
    await api.mutate("incident.setField", {
      number,
      idempotencyKey: crypto.randomUUID(),
      fieldId: lost.id,
      value: 15_000,
      seen: 12_000,
    });
    await expect(fields).toContainText("Meanwhile it was set to: 15,000");

    const viewer = await openRoom("viewer", number);
    await viewer.page.getByRole("tab", { name: /^Fields/ }).click();
    const read = viewer.page.getByRole("region", { name: "Fields" });
    await expect(read).toContainText("15,000");
    await expect(read.getByRole("button")).toHaveCount(0);

    const board = await (await signedIn("viewer")).newPage();
    await board.goto("/incidents");
    await board.getByRole("button", { name: "Fields" }).click();
    await board.getByRole("group", { name: "Found cause" }).getByRole("menuitemcheckbox", { name: "Release" }).click();
    await expect(board).toHaveURL(new RegExp(`field\\.${cause.id}=${options[0]?.id}`));
    await expect(board.getByRole("table").getByRole("link")).toHaveText(["Filled by keyboard"]);
  } finally {
    await archive(api, "Found cause", "Orders lost");
  }
});

test("what must be filled is asked before an incident is resolved, and what is asked for when it is declared", async ({
  apiOf,
  openRoom,
  signedIn,
}) => {
  const api = await apiOf("admin");
  await api.mutate("field.add", { kind: "yes_no", name: "Customers told", required: "resolve", isAsked: true });
  try {
    const page = await (await signedIn("responder")).newPage();
    await page.goto("/incidents/new");
    await expect(page.getByRole("combobox", { name: "Customers told" })).toBeVisible();
    await expectAccessible(page);

    const { number } = await api.declare("To be resolved when customers know");
    const room = await openRoom("responder", number);
    await room.page.keyboard.press("s");
    await room.page.getByRole("menuitemradio", { name: "Resolved" }).click();
    const dialog = room.page.getByRole("dialog");
    await expect(dialog).toContainText("One field has to be filled first.");
    await dialog.getByRole("button", { name: "Resolved" }).click();
    await expect(dialog).toContainText("This has to be filled.");
    await dialog.getByRole("combobox", { name: "Customers told" }).selectOption("Yes");
    await expectAccessible(room.page);
    await room.page.setViewportSize({ width: 360, height: 780 });
    await expectNoSidewaysScroll(room.page);
    await dialog.getByRole("button", { name: "Resolved" }).click();
    await expect(dialog).toBeHidden();
    await expect(room.page.getByRole("button", { name: "Status: Resolved. Change" })).toBeVisible();
  } finally {
    await archive(api, "Customers told");
  }
});
