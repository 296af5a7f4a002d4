import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const DASHBOARD = { uid: "shop-overview", title: "Shop overview" };
const TRACE_IN_LINE = /trace_?id/i;

/** The drawer for own queries. */
class ExplorePart {
  constructor(readonly page: Page) {}

  get drawer() {
    return this.page.getByRole("region", { name: "Explore" });
  }

  get editor() {
    return this.drawer.getByRole("textbox", { name: "Query" });
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Ask your own query" }).click();
    await expect(this.drawer).toBeVisible();
    await expect(this.editor.or(this.drawer.getByLabel("Scenario"))).toBeVisible();
  }

  async choose(source: RegExp): Promise<void> {
    const sources = this.drawer.getByLabel("Data source");
    const names = await sources.locator("option").allInnerTexts();
    await sources.selectOption({ label: names.find((name) => source.test(name)) ?? String(source) });
  }

  /** Replaces the query; Escape closes what completion offers. */
  async type(query: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.insertText(query);
  }

  async run(query: string): Promise<void> {
    await this.type(query);
    await this.page.keyboard.press("Control+Enter");
  }
}

test("a viewer has no drawer, and the server answers no query of theirs", async ({ apiOf, openRoom, problems }) => {
  problems.expect(/403/);
  const { number } = await (await apiOf("responder")).declare("Explore for viewers", { dashboards: [DASHBOARD] });
  const { page } = await openRoom("viewer", number);
  await expect(page.getByRole("button", { name: DASHBOARD.title })).toBeVisible();
  await expect(page.getByRole("button", { name: "Ask your own query" })).toHaveCount(0);
  await page.keyboard.press("q");
  await expect(new ExplorePart(page).drawer).toHaveCount(0);
  const status = await page.evaluate(async (room) => {
    const body = { dataSourceUid: "prom", kind: "promql", expr: "up", range: { from: 0, to: 1 } };
    const response = await fetch(`/api/grafana/rooms/${room}/adhoc`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...body, intervalMs: 1_000, maxDataPoints: 10 }),
    });
    return response.status;
  }, number);
  expect(status).toBe(403);
});

test("a responder asks in PromQL and sees a graph; a slip is told in words", async ({ apiOf, openRoom, problems }) => {
  problems.expect(/400 \(Bad Request\)/);
  const { number } = await (await apiOf("responder")).declare("Explore metrics", { dashboards: [DASHBOARD] });
  const { page } = await openRoom("responder", number);
  const explore = new ExplorePart(page);
  await explore.open();
  await explore.choose(/prometheus/i);
  await explore.run("sum(rate(http_requests_total[5m])");
  await expect(explore.drawer.getByRole("status").filter({ hasText: "This “(” is never closed" })).toBeVisible();

  await explore.run("sum by (job) (up)");
  await expect(explore.drawer.locator("canvas").first()).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(explore.drawer).toHaveCount(0);

  await explore.open();
  await expect(explore.editor).toHaveText("sum by (job) (up)");
  await explore.type("u");
  await page.keyboard.press("Control+Space");
  await expect(page.getByRole("option", { name: "up", exact: true })).toBeVisible();
});

test("a live tail of logs goes on by itself, and a trace in a line opens as a waterfall", async ({
  apiOf,
  openRoom,
}) => {
  const { number } = await (await apiOf("responder")).declare("Explore logs", { dashboards: [DASHBOARD] });
  const { page } = await openRoom("responder", number);
  const explore = new ExplorePart(page);
  await explore.open();
  await explore.choose(/loki/i);
  await explore.run('{service=~".+"}');
  const lines = explore.drawer.getByRole("listitem");
  await expect(lines.first()).toBeVisible({ timeout: 30_000 });

  await explore.drawer.getByRole("switch", { name: "Live tail" }).click();
  const count = explore.drawer.getByText(/^[\d,]+ lines?$/);
  const read = async () => Number((await count.innerText()).replaceAll(/\D/g, ""));
  await expect.poll(read, { timeout: 30_000 }).toBeGreaterThan(0);
  const first = await read();
  await expect.poll(read, { timeout: 60_000 }).toBeGreaterThan(first);
  await explore.drawer.getByRole("button", { name: "Pause" }).click();
  await expect(explore.drawer.getByText("Paused")).toBeVisible();

  await lines.filter({ hasText: TRACE_IN_LINE }).first().getByRole("button").first().click();
  await explore.drawer.getByRole("button", { name: "Open trace" }).first().click();
  await expect(explore.drawer.getByRole("treeitem").first()).toBeVisible({ timeout: 30_000 });
});

test("a panel's queries open in Grafana's Explore, but only for those who may see them", async ({
  apiOf,
  openRoom,
  problems,
}) => {
  problems.expect(/403/);
  const { number } = await (await apiOf("responder")).declare("Explore a panel", { dashboards: [DASHBOARD] });
  const item = { name: "Open in Explore" };
  const openMenu = async (room: Awaited<ReturnType<typeof openRoom>>): Promise<void> => {
    const { frame } = room.panel("Request rate by service");
    await room.panel("Request rate by service").expectDrawn();
    await frame.hover();
    await frame.getByRole("button", { name: /menu/i }).click();
    await expect(room.page.getByRole("menuitem", { name: "Inspect data" })).toBeVisible();
  };

  const mine = await openRoom("responder", number);
  await openMenu(mine);
  // The stand-in for Grafana has no pages.
  await mine.page.context().route(/\/explore\?/, (route) => route.fulfill({ body: "Explore" }));
  const opened = mine.page.context().waitForEvent("page");
  await mine.page.getByRole("menuitem", item).click();
  const tab = await opened;
  await tab.waitForURL(/\/explore\?/);
  const { searchParams } = new URL(tab.url());
  expect(searchParams.get("orgId")).toBe("1");
  expect(searchParams.get("panes")).toContain("http_requests_total");

  const theirs = await openRoom("viewer", number);
  await openMenu(theirs);
  await expect(theirs.page.getByRole("menuitem", item)).toHaveCount(0);
  const status = await theirs.page.evaluate(async (room) => {
    const range = { from: 0, to: 60_000 };
    const body = {
      dashboardUid: "shop-overview",
      panelId: 1,
      range,
      intervalMs: 1_000,
      maxDataPoints: 10,
      variables: {},
    };
    const response = await fetch(`/api/grafana/rooms/${room}/panel-link`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return response.status;
  }, number);
  expect(status).toBe(403);
});
