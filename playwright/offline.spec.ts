import type { BrowserContext } from "@playwright/test";
import type { TimelinePage } from "@/server/timeline/contract";
import { expect, test } from "./fixtures";
import { RoomPage } from "./pages/room-page";
import { SignInPage } from "./pages/sign-in-page";
import { LINE_LOST } from "./watch-page";

/** Everything that this browser keeps of what came from the server, as text. */
async function keptText(room: RoomPage): Promise<string> {
  return room.page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      if (!name.startsWith("private-")) continue;
      const cache = await caches.open(name);
      for (const request of await cache.keys()) texts.push(await (await cache.match(request))!.text());
    }
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("archive");
      opening.addEventListener("success", () => resolve(opening.result));
      opening.addEventListener("error", () => reject(opening.error));
    });
    for (const name of database.objectStoreNames) {
      const all = database.transaction(name).objectStore(name).getAll();
      await new Promise((resolve) => all.addEventListener("success", resolve));
      texts.push(JSON.stringify(all.result));
    }
    database.close();
    return texts.join("\n");
  });
}

async function anotherTab(context: BrowserContext, number: number): Promise<RoomPage> {
  const room = new RoomPage(await context.newPage());
  await room.open(number);
  return room;
}

test.describe("without a line", () => {
  test.beforeEach(({ problems }) => problems.expect(...LINE_LOST));

  test("a room opens as it was last seen, takes messages, and catches up by itself", async ({ apiOf, openRoom }) => {
    const api = await apiOf("commander");
    const { number } = await api.declare("Read in a tunnel");
    await api.say(number, "before it was opened");
    const room = await openRoom("responder", number);
    await room.expectKept();
    await api.say(number, "arrived while it was open");
    await expect(room.timeline.event("arrived while it was open")).toBeVisible();
    await api.mutate("task.add", {
      incidentNumber: number,
      idempotencyKey: crypto.randomUUID(),
      title: "Call the vendor",
    });
    await expect(room.page.getByText("Call the vendor").first()).toBeVisible();
    await room.page.waitForTimeout(1_000);

    await room.page.context().setOffline(true);
    await room.page.reload();
    await expect(room.title).toContainText("Read in a tunnel");
    await expect(room.timeline.event("before it was opened")).toBeVisible();
    await expect(room.timeline.event("arrived while it was open")).toBeVisible();
    await expect(room.page.getByText("Call the vendor").first()).toBeVisible();
    await expect(room.page.getByText(/^Offline: messages you write are kept/)).toContainText("You see the room as of");
    await room.timeline.say("written in the tunnel");
    await expect(room.timeline.unsent).toHaveCount(1);
    await expect(room.timeline.unsent).toHaveAttribute("data-unsent", "waiting");
    await room.page.reload();
    await expect(room.timeline.unsent).toContainText("written in the tunnel");

    await room.page.evaluate(() => Object.assign(window, { isSamePage: true }));
    await api.say(number, "said meanwhile by others");
    await room.page.context().setOffline(false);
    await room.timeline.expectLive();
    await expect(room.timeline.event("said meanwhile by others")).toBeVisible();
    await expect(room.timeline.event("written in the tunnel")).toBeVisible();
    await expect(room.timeline.unsent).toHaveCount(0);
    expect(await room.page.evaluate(() => "isSamePage" in window)).toBe(true);
  });

  test("panels show what they last had, and say that the war room is away, not Grafana", async ({
    apiOf,
    openRoom,
  }) => {
    const dashboards = [{ uid: "shop-overview", title: "Shop overview" }];
    const { number } = await (await apiOf("commander")).declare("Panels in a tunnel", { dashboards });
    const room = await openRoom("responder", number);
    const panel = room.panel("Request rate by service");
    await panel.expectDrawn();
    await room.expectKept();
    await expect(panel.frame).not.toContainText("Data from");
    // What was asked before the worker was there it has not heard.
    const answered = room.page.waitForResponse((answer) => answer.url().endsWith("/query") && answer.ok());
    await room.refreshPanels();
    await answered;
    await room.page.waitForTimeout(5_000);
    await room.page.context().setOffline(true);
    await expect(async () => {
      await room.refreshPanels();
      await expect(panel.frame).toContainText(/Data from [\d:]+, the war room cannot be reached/, { timeout: 2_000 });
    }).toPass({ timeout: 45_000 });
    await panel.expectDrawn();
    await room.page.context().setOffline(false);
    await expect(async () => {
      await room.refreshPanels();
      await expect(panel.frame).not.toContainText("Data from", { timeout: 2_000 });
    }).toPass({ timeout: 45_000 });
  });

  test("what two tabs write goes out once, in order, though the one that sends is closed", async ({
    apiOf,
    openRoom,
  }) => {
    const api = await apiOf("responder");
    const { number } = await api.declare("Two tabs");
    const one = await openRoom("responder", number);
    const context = one.page.context();
    const two = await anotherTab(context, number);
    await context.setOffline(true);
    await one.timeline.say("first.");
    await expect(two.timeline.unsent).toHaveCount(1);
    await two.timeline.say("second.");
    await expect(one.timeline.unsent).toHaveCount(2);
    await one.timeline.say("third.");
    await expect(two.timeline.unsent).toHaveCount(3);
    expect(await two.timeline.unsent.allInnerTexts()).toEqual([
      expect.stringContaining("first."),
      expect.stringContaining("second."),
      expect.stringContaining("third."),
    ]);
    await one.page.close();
    await context.setOffline(false);
    await expect(two.timeline.unsent).toHaveCount(0);
    await expect(two.timeline.event("third.")).toBeVisible();
    const { events } = await api.query<TimelinePage>("timeline.since", { incidentNumber: number, after: 0 });
    const said = events.filter(({ kind }) => kind === "message").map(({ body }) => body);
    expect(said).toEqual(["first.", "second.", "third."]);
  });

  test("a file that was sent without a line waits through a reload, and goes out once with its words", async ({
    apiOf,
    openRoom,
  }) => {
    const api = await apiOf("responder");
    const { number } = await api.declare("A file on the train");
    const room = await openRoom("responder", number);
    await room.expectKept();
    const context = room.page.context();
    const second = await anotherTab(context, number);
    const waiting = room.page.getByRole("list", { name: "Messages waiting for their files" });
    await context.setOffline(true);
    await room.page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: "slow.log", mimeType: "text/plain", buffer: Buffer.from("a line of a log") });
    await room.timeline.say("See the log.");
    await expect(waiting).toContainText("slow.log");
    await room.page.reload();
    await expect(waiting).toContainText("See the log.");
    await expect(waiting).toContainText("slow.log");
    await context.setOffline(false);
    await expect(second.timeline.event("See the log.")).toContainText("slow.log");
    await expect(waiting).toHaveCount(0);
    const { events } = await api.query<TimelinePage>("timeline.since", { incidentNumber: number, after: 0 });
    expect(events.filter(({ body }) => body === "See the log.")).toHaveLength(1);
  });

  test("the home page opens as it was last seen, and says since when", async ({ apiOf, openRoom }) => {
    const { number } = await (await apiOf("commander")).declare("Home in a tunnel", { severity: "sev1" });
    const room = await openRoom("responder", number);
    await room.expectKept();
    const { page } = room;
    await page.goto("/");
    const line = page.getByRole("link", { name: "Home in a tunnel", exact: true }).first();
    await expect(line).toBeVisible();
    await page.context().setOffline(true);
    await page.reload();
    await expect(line).toBeVisible();
    await expect(page.getByText("This could not be refreshed; it shows what was known")).toBeVisible({
      timeout: 45_000,
    });
    await line.click();
    await expect(room.title).toContainText("Home in a tunnel");
  });

  test("a page that was never opened says so, in both languages, and leads to those that were", async ({
    apiOf,
    openRoom,
    url,
  }) => {
    const api = await apiOf("commander");
    const { number } = await api.declare("Opened before");
    const { number: unknown } = await api.declare("Never opened here");
    const room = await openRoom("responder", number);
    await room.expectKept();
    const { page } = room;
    const context = page.context();
    await context.setOffline(true);
    await page.goto(`/incidents/${unknown}`);
    await expect(page.getByRole("heading", { name: "You are offline" })).toBeVisible();
    await page.getByRole("link", { name: `#${number} Opened before` }).click();
    await expect(room.title).toContainText("Opened before");
    await page.getByRole("link", { name: "Services" }).click();
    await expect(page.getByRole("heading", { name: "You are offline" })).toBeVisible();
    await context.setOffline(false);
    await expect(page).toHaveURL(/\/services/);

    await context.addCookies([{ name: "locale", value: "zh-TW", url }]);
    await page.goto(`/incidents/${number}`);
    await room.expectKept("zh-TW");
    await context.setOffline(true);
    await page.goto(`/incidents/${unknown}`);
    await expect(page.getByRole("heading", { name: "您目前離線" })).toBeVisible();
    await context.setOffline(false);
    await expect(room.title).toContainText("Never opened here");
  });

  test("nothing of a room stays for the next person at the same browser", async ({ apiOf, newContext }) => {
    test.slow();
    const api = await apiOf("commander");
    const { number } = await api.declare("Not for everyone's eyes");
    await api.say(number, "the vault is at the lighthouse");
    const context = await newContext();
    const page = await context.newPage();
    await new SignInPage(page).signIn("commander");
    const room = new RoomPage(page);
    await room.open(number);
    await room.expectKept();
    await expect.poll(() => keptText(room)).toContain("lighthouse");

    await page.getByRole("button", { name: /account, language, theme/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL(/\/sign-in/);
    await expect.poll(() => keptText(room)).not.toContain("lighthouse");

    await new SignInPage(page).signIn("viewer");
    await page.waitForTimeout(5_000);
    await context.setOffline(true);
    await page.goto(`/incidents/${number}`);
    await expect(page.getByRole("heading", { name: "You are offline" })).toBeVisible();
    await expect(page.getByText("Not for everyone's eyes")).toHaveCount(0);
    expect(await keptText(room)).not.toContain("lighthouse");
  });
});
