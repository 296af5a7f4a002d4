import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";

const OVERVIEW = { uid: "shop-overview", title: "Shop overview" };
const CHECKOUT = { uid: "shop-checkout", title: "Checkout" };
const MINUTE_MS = 60_000;
/** Events of the same second would be one moment. */
const APART_MS = 2_000;
/** A click this near to a line pins the tooltip, and after so long it is there. */
const STEP_PX = 25;
const PINNED_MS = 150;

const line = (page: Page, of: "hovered" | "followed") => page.locator(`.u-over [data-moment=${of}]:visible`);
const range = (page: Page) => {
  const { searchParams } = new URL(page.url());
  return { from: searchParams.get("from"), to: searchParams.get("to") };
};
const bar = (page: Page) => page.getByRole("region", { name: "Replay" });

/** The control of a variable, and choosing in it. */
const percentile = (page: Page): Locator =>
  page.getByTestId("data-testid template variable").filter({ hasText: "Percentile" });
async function choose(page: Page, value: string): Promise<void> {
  await percentile(page).getByRole("combobox").click();
  await page.getByRole("option", { name: value, exact: true }).click();
}

/** Pins the tooltip of a chart: a click does so near a line, and where that is depends on what is measured. */
async function pinOn(page: Page, over: Locator): Promise<Locator> {
  const show = page.getByRole("button", { name: "Show in timeline" });
  const box = await over.boundingBox();
  if (!box) throw new Error("The chart has no place");
  await expect(async () => {
    for (let y = STEP_PX; y < box.height; y += STEP_PX) {
      await over.click({ position: { x: box.width / 2, y } });
      await sleep(PINNED_MS);
      if (await show.isVisible()) return;
    }
    throw new Error("No line is near");
  }).toPass({ timeout: 20_000 });
  return show;
}

test("an event marks its time on the charts, and a time on a chart leads to its event", async ({ apiOf, openRoom }) => {
  const api = await apiOf("commander");
  const { number } = await api.declare("Moments", { dashboards: [OVERVIEW] });
  await api.mutate("timeline.post", {
    incidentNumber: number,
    idempotencyKey: crypto.randomUUID(),
    body: "It began about here",
    occurredAt: new Date(Date.now() - 20 * MINUTE_MS).toISOString(),
  });
  const { page, panel, timeline } = await openRoom("commander", number).then((room) => ({
    page: room.page,
    panel: room.panel("Request rate by service"),
    timeline: room.timeline,
  }));
  await panel.expectDrawn();
  await expect(line(page, "hovered")).toHaveCount(0);
  await timeline.event("It began about here").hover();
  await expect(line(page, "hovered").first()).toContainText(/^\d\d:\d\d:\d\d$/);
  expect(await line(page, "hovered").count()).toBeGreaterThan(1);
  await panel.frame.hover();
  await expect(line(page, "hovered")).toHaveCount(0);

  const ticks = panel.frame.locator("[data-tick]");
  await expect(ticks).toHaveCount(1);
  await page.getByRole("button", { name: "Hide the marks of events" }).click();
  await expect(ticks).toHaveCount(0);
  await page.reload();
  await panel.expectDrawn();
  await expect(page.getByRole("button", { name: "Mark events on the charts" })).toBeVisible();
  await expect(ticks).toHaveCount(0);
  await page.getByRole("button", { name: "Mark events on the charts" }).click();
  await expect(ticks).toHaveCount(1);

  const over = panel.frame.locator(".u-over");
  await over.click({ position: { x: 60, y: 60 }, modifiers: ["Alt"] });
  await expect(page.locator("article[aria-current=location]")).toHaveCount(1);
  const show = await pinOn(page, over);
  // What was pinned to be read stays while the panels are read anew.
  const refreshed = page.waitForResponse((response) => response.url().endsWith("/query") && response.ok());
  await page.getByTestId("data-testid RefreshPicker run button").first().dispatchEvent("click");
  await refreshed;
  await expect(show).toBeVisible();
  await show.click();
  await expect(page.locator("article[data-seq]:focus")).toHaveCount(1);
});

test("who follows sees the other's dashboard, span and pointer, and leaves by a change of their own", async ({
  apiOf,
  openRoom,
}) => {
  test.slow();
  const { number } = await (await apiOf("commander")).declare("Followed", { dashboards: [OVERVIEW, CHECKOUT] });
  const mine = await openRoom("commander", number);
  const theirs = await openRoom("responder", number);
  const following = theirs.page.getByText(/^Following/);
  await theirs.panel("Request rate by service").expectDrawn();
  await theirs.page.keyboard.press("f");
  await expect(following).toBeVisible();
  await expectAccessible(theirs.page);

  await mine.page.getByRole("button", { name: "Checkout", exact: true }).click();
  await mine.panel("Requests by status").expectDrawn();
  await theirs.panel("Requests by status").expectDrawn();
  const box = await mine.panel("Requests by status").frame.locator(".u-over").boundingBox();
  if (!box) throw new Error("The chart has no place");
  await mine.page.mouse.move(box.x + box.width * 0.3, box.y + 60);
  await mine.page.mouse.down();
  await mine.page.mouse.move(box.x + box.width * 0.6, box.y + 60, { steps: 5 });
  await mine.page.mouse.up();
  await expect.poll(() => range(mine.page).from).toMatch(/^\d{4}-/);
  await expect.poll(() => range(theirs.page)).toEqual(range(mine.page));
  await mine.page.mouse.move(box.x + box.width * 0.5, box.y + 60, { steps: 3 });
  await expect(line(theirs.page, "followed").first()).toBeVisible();
  await expect(mine.page.getByText("what you see")).toBeVisible();

  await theirs.page
    .getByTestId("data-testid TimePicker zoom out button")
    .first()
    .or(theirs.page.getByRole("button", { name: /zoom out/i }).first())
    .first()
    .click();
  await expect(following).toHaveCount(0);
  await expect(line(theirs.page, "followed")).toHaveCount(0);
  expect(range(theirs.page)).not.toEqual(range(mine.page));

  await theirs.page.keyboard.press("f");
  await expect(following).toBeVisible();
  await mine.page.context().close();
  await expect(theirs.page.getByText(/has gone\. You look by yourself again/)).toBeVisible();
  await expect(following).toHaveCount(0);
});

test("who follows gets what the other sets variables to, and leaves by setting one", async ({ apiOf, openRoom }) => {
  test.slow();
  const { number } = await (await apiOf("commander")).declare("Followed variables", { dashboards: [OVERVIEW] });
  const mine = await openRoom("commander", number);
  const theirs = await openRoom("responder", number);
  const following = theirs.page.getByText(/^Following/);
  for (const { page, panel } of [mine, theirs].map((room) => ({ page: room.page, panel: room.panel("Latency") }))) {
    await panel.expectDrawn();
    await expect(percentile(page)).toContainText("0.95");
  }
  await theirs.page.keyboard.press("f");
  await expect(following).toBeVisible();

  const asked = theirs.page.waitForRequest(
    (request) => request.url().endsWith("/query") && /"quantile":"0\.5"/.test(request.postData() ?? ""),
  );
  await choose(mine.page, "0.5");
  await expect(percentile(theirs.page)).toContainText("0.5");
  await asked;
  await theirs.panel("Latency").expectDrawn();
  await expect.poll(() => new URL(theirs.page.url()).searchParams.get("var-quantile")).toBe("0.5");
  await expect(following).toBeVisible();

  await choose(theirs.page, "0.9");
  await expect(following).toHaveCount(0);
  await choose(mine.page, "0.99");
  await expect(mine.page.getByText("what you see")).toHaveCount(0, { timeout: 30_000 });
  await expect(percentile(theirs.page)).toContainText("0.9");
  await expect(percentile(mine.page)).toContainText("0.99");
});

test("everybody is asked to look, and goes there when they want to", async ({ apiOf, openRoom }) => {
  const { number } = await (await apiOf("commander")).declare("Look", { dashboards: [OVERVIEW, CHECKOUT] });
  const mine = await openRoom("commander", number);
  const theirs = await openRoom("viewer", number);
  await mine.page.goto(`/incidents/${number}?dashboard=shop-checkout&from=now-30m&to=now`);
  await mine.panel("Requests by status").expectDrawn();
  await theirs.panel("Request rate by service").expectDrawn();
  await expect(theirs.page.getByRole("button", { name: "Ask everyone to look" })).toHaveCount(0);
  await mine.page.getByRole("button", { name: "Ask everyone to look" }).click();
  await expect(theirs.page.getByText(/asks everyone to look: .+ on Checkout$/)).toBeVisible();
  await expect(theirs.panel("Request rate by service").frame).toBeVisible();
  await theirs.page.getByRole("button", { name: "Look", exact: true }).click();
  await theirs.panel("Requests by status").expectDrawn();
  await expect.poll(() => range(theirs.page)).toEqual({ from: "now-30m", to: "now" });
  await expect(theirs.page.getByText(/asks everyone to look/)).toHaveCount(0);
});

test("a replayed room shows what stood at that moment and nothing later, by its address too", async ({
  apiOf,
  openRoom,
}) => {
  test.slow();
  const api = await apiOf("commander");
  const { number } = await api.declare("Replayed", { dashboards: [OVERVIEW] });
  const say = async (body: string) => (await api.say(number, body)) as { id: string };
  await say("Payments fail");
  const edited = await say("Cause is the cache");
  await sleep(APART_MS);
  const moment = new Date();
  await sleep(APART_MS);
  await api.mutate("timeline.edit", {
    incidentNumber: number,
    eventId: edited.id,
    idempotencyKey: crypto.randomUUID(),
    body: "Cause is the pool",
    attachmentIds: [],
  });
  const { version } = await api.query<{ version: number }>("incident.get", { number });
  await api.mutate("incident.changeStatus", {
    number,
    version,
    idempotencyKey: crypto.randomUUID(),
    status: "identified",
  });
  await say("Rolled back");

  const { page, timeline, panel } = await openRoom("commander", number).then((room) => ({
    page: room.page,
    timeline: room.timeline,
    panel: room.panel("Request rate by service"),
  }));
  const header = page.locator("header", { has: page.getByRole("heading", { level: 1 }) });
  await panel.expectDrawn();
  await expect(timeline.event("Rolled back")).toBeVisible();
  await timeline.composer.fill("half a sentence");
  const before = range(page);

  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(bar(page)).toBeVisible();
  await page.goto(`/incidents/${number}?replay=${moment.toISOString()}&speed=4`);
  await expect(bar(page)).toBeVisible();
  const replayed = page.getByRole("region", { name: /^Timeline events/ }).last();
  await expect(replayed.getByText("Cause is the cache")).toBeVisible();
  await expect(replayed.getByText("Rolled back")).toHaveCount(0);
  await expect(header.getByText("Investigating")).toBeVisible();
  await expect(page.getByText(/^You are looking at/)).toBeVisible();
  await expect.poll(() => Date.parse(range(page).to ?? "")).toBeLessThanOrEqual(moment.getTime());
  await expectAccessible(page);

  await page.keyboard.press("j");
  await expect(replayed.getByText("Cause is the pool")).toBeVisible();
  await page.keyboard.press("j");
  await expect(header.getByText("Identified")).toBeVisible();
  await page.keyboard.press("k");
  await expect(header.getByText("Investigating")).toBeVisible();
  const isNamed = () => Date.parse(new URL(page.url()).searchParams.get("replay") ?? "") > moment.getTime();
  await expect.poll(isNamed).toBe(true);
  await api.say(number, "Meanwhile");
  await page.reload();
  await expect(replayed.getByText("Cause is the pool")).toBeVisible();
  await api.say(number, "And later");
  await page.getByRole("button", { name: "Back to now, 1 new" }).click();
  await expect(bar(page)).toHaveCount(0);
  await expect(timeline.event("And later")).toBeVisible();
  await expect(timeline.composer).toHaveValue("half a sentence");
  await expect(header.getByText("Identified")).toBeVisible();
  await expect.poll(() => range(page).to).toBe("now");
  expect(range(page).from).toMatch(/^now-/);
  expect(before.to).toBe("now");
  expect(new URL(page.url()).searchParams.has("replay")).toBe(false);
});

test("a replayed room, opened by the palette, shows a thread as it stood", async ({ apiOf, openRoom }) => {
  test.slow();
  const api = await apiOf("commander");
  const { number } = await api.declare("Replayed thread", { dashboards: [OVERVIEW] });
  const root = (await api.say(number, "Payments fail")) as { id: string };
  const answer = (body: string) =>
    api.mutate<{ id: string }>("timeline.post", {
      incidentNumber: number,
      idempotencyKey: crypto.randomUUID(),
      body,
      threadId: root.id,
    });
  const early = await answer("Only in eu-west");
  await sleep(APART_MS);
  const moment = new Date();
  await sleep(APART_MS);
  await answer("Everywhere by now");
  const edit = { incidentNumber: number, eventId: early.id, idempotencyKey: crypto.randomUUID(), attachmentIds: [] };
  await api.mutate("timeline.edit", { ...edit, body: "Only in eu-west-2" });
  await api.say(number, "Rolled back");

  const { page, timeline } = await openRoom("responder", number);
  await expect(timeline.event("Rolled back")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("dialog", { name: "Palette" }).getByRole("combobox").fill("replay");
  await page.keyboard.press("Enter");
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar(page)).toHaveCount(0);

  await page.goto(`/incidents/${number}?replay=${moment.toISOString()}`);
  const replayed = page.getByRole("region", { name: /^Timeline events/ }).last();
  await expect(replayed.getByText("Payments fail")).toBeVisible();
  await replayed.getByRole("button", { name: /^1 reply/ }).click();
  const thread = page.getByRole("region", { name: "Thread", exact: true });
  await expect(thread.getByText("Only in eu-west", { exact: true })).toBeVisible();
  await expect(thread.getByText("Everywhere by now")).toHaveCount(0);
  await expect(thread.getByRole("textbox")).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(thread).toHaveCount(0);
  await expect(bar(page)).toBeVisible();

  await bar(page).getByRole("slider").press("End");
  await replayed.getByRole("button", { name: /^2 replies/ }).click();
  await expect(thread.getByText("Only in eu-west-2")).toBeVisible();
  await expect(thread.getByText("Everywhere by now")).toBeVisible();
});

test("a replay fits a phone", async ({ apiOf, signedIn }) => {
  const api = await apiOf("commander");
  const { number } = await api.declare("Small", { dashboards: [OVERVIEW] });
  await api.say(number, "Payments fail");
  const page = await (await signedIn("responder", { viewport: { width: 360, height: 740 } })).newPage();
  await page.goto(`/incidents/${number}`);
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(bar(page)).toBeVisible();
  await page.getByRole("button", { name: /^Timeline/ }).click();
  await expect(page.getByText(/^You are looking at/)).toBeVisible();
  await expectNoSidewaysScroll(page);
});
