import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { RoomPage } from "./pages/room-page";

const preview = (room: RoomPage, text: string | RegExp) =>
  expect(room.page.locator("form", { has: room.timeline.composer }).getByText(text).first()).toBeVisible();
const options = (page: Page) => page.getByRole("listbox").getByRole("option");

test("the severity, a role, a task and an update by keys alone, each told before and after", async ({
  apiOf,
  openRoom,
}) => {
  // Whoever shall be named has signed in before.
  await apiOf("responder");
  const { number } = await (await apiOf("commander")).declare("Commands");
  const room = await openRoom("commander", number);
  const { page, timeline } = room;
  const { keyboard } = page;

  await keyboard.press("/");
  await expect(timeline.composer).toBeFocused();
  await expect(timeline.composer).toHaveValue("/");
  await expect(options(page).first()).toContainText("/severity");
  await keyboard.type("sev");
  await expect(options(page)).toHaveCount(2);
  await keyboard.press("Enter");
  await expect(timeline.composer).toHaveValue("/severity ");
  await keyboard.type("s");
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowUp");
  await keyboard.press("Tab");
  await expect(timeline.composer).toHaveValue("/severity sev1 ");
  await preview(room, "Severity goes from SEV2 to SEV1");
  await keyboard.press("Enter");
  await expect(timeline.event("changed the severity: SEV2 → SEV1")).toBeVisible();
  await expect(timeline.composer).toHaveValue("");
  await expect(page.getByRole("button", { name: /^Severity: SEV1/ })).toBeVisible();

  await keyboard.type("/assign comms @resp");
  await expect(options(page).first()).toContainText("@responder");
  await keyboard.press("Enter");
  await expect(timeline.composer).toHaveValue("/assign comms @responder ");
  await preview(room, /becomes Communications lead/);
  await keyboard.press("Enter");
  await expect(timeline.event("Communications lead")).toBeVisible();

  await keyboard.type("/task Restart checkout @responder due=30m");
  await preview(room, /the task “Restart checkout”, due/);
  await keyboard.press("Enter");
  await expect(timeline.event("the task Restart checkout")).toBeVisible();
  await expect(page.getByRole("tab", { name: /^Tasks/ })).toContainText("1");

  await keyboard.type("/update Rolling back **checkout**");
  await preview(room, "Posts this as a key update");
  await keyboard.press("Enter");
  await expect(timeline.event("Rolling back checkout")).toBeVisible();
});

test("what is wrong is underlined where it stands, and nothing of it is lost", async ({ apiOf, openRoom }) => {
  const { number } = await (await apiOf("responder")).declare("Wrong commands");
  const room = await openRoom("responder", number);
  const { page, timeline } = room;
  await timeline.composer.fill("a thought that is not done");
  await page.keyboard.press("Escape");
  await timeline.composer.blur();
  await page.keyboard.press("/");
  await expect(timeline.composer).toHaveValue("/");
  await timeline.composer.fill("/severity sev9");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Not a severity" })).toBeVisible();
  await expect(timeline.composer).toHaveAttribute("aria-invalid", "true");
  await expect(timeline.composer).toHaveValue("/severity sev9");
  await timeline.composer.fill("/page ada");
  await preview(room, "This comes with on-call and paging.");
  await timeline.composer.fill('/task "half');
  await page.keyboard.press("Enter");
  await preview(room, "This quote is not closed.");
  await page.keyboard.press("Escape");
  await expect(timeline.composer).toHaveValue("a thought that is not done");

  await timeline.composer.fill("/var/log is full");
  await page.keyboard.press("Enter");
  await expect(timeline.event("/var/log is full")).toBeVisible();
});

test("an input method keeps its keys while a command is written", async ({ apiOf, openRoom }) => {
  const { number } = await (await apiOf("responder")).declare("Input methods");
  const { page, timeline } = await openRoom("responder", number);
  const client = await page.context().newCDPSession(page);
  await timeline.composer.fill("/task ");
  await client.send("Input.imeSetComposition", { text: "ㄔㄨㄥˊ", selectionStart: 4, selectionEnd: 4 });
  await timeline.composer.dispatchEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true, bubbles: true });
  await client.send("Input.insertText", { text: "重新啟動" });
  await expect(timeline.composer).toHaveValue("/task 重新啟動");
  await page.keyboard.press("Enter");
  await expect(timeline.event("重新啟動")).toBeVisible();
});

test("tasks: added, given, finished and taken back by keys, and live for everybody", async ({ apiOf, openRoom }) => {
  await apiOf("responder");
  const { number } = await (await apiOf("commander")).declare("Tasks");
  const room = await openRoom("commander", number);
  const theirs = await openRoom("viewer", number);
  const { page } = room;
  await page.keyboard.press("t");
  const field = page.getByRole("textbox", { name: "New task" });
  await expect(field).toBeFocused();
  await field.fill("Call the bank @nobody-here");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nobody has the user name nobody-here.")).toBeVisible();
  await field.fill("Call the bank @responder @+30m");
  await page.keyboard.press("Enter");
  const list = page.getByRole("region", { name: "Tasks of this incident" });
  await expect(list.getByText("Call the bank")).toBeVisible();
  await expect(field).toHaveValue("");
  await theirs.page.getByRole("tab", { name: /^Tasks/ }).click();
  const theirBox = theirs.page.getByRole("checkbox", { name: "Finish “Call the bank”" });
  await expect(theirBox).toBeDisabled();

  await page.getByRole("checkbox", { name: "Finish “Call the bank”" }).press("Space");
  await expect(list.getByText("1 settled task")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(list.getByText("1 settled task")).toBeHidden();
  await expect(page.getByRole("checkbox", { name: "Finish “Call the bank”" })).not.toBeChecked();
  await expect(room.timeline.event("3 changes to tasks")).toBeVisible();
  await expect(theirBox).not.toBeChecked();
});

test("the palette does everything and goes everywhere", async ({ apiOf, openRoom }) => {
  const api = await apiOf("commander");
  const other = await api.declare("Somewhere else");
  const { number } = await api.declare("Palette");
  const room = await openRoom("commander", number);
  const { page, timeline } = room;
  const palette = page.getByRole("dialog", { name: "Palette" });

  await timeline.composer.click();
  await page.keyboard.press("Control+k");
  await expect(palette).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type("severity");
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
  await expect(timeline.composer).toBeFocused();
  await expect(timeline.composer).toHaveValue("/severity ");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(timeline.composer).toHaveValue("");

  await page.keyboard.press("Control+k");
  await page.keyboard.type(`#${other.number}`);
  await page.keyboard.press("Enter");
  await expect(room.title).toContainText("Somewhere else");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("board");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/incidents$/);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("light");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
});

test("? lists the keys and the commands", async ({ apiOf, openRoom }) => {
  const { number } = await (await apiOf("responder")).declare("Keys");
  const { page } = await openRoom("responder", number);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Commands and keys" });
  await expect(help.getByText("Give somebody a role", { exact: true })).toBeVisible();
  await expect(help.getByText("/runbook", { exact: true })).toBeVisible();
  await expect(help.getByText("comes with runbooks")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page).toHaveURL(/\/incidents$/);
});

test("who comes late is offered to catch up, and each line leads to its event", async ({ apiOf, openRoom }) => {
  const api = await apiOf("commander");
  const { number } = await api.declare("Catching up");
  const run = (line: string) =>
    api.mutate("command.run", { incidentNumber: number, idempotencyKey: crypto.randomUUID(), line });
  await run("/severity sev1");
  await run("/task Restart checkout");
  await run("/done Restart");
  await run("/update The pool of checkout is full");
  await api.say(number, "Did anybody touch the pool size?");
  await run("/assign commander");

  const room = await openRoom("viewer", number);
  const { page, timeline } = room;
  await page.getByRole("button", { name: "Catch up in a minute" }).press("Enter");
  const late = page.getByRole("dialog", { name: "Catch up" });
  await expect(late.getByText("Severity went from SEV2 to SEV1")).toBeVisible();
  await expect(late.getByText(/finished: Restart checkout/)).toBeVisible();
  await expect(late.getByText("When it began for customers")).toBeVisible();
  await expect(late.getByText(/asks: Did anybody touch the pool size\?/)).toBeVisible();
  await expectAccessible(page);
  await late.getByRole("button", { name: /The pool of checkout is full/ }).press("Enter");
  await expect(late).toBeHidden();
  await expect(timeline.event("The pool of checkout is full")).toBeInViewport();
});

test("on a phone: a command is completed by the thumb", async ({ apiOf, signedIn }) => {
  const { number } = await (await apiOf("commander")).declare("Thumbs");
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  const page = await (await signedIn("commander", phone)).newPage();
  const { timeline } = new RoomPage(page);
  await page.goto(`/incidents/${number}`);
  await page.getByRole("button", { name: "Timeline" }).tap();
  await timeline.expectLive();
  await timeline.composer.fill("/st");
  await options(page).filter({ hasText: "/status" }).tap();
  await expect(timeline.composer).toHaveValue("/status ");
  await options(page).filter({ hasText: "Fixing" }).tap();
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Send" }).tap();
  await expect(timeline.event("changed the status: Investigating → Fixing")).toBeVisible();
});
