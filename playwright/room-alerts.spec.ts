import type { Page } from "@playwright/test";
import { AlertSender } from "./alert-sender";
import type { Api } from "./api";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { RoomAlertsPart } from "./pages/room-alerts-part";

interface Line {
  number: number;
  title: string;
  alerts: { firing: number } | null;
}
const CHECKOUT_PANEL = { __dashboardUid__: "shop-checkout", __panelId__: "2" };
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };

const linesOf = async (api: Api, title: string): Promise<Line[]> =>
  (await api.query<{ items: Line[] }>("incident.list", { text: title })).items;

/** The one incident that the alerts of a name opened by themselves. */
async function opened(api: Api, title: string): Promise<number> {
  await expect.poll(async () => (await linesOf(api, title)).length).toBe(1);
  return (await linesOf(api, title))[0]!.number;
}
const unique = (name: string) => `${name}${crypto.randomUUID().slice(0, 8)}`;
const columnOf = (page: Page) => new URL(page.url()).searchParams;

test("an alert opens a room that says what fires, and that it is over", async ({ apiOf, openRoom, url }) => {
  const [admin, api] = await Promise.all([apiOf("admin"), apiOf("commander")]);
  const sender = await AlertSender.connect(admin, url);
  const name = unique("Errors");
  await sender.tell({ name, pod: "a", from: 5, annotations: CHECKOUT_PANEL });
  const { page, timeline } = await openRoom("commander", await opened(api, name));
  const alerts = new RoomAlertsPart(page);
  await expect(alerts.inStrip(name)).toContainText(/00:0\d:\d\d/);
  await expect(alerts.inStrip(name)).not.toContainText("×");

  // It is told live, and stays one line.
  await sender.tell({ name, pod: "b", from: 4 }, { name: `${name}Slow`, pod: "a", from: 3 });
  await expect(alerts.inStrip(name).first()).toContainText("×2");
  await expect(alerts.inStrip(`${name}Slow`)).toBeVisible();
  expect((await alerts.strip.boundingBox())?.height).toBeLessThan(48);

  await alerts.inStrip(`${name}Slow`).click();
  await expect(alerts.row(`pod=a`).last()).toBeFocused();
  await expect(alerts.tab).toHaveAttribute("aria-selected", "true");
  await expectAccessible(page);

  await sender.tell({ name, pod: "b", from: 4, to: 1 }, { name: `${name}Slow`, pod: "a", from: 3, to: 1 });
  await expect(alerts.strip.getByRole("button", { name: "2 resolved" })).toBeVisible();
  await alerts.strip.getByRole("button", { name: "2 resolved" }).click();
  await expect(alerts.list.locator("[id^=alert-]")).toHaveCount(2);
  await sender.tell({ name, pod: "a", from: 5, to: 1 });
  await expect(alerts.strip.getByRole("button", { name: "All 3 alerts are resolved" })).toBeVisible();

  // A line of the timeline leads to its alert.
  await page.keyboard.press("Escape");
  await expect(alerts.list).toBeHidden();
  await timeline.list.getByRole("button", { name, exact: true }).first().click();
  await expect(alerts.row("pod=a").last()).toBeFocused();
});

test("the panel of an alert is one click away, framed at its begin", async ({ apiOf, openRoom, url }) => {
  const [admin, api] = await Promise.all([apiOf("admin"), apiOf("commander")]);
  const sender = await AlertSender.connect(admin, url);
  const name = unique("Ratio");
  await sender.tell({ name, pod: "a", from: 30, annotations: CHECKOUT_PANEL });
  const { page } = await openRoom("commander", await opened(api, name));
  const alerts = new RoomAlertsPart(page);
  await page.keyboard.press("b");
  await alerts.list.getByRole("button", { name: "Show panel" }).click();
  await expect(alerts.list).toBeHidden();
  await expect.poll(() => columnOf(page).get("viewPanel")).toMatch(/panel-2$/);
  const search = columnOf(page);
  const span = Date.parse(search.get("to") ?? "") - Date.parse(search.get("from") ?? "");
  expect(span).toBe(60 * 60_000);
});

test("a storm is one line and one incident, and its tab stays short", async ({ apiOf, openRoom, url }) => {
  const [admin, api] = await Promise.all([apiOf("admin"), apiOf("commander")]);
  const sender = await AlertSender.connect(admin, url);
  const name = unique("Storm");
  for (let batch = 0; batch < 3; batch += 1) {
    const pods = Array.from({ length: 100 }, (_, index) => `${batch}-${index}`);
    await sender.tell(...pods.map((pod) => ({ name, pod, from: 2 })));
  }
  const number = await opened(api, name);
  const { page } = await openRoom("commander", number);
  const alerts = new RoomAlertsPart(page);
  await expect(alerts.inStrip(name)).toContainText("×300");
  await expect(alerts.strip.getByRole("listitem")).toHaveCount(1);
  expect(await linesOf(api, name)).toMatchObject([{ alerts: { firing: 300 } }]);

  await page.keyboard.press("b");
  const group = alerts.list.getByRole("button", { name: new RegExp(`^${name}`) });
  await expect(group).toHaveAttribute("aria-expanded", "false");
  await group.click();
  await expect(alerts.list.locator("[id^=alert-]")).toHaveCount(50);
  await alerts.list.getByRole("button", { name: "50 more of 300" }).click();
  await expect(alerts.list.locator("[id^=alert-]")).toHaveCount(100);

  await page.goto("/incidents");
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("300 firing");
});

test("the dock is led by keys, and opens as it was left", async ({ apiOf, openRoom }) => {
  const { number } = await (await apiOf("commander")).declare("Dock");
  const { page } = await openRoom("commander", number);
  const tab = (name: string) => page.getByRole("tab", { name: new RegExp(`^${name}`) });
  const panel = (name: string) => page.getByRole("tabpanel", { name: new RegExp(`^${name}`) });
  await page.keyboard.press("b");
  await expect(panel("Alerts")).toContainText("No alert belongs to this incident");
  await tab("Alerts").focus();
  await page.keyboard.press("ArrowRight");
  await expect(tab("Tasks")).toBeFocused();
  await expect(panel("Tasks")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(panel("Alerts")).toBeVisible();
  await page.reload();
  await expect(panel("Alerts")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("tabpanel")).toBeHidden();
  await page.keyboard.press("t");
  await expect(page.getByRole("textbox", { name: "New task" })).toBeFocused();
});

test("a phone shows what fires under what is to be done", async ({ apiOf, signedIn, url }) => {
  const [admin, api] = await Promise.all([apiOf("admin"), apiOf("commander")]);
  const sender = await AlertSender.connect(admin, url);
  const name = unique("Phone");
  await sender.tell({ name, pod: "a", from: 5, annotations: CHECKOUT_PANEL });
  const number = await opened(api, name);
  const page = await (await signedIn("commander", PHONE)).newPage();
  await page.goto(`/incidents/${number}`);
  const now = page.locator("#room-now");
  await expect(now.getByRole("heading", { name: "1 alert fires" })).toBeVisible();
  await now.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await expect(now.locator("[id^=alert-]")).toBeFocused();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await now.getByRole("button", { name: `Show the panel of ${name}` }).click();
  await expect(page.locator("#room-graphs")).toBeVisible();
});

test("a replay shows the alerts of its moment", async ({ apiOf, openRoom, url }) => {
  const [admin, api] = await Promise.all([apiOf("admin"), apiOf("commander")]);
  const sender = await AlertSender.connect(admin, url);
  const name = unique("Replayed");
  await sender.tell({ name, pod: "a", from: 5 });
  const number = await opened(api, name);
  const { page } = await openRoom("commander", number);
  const alerts = new RoomAlertsPart(page);
  await expect(alerts.inStrip(name)).toBeVisible();
  const then = new Date().toISOString();
  await sender.tell({ name, pod: "b", from: 0 });
  await expect(alerts.inStrip(name)).toContainText("×2");
  await page.goto(`/incidents/${number}?replay=${then}&speed=1`);
  await expect(alerts.inStrip(name)).toBeVisible();
  await expect(alerts.inStrip(name)).not.toContainText("×");
});
