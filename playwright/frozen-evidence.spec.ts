import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import type { RoomPage } from "./pages/room-page";
import { LATE_POINTS } from "./processes/faulty-line";
import { LINE_LOST } from "./watch-page";

const OVERVIEW = { uid: "shop-overview", title: "Shop overview" };
const PANEL = "Request rate by service";
const AWAY = /Grafana/;

const cardOf = (page: Page, title = PANEL): Locator => page.getByRole("group", { name: `Evidence: ${title}` });
const mode = (card: Locator, name: string): Locator => card.getByRole("button", { name, exact: true });

/** How many different colours a drawing has: a blank one has one. */
function colours(card: Locator): Promise<number> {
  return card
    .locator("canvas")
    .first()
    .evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const data = (element as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
      const seen = new Set<number>();
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] !== 0) seen.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
      }
      return seen.size;
    });
}

async function expectDrawn(card: Locator): Promise<void> {
  await expect(card.locator("canvas").first()).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => colours(card), { timeout: 30_000 }).toBeGreaterThan(3);
}

interface TakenAlong {
  entries: { seq: number; kind: string }[];
  evidence: { document: { results: Record<string, { frames: { data: { values: number[][] } }[] }> } }[];
}

/** What `npm run verify` says of a file, where nothing else can be reached. */
function verify(file: string): { status: number | null; told: string } {
  const env = { NODE_ENV: "test" as const, PATH: process.env.PATH, DATABASE_URL: "postgresql://127.0.0.1:1/none" };
  const given = ["--import", "tsx", ".config/verify.ts", file];
  const { status, stdout, stderr } = spawnSync(process.execPath, given, { env, encoding: "utf8" });
  return { status, told: stdout + stderr };
}

/** Posts the panel under the pointer with one key and a line of words. */
async function post(room: RoomPage, note: string, title = PANEL): Promise<Locator> {
  const panel = room.panel(title);
  await panel.expectDrawn();
  await panel.frame.hover();
  await room.page.keyboard.press("p");
  await expect(room.page.getByRole("textbox", { name: "A line about it (optional)" })).toBeFocused();
  await room.page.keyboard.type(note);
  await room.page.keyboard.press("Enter");
  const card = cardOf(room.page, title);
  await expect(card).toBeVisible({ timeout: 30_000 });
  return card;
}

test("a posted panel still shows, zooms and reads what was seen, with Grafana gone", async ({
  product,
  apiOf,
  openRoom,
  problems,
}) => {
  test.slow();
  problems.expect(...LINE_LOST, /50[0-9]/, /Grafana cannot be reached/);
  const { number } = await (await apiOf("commander")).declare("Frozen", { dashboards: [OVERVIEW] });
  const room = await openRoom("commander", number);
  const theirs = await openRoom("viewer", number);
  const { page } = room;
  const card = await post(room, "this is where it began");
  await expect(room.timeline.event("this is where it began")).toBeVisible();
  await expectDrawn(card);
  await expectDrawn(cardOf(theirs.page));
  await expectAccessible(page);
  try {
    product.line.fault = "down";
    await page.reload();
    await room.timeline.expectLive();
    await expectDrawn(card);
    await expect(card).toContainText("catalogue");

    const box = await card.locator("canvas").first().boundingBox();
    if (!box) throw new Error("nothing is drawn");
    const middle = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * 0.4, middle);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, middle, { steps: 8 });
    await page.mouse.up();
    const whole = card.getByRole("button", { name: "Whole time range" });
    await expect(whole).toBeVisible();
    await whole.click();
    await expect(whole).toHaveCount(0);

    await card.getByRole("button", { name: "Show as a table" }).click();
    await expect(card.getByRole("columnheader").first()).toBeVisible();
    await card.getByRole("button", { name: "Show as a drawing" }).click();
    await expectDrawn(card);

    await card.getByRole("button", { name: "Data and CSV" }).click();
    const file = page.waitForEvent("download");
    await page.getByRole("dialog").getByRole("button", { name: /CSV/ }).first().click();
    expect((await file).suggestedFilename()).toContain(PANEL);
    await page.keyboard.press("Escape");

    await mode(card, "Now").click();
    await expect(card.getByRole("alert")).toContainText("What it shows now is not known", { timeout: 45_000 });
    await expect(card).toContainText(AWAY);
    await expect(card).toContainText("The frozen view needs no Grafana and still works.");
    await mode(card, "Frozen").click();
    await expectDrawn(card);
  } finally {
    product.line.fault = "none";
  }
  await mode(card, "Difference").click();
  const again = card.getByRole("button", { name: "Try again" });
  const nothing = card.getByText("Nothing has changed since the capture.");
  await expect(async () => {
    if (await again.isVisible()) await again.click();
    await expect(nothing).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await expectDrawn(card);
});

/** Chooses the next status in the header. */
async function resolve(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Status: Investigating/ }).click();
  await page.getByRole("menuitemradio", { name: "Resolved" }).click();
}

test("what is pinned is captured when the incident is resolved", async ({ apiOf, openRoom }) => {
  test.slow();
  const { number } = await (await apiOf("commander")).declare("Resolved", { dashboards: [OVERVIEW] });
  const { page, panel, timeline } = await openRoom("commander", number).then((room) => ({
    page: room.page,
    panel: room.panel(PANEL),
    timeline: room.timeline,
  }));
  await panel.expectDrawn();
  await panel.frame.hover();
  await page.keyboard.press(".");
  await expect(timeline.event(`pinned the panel ${PANEL}`)).toBeVisible();
  await resolve(page);
  // What nobody asked for stays small until somebody wants it.
  for (const reader of [page, (await openRoom("viewer", number)).page]) {
    const card = cardOf(reader);
    await expect(card).toContainText("when the incident was resolved");
    await expect(card).toContainText("Captured by the system");
    await card.getByRole("button", { name: "Show the drawing" }).click();
    await expectDrawn(card);
  }
});

for (const [fault, why] of [
  ["error", ""],
  ["slow", "Grafana did not answer in time."],
] as const) {
  test(`a Grafana that fails (${fault}) delays no resolve, and the room says what was not captured`, async ({
    product,
    apiOf,
    openRoom,
    problems,
  }) => {
    test.slow();
    problems.expect(...LINE_LOST, /50[0-9]/, /Grafana/);
    const api = await apiOf("commander");
    const { number } = await api.declare("Resolved without Grafana", { dashboards: [OVERVIEW] });
    const { version } = await api.query<{ version: number }>("incident.get", { number });
    const pin = { number, version, idempotencyKey: crypto.randomUUID(), dashboardUid: OVERVIEW.uid, panelId: 8 };
    await api.mutate("incident.pinPanel", { ...pin, title: PANEL });
    const room = await openRoom("commander", number);
    await room.panel(PANEL).expectDrawn();
    try {
      product.line.fault = fault;
      await resolve(room.page);
      await expect(room.page.getByText("Resolved", { exact: true }).first()).toBeVisible({ timeout: 3_000 });
      await expect(room.timeline.event("Resolved").last()).toBeVisible({ timeout: 3_000 });
      const line = room.timeline.event(`1 of 1 panel could not be captured: ${PANEL}`);
      await expect(line).toBeVisible({ timeout: 90_000 });
      await expect(line).toContainText(why);
      await expect(cardOf(room.page)).toHaveCount(0);
    } finally {
      product.line.fault = "none";
    }
    // Grafana is asked again after a while: nobody after this is to wait for that.
    await expect(async () => {
      await room.page.reload();
      await room.panel(PANEL).expectDrawn();
    }).toPass({ timeout: 90_000 });
  });
}

test("an export with evidence holds the frames, and is checked without the server", async ({
  apiOf,
  openRoom,
}, testInfo) => {
  test.slow();
  const { number } = await (await apiOf("commander")).declare("Taken along", { dashboards: [OVERVIEW] });
  const room = await openRoom("responder", number);
  const card = await post(room, "for the archive");
  await expectDrawn(card);
  const { page } = room;
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /^JSON, with hashes and evidence/ }).click();
  const file = testInfo.outputPath("export.json");
  await (await coming).saveAs(file);

  const text = readFileSync(file, "utf8");
  const { entries, evidence } = JSON.parse(text) as TakenAlong;
  const [kept] = evidence;
  const numbers = kept?.document.results.A?.frames[0]?.data.values[1] ?? [];
  expect(numbers.length).toBeGreaterThan(20);
  const whole = verify(file);
  expect(whole.told).toContain("1 documents of evidence match");
  expect(whole.status).toBe(0);

  const { seq = 0 } = entries.find(({ kind }) => kind === "evidence_posted") ?? {};
  numbers[10] = (numbers[10] ?? 0) + 0.001;
  const forged = testInfo.outputPath("forged.json");
  writeFileSync(forged, JSON.stringify({ ...(JSON.parse(text) as object), evidence }));
  const { status, told } = verify(forged);
  expect(told).toContain(`BROKEN at entry ${seq}, without its evidence`);
  expect(status).toBe(1);
});

test("points that arrived after the capture are listed and marked", async ({ product, apiOf, openRoom }) => {
  test.slow();
  const { number } = await (await apiOf("commander")).declare("Late", { dashboards: [OVERVIEW] });
  let card: Locator;
  let room: RoomPage;
  try {
    product.line.fault = "late";
    room = await openRoom("responder", number);
    card = await post(room, "too early to say");
  } finally {
    product.line.fault = "none";
  }
  await mode(card, "Difference").click();
  const series = 4;
  const all = series * LATE_POINTS;
  await expect(card.getByText(`${all} points added (${all} late)`)).toBeVisible({ timeout: 30_000 });
  await expect(card.locator("details")).toHaveCount(series);
  await card.locator("summary").first().click();
  await expect(card.getByText(/UTC: added/).first()).toBeVisible();
  await expectDrawn(card);
  await mode(card, "Frozen").click();
  await expect(card.locator("details")).toHaveCount(0);
});

test("a typed query is posted from where it was asked, and a viewer sees its answer but not its text", async ({
  apiOf,
  openRoom,
}) => {
  test.slow();
  const { number } = await (await apiOf("commander")).declare("Asked", { dashboards: [OVERVIEW] });
  const room = await openRoom("responder", number);
  const { page } = room;
  await page.getByRole("button", { name: "Ask your own query" }).click();
  const editor = page.getByRole("textbox", { name: /quer/i }).first();
  await editor.click();
  await page.keyboard.type("sum by (service) (rate(http_requests_total[5m]))");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Run/ }).click();
  await page.getByRole("button", { name: "Post to timeline" }).click();
  await page.getByRole("textbox", { name: "A line about it (optional)" }).fill("by service");
  await page.keyboard.press("Enter");
  const mine = cardOf(page, "Prometheus");
  await expectDrawn(mine);
  await expect(mine).toContainText("http_requests_total");
  const theirs = await openRoom("viewer", number);
  const card = cardOf(theirs.page, "Prometheus");
  await expectDrawn(card);
  await expect(card).not.toContainText("http_requests_total");
});

test("on a phone the card fits, opens over the whole screen, and closes", async ({ apiOf, openRoom, signedIn }) => {
  test.slow();
  const { number } = await (await apiOf("commander")).declare("Phone", { dashboards: [OVERVIEW] });
  const desk = await openRoom("responder", number);
  await post(desk, "for the phone");
  const held = await signedIn("viewer", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const phone = await held.newPage();
  await phone.goto(`/incidents/${number}`);
  await phone.getByRole("button", { name: "Timeline" }).tap();
  const card = cardOf(phone);
  await expectDrawn(card);
  await expectNoSidewaysScroll(phone);
  await card.getByRole("button", { name: "Full screen" }).click();
  const dialog = phone.getByRole("dialog", { name: PANEL });
  await expectDrawn(dialog);
  await expectAccessible(phone);
  await phone.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expectDrawn(card);
});
