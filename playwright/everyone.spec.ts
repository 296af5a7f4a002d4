import type { BrowserContext, Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { BoardPage } from "./pages/board-page";
import { RoomPage } from "./pages/room-page";

const DASHBOARD = { uid: "shop-overview", title: "Shop overview" };

async function useTheme(context: BrowserContext, url: string, theme: "dark" | "light"): Promise<void> {
  await context.addCookies([{ name: "theme", value: theme, url }]);
}

for (const theme of ["dark", "light"] as const) {
  test(`every page can be used by everyone (${theme})`, async ({ apiOf, signedIn, newContext, url, problems }) => {
    test.slow();
    problems.expect(/404 \(Not Found\)/);
    const api = await apiOf("commander");
    const { number } = await api.declare("For everyone", { dashboards: [DASHBOARD] });
    await api.say(number, "**Look** at `checkout`:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nkubectl get pods\n```");

    const outside = await newContext();
    await useTheme(outside, url, theme);
    const door = await outside.newPage();
    await door.goto("/sign-in");
    await expect(door.locator("html")).toHaveAttribute("data-theme", theme);
    await expectAccessible(door);

    const context = await signedIn("commander");
    await useTheme(context, url, theme);
    const page = await context.newPage();
    const board = new BoardPage(page);
    await board.open();
    await expect(board.row("For everyone").first()).toBeVisible();
    await expectAccessible(page);
    await board.declareButton.click();
    await expect(board.dialog).toBeVisible();
    await expectAccessible(page);

    const room = new RoomPage(page);
    await room.open(number);
    await room.panel("Request rate by service").expectDrawn();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Share" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
    await page.goto("/incidents/999999");
    await expectAccessible(page);
    await page.goto("/no/such/page");
    await expectAccessible(page);
  });
}

test("on a phone nothing has to be moved sideways, and each part is one touch away", async ({ apiOf, signedIn }) => {
  const api = await apiOf("responder");
  const { number } = await api.declare("A title that is rather long for a phone, as they are", {
    dashboards: [DASHBOARD],
  });
  await api.say(number, `${"verylongword".repeat(30)} https://example.com/${"path/".repeat(40)}`);
  const context = await signedIn("responder", {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const page: Page = await context.newPage();
  const board = new BoardPage(page);
  await board.open();
  await expectNoSidewaysScroll(page);
  await page.goto(`/incidents/${number}`);
  const room = new RoomPage(page);
  await expect(room.title).toBeVisible();
  await expectNoSidewaysScroll(page);
  for (const tab of ["Graphs", "Timeline", "Now"]) {
    await page.getByRole("navigation", { name: "Parts of the room" }).getByRole("button", { name: tab }).click();
    await expectNoSidewaysScroll(page);
  }
  await page.getByRole("navigation", { name: "Parts of the room" }).getByRole("button", { name: "Timeline" }).click();
  await expect(room.timeline.event("verylongword")).toBeInViewport();
  await room.timeline.say("sent with a thumb");
  await expect(room.timeline.event("sent with a thumb")).toBeInViewport();
});

test("the board and a room by keyboard alone", async ({ signedIn }) => {
  const page = await (await signedIn("commander")).newPage();
  const board = new BoardPage(page);
  await board.open();
  // Keys work as soon as the page is alive.
  await expect(async () => {
    await page.keyboard.press("c");
    await expect(board.dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type("Declared by keyboard");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await board.dialog.getByRole("radio", { name: /SEV3/ }).focus();
  await page.keyboard.press("Space");
  await board.dialog.getByRole("textbox", { name: /What is broken/ }).press("Enter");
  await page.waitForURL(/\/incidents\/\d+/);
  const room = new RoomPage(page);
  await room.timeline.expectLive();
  await room.timeline.composer.focus();
  await page.keyboard.type("first words");
  await page.keyboard.press("Enter");
  await expect(room.timeline.event("first words")).toBeVisible();
  await room.timeline.list.focus();
  await page.keyboard.press("k");
  await expect(page.locator("article[data-seq]:focus")).toContainText("first words");
  // Who came in stands between.
  await page.keyboard.press("k");
  await expect(page.locator("article[data-seq]:focus")).toContainText("joined");
  await page.keyboard.press("k");
  await expect(page.locator("article[data-seq]:focus")).toContainText("declared Declared by keyboard");
  await page.keyboard.press("s");
  await page.keyboard.press("Enter");
  await expect(room.timeline.event("changed the status")).toBeVisible();

  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.waitForURL(/\/incidents$/);
  await expect(board.row("Declared by keyboard").first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.locator("a[data-row]:focus")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/incidents\/\d+/);
});
