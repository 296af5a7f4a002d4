import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const DASHBOARD = { uid: "shop-overview", title: "Shop overview" };

/** Holds back everything but the painter of first glances. */
async function withoutScripts(page: Page): Promise<void> {
  await page.route(/\/_next\/static\/.*\.js/, (route) => route.abort());
}

/** A panel as it is painted first. */
const painted = (page: Page, title: string) => page.locator("first-glance .panel").filter({ hasText: title });

/** The same panel as Scenes draws it. */
const drawn = (page: Page, title: string) => page.getByTestId(`data-testid Panel header ${title}`);

test("panels with their data are painted before the packages that draw the whole", async ({
  apiOf,
  signedIn,
  problems,
}) => {
  problems.expect(/Failed to load resource/);
  const { number } = await (await apiOf("responder")).declare("First glance", { dashboards: [DASHBOARD] });
  const page = await (await signedIn("viewer", { viewport: { width: 1440, height: 900 } })).newPage();
  await withoutScripts(page);
  await page.goto(`/incidents/${number}`);
  const graph = painted(page, "Request rate by service");
  await expect(graph.locator("canvas")).toBeVisible();
  await expect(graph).toContainText("gateway");
  await expect(painted(page, "Services up")).toContainText(/\d/);
});

test("the whole dashboard takes over where the first glance stood", async ({ apiOf, signedIn }) => {
  const { number } = await (await apiOf("responder")).declare("Take over", { dashboards: [DASHBOARD] });
  const page = await (await signedIn("viewer", { viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(`/incidents/${number}`, { waitUntil: "commit" });
  const before = await painted(page, "Request rate by service").boundingBox();
  await expect(page.locator("first-glance")).toHaveCount(0);
  const after = await drawn(page, "Request rate by service").boundingBox();
  for (const side of ["x", "y", "width", "height"] as const)
    expect(Math.abs((after?.[side] ?? 0) - (before?.[side] ?? -100)), side).toBeLessThanOrEqual(2);
});

test("a phone asks for panels only when their tab is opened", async ({ apiOf, signedIn }) => {
  const { number } = await (await apiOf("responder")).declare("On a phone", { dashboards: [DASHBOARD] });
  const page = await (await signedIn("viewer", { viewport: { width: 360, height: 780 } })).newPage();
  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("/api/grafana/") && asked.push(request.url()));
  await page.goto(`/incidents/${number}`, { waitUntil: "load" });
  await expect(page.getByRole("button", { name: "Graphs" })).toBeVisible();
  expect(asked).toEqual([]);
  await page.getByRole("button", { name: "Graphs" }).click();
  await expect(drawn(page, "Services up")).toBeVisible();
  expect(asked.some((url) => url.includes("/glance?"))).toBe(true);
});

test("without its first glance the dashboard comes all the same", async ({ apiOf, signedIn, problems }) => {
  problems.expect(/Failed to load resource/);
  const { number } = await (await apiOf("responder")).declare("No glance", { dashboards: [DASHBOARD] });
  const page = await (await signedIn("viewer")).newPage();
  await page.route("**/glance?**", (route) => route.abort());
  await page.goto(`/incidents/${number}`);
  await expect(drawn(page, "Request rate by service").locator("canvas")).toBeVisible();
});

test("somebody who may not see the room gets no glance of it", async ({ apiOf, newContext, signedIn, url }) => {
  const { number } = await (await apiOf("responder")).declare("Private", { dashboards: [DASHBOARD] });
  const stranger = await newContext();
  const query = `dashboardUid=${DASHBOARD.uid}`;
  const refused = await stranger.request.get(`${url}/api/grafana/rooms/${number}/glance?${query}`);
  expect(refused.status()).toBe(401);
  expect(await refused.text()).not.toContain("Request rate");
  const viewer = await signedIn("viewer");
  const foreign = await viewer.request.get(`${url}/api/grafana/rooms/${number}/glance?dashboardUid=another-one`);
  expect(foreign.status()).toBe(404);
});
