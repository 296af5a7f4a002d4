import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { BoardPage } from "./pages/board-page";
import { RoomPage } from "./pages/room-page";

const DASHBOARD = { uid: "shop-overview", title: "Shop overview" };
const PANEL = "Request rate by service";

/** What has the focus can be seen to have it, and lies in sight. */
async function expectFocusSeen(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return "nothing has the focus";
        const { width, height, top, bottom } = element.getBoundingClientRect();
        if (width === 0 || height === 0 || bottom <= 0 || top >= innerHeight)
          return `out of sight: ${element.outerHTML}`;
        // A field that draws the focus around itself does so on what encloses it.
        for (let each: Element | null = element, up = 0; each && up < 3; each = each.parentElement, up += 1) {
          const style = getComputedStyle(each);
          if ((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none")
            return "seen";
          // A row of the timeline shows it at its edge.
          const isEdged = each.matches("article") && parseFloat(style.borderInlineStartWidth) >= 2;
          if (isEdged && style.borderInlineStartColor !== "rgba(0, 0, 0, 0)") return "seen";
        }
        return `not told apart: ${element.outerHTML.slice(0, 300)}`;
      }),
    )
    .toBe("seen");
}

/** Moves with Tab until something has the focus; fails where it never does. */
async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  for (let step = 0; step < most; step++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("an incident is run from its declaration to its replay without a mouse", async ({ apiOf, signedIn }) => {
  test.slow();
  // Whoever shall be named has signed in before.
  await apiOf("responder");
  const page = await (await signedIn("commander")).newPage();
  const { keyboard } = page;
  const board = new BoardPage(page);
  await board.open();
  await expect(async () => {
    await keyboard.press("c");
    await expect(board.dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectFocusSeen(page);
  await keyboard.type("Run without a mouse");
  await tabTo(page, board.dialog.getByRole("radio").first());
  await keyboard.press("Space");
  await expectFocusSeen(page);
  await keyboard.press("Enter");
  await page.waitForURL(/\/incidents\/\d+/);
  const room = new RoomPage(page);
  const { timeline } = room;
  await timeline.expectLive();

  await test.step("write, and say it otherwise", async () => {
    await keyboard.press("m");
    await expect(timeline.composer).toBeFocused();
    await expectFocusSeen(page);
    await keyboard.type("the cache is cold");
    await keyboard.press("Enter");
    await expect(timeline.event("the cache is cold")).toBeVisible();
    await keyboard.press("ArrowUp");
    await expect(page.getByRole("textbox", { name: "Edit your message" })).toBeFocused();
    await keyboard.press("ControlOrMeta+a");
    await keyboard.type("the cache is warm");
    await keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Edit your message" })).toHaveCount(0);
    await expect(timeline.event("the cache is warm")).toBeVisible();
  });

  const row = timeline.focused;
  await test.step("answer in a thread, and back to what was answered", async () => {
    await timeline.goUpTo("the cache is warm");
    await expectFocusSeen(page);
    await keyboard.press("r");
    await expect(page.getByRole("textbox", { name: "Reply" })).toBeFocused();
    await keyboard.type("warm enough");
    await keyboard.press("Enter");
    await expect(timeline.event("warm enough")).toBeVisible();
    await keyboard.press("Escape");
    await expect(row).toContainText("the cache is warm");
  });

  await test.step("react, pin and mark", async () => {
    await keyboard.press("+");
    await expectFocusSeen(page);
    await keyboard.type("rocket");
    await keyboard.press("Enter");
    await expect(timeline.event("the cache is warm").getByRole("button", { name: /^🚀 1/u })).toBeVisible();
    await timeline.goUpTo("the cache is warm");
    await keyboard.press(".");
    await expect(page.getByRole("button", { name: /1 pinned/ })).toBeVisible();
    await timeline.goUpTo("the cache is warm");
    await keyboard.press("m");
    await expect(timeline.event("the cache is warm")).toContainText("Key update");
    await timeline.goUpTo("the cache is warm");
    await keyboard.press("Shift+F10");
    await expect(page.getByRole("menu")).toBeVisible();
    await keyboard.press("Escape");
    await expect(row).toContainText("the cache is warm");
  });

  await test.step("give a role, raise the severity, add a task", async () => {
    await keyboard.press("Escape");
    await keyboard.press("a");
    const roles = page.getByRole("dialog", { name: "Roles" });
    await expect(roles).toBeVisible();
    await tabTo(page, roles.getByLabel("Scribe", { exact: true }));
    await expectFocusSeen(page);
    await roles.getByLabel("Scribe", { exact: true }).press("ArrowDown");
    await expect(timeline.event("Scribe")).toBeAttached();
    await keyboard.press("Escape");
    await expect(roles).toBeHidden();
    await keyboard.press("v");
    await expect(page.getByRole("menu")).toBeVisible();
    await keyboard.press("End");
    await keyboard.press("Enter");
    await expect(timeline.event("changed the severity")).toBeAttached();
    await expect(page.locator("header button:focus")).toHaveCount(1);
    await keyboard.press("t");
    await expect(page.getByRole("textbox", { name: "New task" })).toBeFocused();
    await keyboard.type("Restart checkout");
    await keyboard.press("Enter");
    await expect(timeline.event("added the task Restart checkout")).toBeAttached();
    await keyboard.press("Escape");
  });

  await test.step("show a dashboard, and post one of its panels", async () => {
    await keyboard.press("Escape");
    await keyboard.press("/");
    await keyboard.type(`dashboard ${DASHBOARD.title}`);
    await expect(page.getByText(/comes to this room|added to|Shop overview/).first()).toBeVisible();
    await keyboard.press("Escape");
    await keyboard.press("Enter");
    const panel = room.panel(PANEL);
    await panel.expectDrawn();
    await panel.frame.focus();
    await keyboard.press("p");
    const note = page.getByRole("textbox", { name: "A line about it (optional)" });
    await expect(note).toBeFocused();
    await expectFocusSeen(page);
    await keyboard.type("this one");
    await keyboard.press("Enter");
    await expect(page.getByRole("group", { name: `Evidence: ${PANEL}` })).toBeVisible({ timeout: 30_000 });
  });

  await test.step("search, replay, and the settings", async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await keyboard.press("g");
    await keyboard.press("f");
    await expect(page.getByRole("combobox", { name: "Search what was said" })).toBeFocused();
    await keyboard.press("Escape");
    await expect(page.getByRole("combobox", { name: "Search what was said" })).toBeHidden();
    const bar = page.getByRole("region", { name: "Replay" });
    // Two keys make a pair within a second only.
    await expect(async () => {
      await keyboard.press("g");
      await keyboard.press("r");
      await expect(bar).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await keyboard.press("k");
    await expect(async () => {
      await keyboard.press("Escape");
      await expect(bar).toBeHidden({ timeout: 2_000 });
    }).toPass();
    await keyboard.press("ControlOrMeta+k");
    await keyboard.type("notifications");
    await keyboard.press("Enter");
    await expect(page).toHaveURL(/\/settings\/notifications/);
  });
});

test("the room can be gone through by Tab alone, and nothing holds the focus or hides it", async ({
  apiOf,
  openRoom,
}) => {
  test.slow();
  const api = await apiOf("commander");
  const { number } = await api.declare("Round and round");
  await api.say(number, "see https://runbooks.example/checkout");
  const { page, timeline } = await openRoom("commander", number);
  await timeline.composer.focus();
  const seen: string[] = [];
  for (let step = 0; step < 90; step++) {
    await page.keyboard.press("Tab");
    const place = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return "page";
      const box = element.getBoundingClientRect();
      const over = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 8));
      const isHidden = box.width > 0 && over !== null && !element.contains(over) && !over.contains(element);
      const all = [...document.querySelectorAll("*")].indexOf(element);
      return isHidden ? `hidden behind another: ${element.outerHTML.slice(0, 200)}` : `${all}`;
    });
    expect(place).not.toMatch(/^hidden/);
    if (place === "page" && seen.length > 10) break;
    expect(place === seen.at(-1) && place === seen.at(-2)).toBe(false);
    seen.push(place);
  }
  expect(new Set(seen).size).toBeGreaterThan(15);
});

test("focus comes back from every dialog to what opened it, and a pane over the timeline hides what lies below", async ({
  apiOf,
  openRoom,
}) => {
  const api = await apiOf("commander");
  const { number } = await api.declare("There and back");
  await api.say(number, "who restarted it?");
  const { page, timeline } = await openRoom("commander", number);
  for (const name of ["Share", "Search", "Edit title"]) {
    const opener = page.getByRole("button", { name, exact: true }).first();
    await opener.focus();
    await page.keyboard.press("Enter");
    // Behind a dialog it has no role to be found by.
    await expect(page.locator(":focus").and(opener), name).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(opener, name).toBeFocused();
  }
  await timeline.event("who restarted it?").focus();
  await page.keyboard.press("r");
  await expect(page.getByRole("textbox", { name: "Reply" })).toBeFocused();
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press("Shift+Tab");
    const isBelow = await timeline.composer.evaluate((field) => field.closest("[inert]") === null);
    expect(isBelow).toBe(false);
    await expect(timeline.composer).not.toBeFocused();
  }
  // A key for the room's own field brings that into sight.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press("m");
  await expect(timeline.composer).toBeFocused();
  await expect(page.getByRole("region", { name: "Thread", exact: true })).toHaveCount(0);
});
