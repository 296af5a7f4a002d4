import { expect, test } from "./fixtures";
import { LINE_LOST } from "./watch-page";

const DASHBOARD = { uid: "shop-overview", title: "Shop overview" };
const NO_DATA = "No data";

interface QueryAnswer {
  results: { A: { frames: { data: { values: number[][] } }[] } };
}

test("panels draw data, and a stat shows the value that Grafana itself answers", async ({
  apiOf,
  openRoom,
  product,
}) => {
  const { number } = await (await apiOf("responder")).declare("Panels", { dashboards: [DASHBOARD] });
  const room = await openRoom("viewer", number);
  await room.panel("Request rate by service").expectDrawn();
  await room.panel("Latency").expectDrawn();

  const stat = room.panel("Services up");
  await stat.show();
  // The shop may break between the two questions: then both are asked again.
  await expect(async () => {
    const now = Date.now();
    const answer = (await product.grafana.ask("/api/ds/query", {
      from: String(now - 60_000),
      to: String(now),
      queries: [{ refId: "A", datasource: { type: "prometheus", uid: "prom" }, expr: "count(up == 1)", instant: true }],
    })) as QueryAnswer;
    const value = answer.results.A.frames[0]?.data.values[1]?.[0];
    expect(value).toBeGreaterThan(0);
    await room.refreshPanels();
    await expect(stat.frame).toHaveText(`Services up${value}`, { timeout: 3_000 });
  }).toPass({ timeout: 45_000 });
});

test("with Grafana away each panel says so in words, and the conversation goes on", async ({
  apiOf,
  openRoom,
  product,
  problems,
}) => {
  test.slow();
  problems.expect(...LINE_LOST, /50[0-9]/, /Grafana cannot be reached/);
  const { number } = await (await apiOf("responder")).declare("Grafana away", { dashboards: [DASHBOARD] });
  const room = await openRoom("responder", number);
  const panel = room.panel("Request rate by service");
  await panel.expectDrawn();
  try {
    product.line.fault = "down";
    // What was there stands in for half a minute, and says how old it is.
    for (const words of ["Data from", "Grafana cannot be reached"])
      await expect(async () => {
        await room.refreshPanels();
        await expect(panel.frame).toContainText(words, { timeout: 2_000 });
      }).toPass({ timeout: 60_000 });
    await expect(room.page.getByText(NO_DATA, { exact: true })).toHaveCount(0);
    await room.timeline.say("graphs are gone, we go on by hand");
    await expect(room.timeline.event("we go on by hand")).toBeVisible();

    const late = await openRoom("viewer", number);
    await expect(late.page.getByText("Grafana cannot be reached").first()).toBeVisible({ timeout: 30_000 });
    await expect(late.timeline.event("we go on by hand")).toBeVisible();
    await expect(late.page.getByText(NO_DATA, { exact: true })).toHaveCount(0);
  } finally {
    product.line.fault = "none";
  }
  await room.refreshPanels();
  await panel.expectDrawn();
});

for (const [fault, words] of [
  ["error", /Grafana refused|Grafana sent an answer|Grafana cannot be reached/],
  ["html", /Grafana sent an answer that cannot be read/],
] as const) {
  test(`an answer of Grafana that is wrong (${fault}) is told in words`, async ({
    apiOf,
    openRoom,
    product,
    problems,
  }) => {
    test.slow();
    problems.expect(...LINE_LOST, /50[0-9]/, /Error: Grafana (cannot|sent|refused)/);
    const { number } = await (await apiOf("responder")).declare("Grafana wrong", { dashboards: [DASHBOARD] });
    product.line.fault = fault;
    try {
      const room = await openRoom("viewer", number);
      // What others were answered just before is shown for 30 s, and the panels ask again after as long.
      await expect(room.page.getByText(words).first()).toBeVisible({ timeout: 75_000 });
      await expect(room.page.getByText(NO_DATA, { exact: true })).toHaveCount(0);
    } finally {
      product.line.fault = "none";
    }
  });
}

test("a Grafana that never answers is told in words, the conversation does not wait for it, and panels come back", async ({
  apiOf,
  openRoom,
  product,
  problems,
}) => {
  problems.expect(...LINE_LOST, /50[0-9]/, /Grafana took too long/);
  const { number } = await (await apiOf("responder")).declare("Grafana slow", { dashboards: [DASHBOARD] });
  product.line.fault = "slow";
  try {
    const room = await openRoom("responder", number);
    await room.timeline.say("nobody waits for graphs");
    await expect(room.timeline.event("nobody waits for graphs")).toBeVisible();
    await expect(room.page.getByText("Not answering: Grafana")).toBeVisible();
    await expect(room.page.getByText("Grafana has not answered yet").first()).toBeVisible();
    await expect(room.page.getByText(NO_DATA, { exact: true })).toHaveCount(0);
    product.line.fault = "none";
    await room.page.reload();
    await expect(room.page.getByText("Right now")).toBeVisible({ timeout: 45_000 });
  } finally {
    product.line.fault = "none";
  }
});

test("no answer that a browser gets holds the token of Grafana", async ({ apiOf, openRoom, product }) => {
  const { number } = await (await apiOf("responder")).declare("Canary", { dashboards: [DASHBOARD] });
  const room = await openRoom("responder", number);
  const leaks: string[] = [];
  let read = 0;
  room.page.on("response", async (response) => {
    const headers = JSON.stringify(await response.allHeaders().catch(() => ({})));
    const body = await response.text().catch(() => "");
    read += body.length;
    if (headers.includes(product.grafana.token) || body.includes(product.grafana.token)) leaks.push(response.url());
  });
  await room.page.reload();
  await room.panel("Request rate by service").expectDrawn();
  await room.timeline.say("anything secret here?");
  await expect(room.timeline.event("anything secret here?")).toBeVisible();
  await room.page.goto("/incidents");
  await expect(room.page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(read).toBeGreaterThan(100_000);
  expect(leaks).toEqual([]);
});
