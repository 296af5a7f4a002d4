import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";
import type { RoomPage } from "./pages/room-page";

/** The row in the timeline itself, not in a pane over it. */
const row = (room: RoomPage, text: string): Locator =>
  room.timeline.list.locator("article[data-seq]", { hasText: text });

test("small events in one line are opened and closed again, by mouse and by keys", async ({ apiOf, openRoom }) => {
  const api = await apiOf("commander");
  const { number } = await api.declare("Bursts");
  for (const title of ["One", "Two", "Three"]) {
    const task = { title, assigneeId: null, dueAt: null };
    await api.mutate("task.add", { incidentNumber: number, idempotencyKey: crypto.randomUUID(), ...task });
  }
  const room = await openRoom("commander", number);
  const { page, timeline } = room;
  const line = page.getByRole("button", { name: /3 changes to tasks/ });
  await line.click();
  await expect(line).toHaveAttribute("aria-expanded", "true");
  await expect(row(room, "added the task Two")).toBeVisible();
  await line.click();
  await expect(row(room, "added the task Two")).toHaveCount(0);
  await timeline.goUpTo("3 changes to tasks");
  const { focused } = timeline;
  await page.keyboard.press("Enter");
  await expect(focused).toContainText("added the task One");
  await page.keyboard.press("j");
  await expect(focused).toContainText("added the task Two");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(focused).toContainText("3 changes to tasks");
  await expect(row(room, "added the task Two")).toHaveCount(0);
});

test("a message waits for its files, can be taken back, and holds up no other", async ({ apiOf, openRoom }) => {
  const { number } = await (await apiOf("responder")).declare("Files on their way");
  const room = await openRoom("responder", number);
  const { page, timeline } = room;
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/attachments", async (route) => {
    await gate;
    await route.continue();
  });
  const attach = (name: string) =>
    page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from("a line of a log") });
  await attach("slow.log");
  await timeline.say("see the log");
  const waiting = page.getByRole("list", { name: "Messages waiting for their files" });
  await expect(waiting).toContainText("see the log");
  await expect(timeline.composer).toHaveValue("");
  await timeline.say("meanwhile");
  await expect(row(room, "meanwhile")).toBeVisible();
  await waiting.getByRole("button", { name: "Take back" }).click();
  await expect(waiting).toHaveCount(0);
  await expect(timeline.composer).toHaveValue("see the log");
  await timeline.composer.press("Enter");
  await expect(waiting).toBeVisible();
  letGo();
  await expect(row(room, "see the log").getByText("slow.log")).toBeVisible();
  await expect(waiting).toHaveCount(0);
});

test("who is called answers with one press, and a link to the answer opens its thread", async ({ apiOf, openRoom }) => {
  const api = await apiOf("commander");
  await apiOf("responder");
  const { number } = await api.declare("Quick replies");
  await api.say(number, "@responder can you look at the pool");
  const room = await openRoom("responder", number);
  const { page } = room;
  const quick = page.getByRole("region", { name: "Quick replies" });
  await expect(quick).toContainText("can you look at the pool");
  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await expect(quick.getByRole("button", { name: "On it" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(quick).toHaveCount(0);
  await expect(room.timeline.composer).toBeFocused();
  await row(room, "can you look at the pool")
    .getByRole("button", { name: /^1 reply/ })
    .click();
  const thread = page.getByRole("region", { name: "Thread", exact: true });
  const seq = await thread.locator("article[data-seq]", { hasText: "On it" }).getAttribute("data-seq");

  const theirs = await openRoom("commander", number);
  await theirs.page.goto(`/incidents/${number}#event-${seq}`);
  const other = theirs.page.getByRole("region", { name: "Thread", exact: true });
  await expect(other.locator("article[aria-current=location]")).toContainText("On it");
});
