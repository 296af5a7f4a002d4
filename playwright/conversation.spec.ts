import type { Locator } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { RoomPage } from "./pages/room-page";

const MANY = 460;

/** The row in the timeline itself, not in a pane over it. */
const row = (room: RoomPage, text: string): Locator =>
  room.timeline.list.locator("article[data-seq]", { hasText: text });

async function press(target: Locator, key: string): Promise<void> {
  await target.evaluate((element) => (element as HTMLElement).focus());
  await target.press(key);
}

test("a message is edited, its history is read, and it is deleted or kept", async ({ apiOf, openRoom }) => {
  const { number } = await (await apiOf("responder")).declare("Edits");
  const mine = await openRoom("responder", number);
  const theirs = await openRoom("commander", number);
  await mine.timeline.say("the cache is cold");
  await expect(row(theirs, "the cache is cold")).toBeVisible();

  await mine.timeline.composer.press("ArrowUp");
  const editor = mine.page.getByRole("textbox", { name: "Edit your message" });
  await editor.fill("the cache is **warm**");
  await editor.press("Enter");
  await expect(row(theirs, "the cache is warm")).toContainText("edited");
  await expect(row(theirs, "the cache is cold")).toHaveCount(0);

  await row(theirs, "the cache is warm").getByRole("button", { name: "edited" }).click();
  const history = theirs.page.getByRole("dialog", { name: "History of the message" });
  await expect(history.getByRole("listitem")).toHaveCount(2);
  await expect(history).toContainText("the cache is cold");
  await theirs.page.keyboard.press("Escape");

  await press(row(mine, "the cache is warm"), "Delete");
  await expect(row(mine, "Deleted at")).toBeVisible();
  await mine.page.getByRole("button", { name: "Undo" }).click();
  await expect(row(mine, "the cache is warm")).toBeVisible();

  await press(row(mine, "the cache is warm"), "Delete");
  await mine.page.getByRole("status").getByRole("button", { name: "Close" }).click();
  await expect(row(theirs, "Deleted at")).toBeVisible();
  await expect(row(theirs, "the cache is warm")).toHaveCount(0);
});

test("reactions are given, joined and taken back, with people beside them", async ({ apiOf, openRoom }) => {
  const api = await apiOf("responder");
  const { number } = await api.declare("Reactions");
  await api.say(number, "rolled back");
  const mine = await openRoom("responder", number);
  const theirs = await openRoom("commander", number);
  await press(row(mine, "rolled back"), "+");
  await mine.page.getByRole("searchbox", { name: "Find an emoji" }).fill("rocket");
  await mine.page.keyboard.press("Enter");
  const seen = row(theirs, "rolled back").getByRole("button", { name: /^🚀 1:/u });
  await expect(seen).toHaveAttribute("aria-pressed", "false");
  await seen.click();
  await expect(row(mine, "rolled back").getByRole("button", { name: /^🚀 2:/u })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await row(mine, "rolled back").getByRole("button", { name: /^🚀/u }).click();
  await expect(row(theirs, "rolled back").getByRole("button", { name: /^🚀 1:/u })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("a thread is opened by key, answered by both, and closed back to where one was", async ({ apiOf, openRoom }) => {
  const api = await apiOf("responder");
  const { number } = await api.declare("Threads");
  await api.say(number, "who restarted it?");
  const mine = await openRoom("responder", number);
  const theirs = await openRoom("commander", number);
  await press(row(mine, "who restarted it?"), "r");
  const thread = mine.page.getByRole("region", { name: "Thread", exact: true });
  const answer = thread.getByRole("textbox", { name: "Reply" });
  await expect(answer).toBeFocused();
  await answer.fill("I did");
  await answer.press("Enter");
  await expect(thread.locator("article[data-seq]", { hasText: "I did" })).toBeVisible();

  await row(theirs, "who restarted it?")
    .getByRole("button", { name: /^1 reply, last/ })
    .click();
  const other = theirs.page.getByRole("region", { name: "Thread", exact: true });
  await expect(other.locator("article[data-seq]", { hasText: "I did" })).toBeVisible();
  await other.getByRole("textbox", { name: "Reply" }).fill("thanks");
  await other.getByRole("textbox", { name: "Reply" }).press("Enter");
  await expect(thread.locator("article[data-seq]", { hasText: "thanks" })).toBeVisible();
  await expect(row(mine, "I did")).toHaveCount(0);

  await mine.page.keyboard.press("Escape");
  await expect(thread).toHaveCount(0);
  await expect(row(mine, "who restarted it?")).toBeFocused();
  await expect(row(mine, "who restarted it?")).toContainText("2 replies, last");
});

test("what is pinned stands at the top for everyone, and leads back to it", async ({ apiOf, openRoom }) => {
  const api = await apiOf("commander");
  const { number } = await api.declare("Pins");
  await api.say(number, "the runbook is at /wiki/checkout");
  const mine = await openRoom("commander", number);
  const theirs = await openRoom("viewer", number);
  await press(row(mine, "the runbook is at"), ".");
  const strip = theirs.page.getByRole("button", { name: /1 pinned/ });
  await expect(strip).toContainText("the runbook is at /wiki/checkout");
  await expect(row(theirs, "pinned an entry")).toBeVisible();
  await strip.click();
  await theirs.page.getByRole("dialog", { name: "Pinned entries" }).getByRole("button").first().click();
  await expect(row(theirs, "the runbook is at")).toHaveAttribute("aria-current", "location");
  await press(row(mine, "the runbook is at"), ".");
  await expect(strip).toHaveCount(0);
});

test("far back: by search, by link, by time, and back to the newest", async ({ apiOf, openRoom }) => {
  test.slow();
  const api = await apiOf("responder");
  const { number } = await api.declare("Long ago");
  await api.say(number, "the needle was here");
  for (let from = 0; from < MANY; from += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, index) => api.say(number, `hay ${from + index}.`)));
  }
  const room = await openRoom("commander", number);
  const { page } = room;
  await expect(row(room, "the needle")).toHaveCount(0);

  await page.keyboard.press("g");
  await page.keyboard.press("f");
  const field = page.getByRole("combobox", { name: "Search what was said" });
  await expect(async () => {
    await field.fill("");
    await field.fill("needle");
    await expect(page.getByRole("option", { name: /needle/ })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(page.locator("[role=option] mark")).toHaveText("needle");
  await field.press("Enter");
  await expect(row(room, "the needle was here")).toHaveAttribute("aria-current", "location");
  await expect(row(room, "the needle was here")).toBeInViewport();
  const seq = await row(room, "the needle was here").getAttribute("data-seq");

  await page.getByRole("button", { name: /to the newest$/ }).click();
  await expect(row(room, `hay ${MANY - 1}.`)).toBeInViewport();
  await expect(row(room, "the needle")).toHaveCount(0);

  await page.goto(`/incidents/${number}#event-${seq}`);
  await page.reload();
  await expect(row(room, "the needle was here")).toBeInViewport();
  await expect(row(room, "the needle was here")).toHaveAttribute("aria-current", "location");

  await page.getByRole("button", { name: "Go to a moment" }).click();
  await page.getByRole("textbox", { name: "Time, or date and time" }).fill("2020-01-01");
  await page.keyboard.press("Enter");
  await expect(row(room, "declared Long ago")).toBeInViewport();

  // From an earlier stretch one reads on to the newest without a hole.
  await room.timeline.list.focus();
  await expect(async () => {
    await page.mouse.move(1_200, 500);
    await page.mouse.wheel(0, 4_000);
    await expect(row(room, `hay ${MANY - 1}.`)).toBeInViewport({ timeout: 500 });
  }).toPass({ timeout: 45_000 });
  await expect(page.getByRole("button", { name: "Back to the newest" })).toHaveCount(0);
});

test("a filter shows kinds, people and key updates, and follows what is new", async ({ apiOf, openRoom }) => {
  const api = await apiOf("responder");
  const { number } = await api.declare("Filters");
  await api.say(number, "plain talk");
  const room = await openRoom("commander", number);
  const list = room.page.getByRole("region", { name: /^Filtered timeline/ });
  const said = (text: string) => list.locator("article[data-seq]", { hasText: text });
  await press(row(room, "plain talk"), "m");
  await expect(row(room, "plain talk")).toContainText("Key update");

  await room.page.getByRole("button", { name: "Filter" }).click();
  const chips = room.page.getByRole("group", { name: "What is shown" });
  await chips.getByRole("button", { name: "Status" }).click();
  await expect(said("declared Filters")).toBeVisible();
  await expect(said("plain talk")).toHaveCount(0);
  await api.say(number, "not of this kind");
  await chips.getByRole("button", { name: "Messages" }).click();
  await expect(said("not of this kind")).toBeVisible();
  await api.say(number, "and this came later");
  await expect(said("and this came later")).toBeVisible();

  await chips.getByRole("button", { name: "Key updates" }).click();
  await expect(said("plain talk")).toBeVisible();
  await expect(said("and this came later")).toHaveCount(0);
  await chips.getByRole("button", { name: "Show everything" }).click();
  await expect(row(room, "and this came later")).toBeVisible();
});

test("what came while one was away stands under a line, and counts in the title", async ({ apiOf, openRoom }) => {
  const api = await apiOf("responder");
  const { number } = await api.declare("Unread");
  await api.say(number, "seen already");
  const first = await openRoom("commander", number);
  await expect(row(first, "seen already")).toBeVisible();
  await expect
    .poll(async () => {
      const { seq } = await (
        await apiOf("commander")
      ).query<{ seq: number | null }>("timeline.readMark", {
        incidentNumber: number,
      });
      return seq;
    })
    .toBeGreaterThanOrEqual(2);
  await first.page.close();
  for (let n = 0; n < 60; n++) await api.say(number, `while away ${n}.`);

  const again = await openRoom("commander", number);
  const jump = again.page.getByRole("button", { name: "60 new entries" });
  await expect(jump).toBeVisible();
  await jump.click();
  await expect(row(again, "while away 0.")).toBeInViewport();
  await expect(again.page.getByRole("separator").filter({ hasText: "New since" })).toBeVisible();

  await again.page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await api.say(number, "nobody looks");
  await expect(again.page).toHaveTitle(/^\(\d+\) /);
});

test("a mention is told apart, a foreign link is never asked, and an own one says what it leads to", async ({
  apiOf,
  openRoom,
  url,
}) => {
  const api = await apiOf("commander");
  const { number } = await api.declare("Mentions");
  const room = await openRoom("responder", number);
  const asked: string[] = [];
  room.page.on("request", (request) => asked.push(request.url()));
  await api.say(number, `@responder look at https://tracker.example/x and ${url}/incidents/${number}`);
  const seen = row(room, "look at");
  await expect(seen.getByRole("link", { name: /Mentions · SEV2/ })).toBeVisible();
  await expect(seen.locator("[data-mention=mine]")).toHaveText("@responder");
  expect(asked.filter((address) => !address.startsWith(url))).toEqual([]);
});

test("on a phone a long press opens a sheet with targets that a thumb can hit", async ({ apiOf, signedIn }) => {
  const api = await apiOf("responder");
  const { number } = await api.declare("Thumbs");
  await api.say(number, "hold me");
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  const room = new RoomPage(await (await signedIn("responder", phone)).newPage());
  await room.page.goto(`/incidents/${number}`);
  await room.page.getByRole("button", { name: "Timeline" }).click();
  await room.timeline.expectLive();
  await row(room, "hold me").getByText("hold me").dispatchEvent("contextmenu", { clientX: 100, clientY: 300 });
  const sheet = room.page.getByRole("dialog");
  await expect(sheet.getByRole("button", { name: "Reply in thread" })).toBeVisible();
  for (const button of await sheet.getByRole("button").all()) {
    const box = await button.boundingBox();
    expect(box?.height ?? 0).toBeGreaterThanOrEqual(44);
  }
  await expectNoSidewaysScroll(room.page);
  await sheet.getByRole("button", { name: "👍" }).click();
  await expect(row(room, "hold me").getByRole("button", { name: /^👍 1/u })).toBeVisible();
});

test("a room with all that a conversation has is accessible", async ({ apiOf, openRoom }) => {
  const api = await apiOf("responder");
  const { number } = await api.declare("Everyone reads");
  await api.say(number, "first");
  const room = await openRoom("responder", number);
  for (const key of [".", "m"]) await press(row(room, "first"), key);
  await press(row(room, "first"), "+");
  await room.page
    .getByRole("dialog", { name: "Choose a reaction" })
    .getByRole("button", { name: "👀" })
    .first()
    .click();
  await expect(row(room, "first").getByRole("button", { name: /^👀 1/u })).toBeVisible();
  await expectAccessible(room.page);
  await press(row(room, "first"), "r");
  await expectAccessible(room.page);
});
