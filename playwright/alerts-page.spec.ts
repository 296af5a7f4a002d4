import type { Api } from "./api";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { AlertsPage } from "./pages/alerts-page";
import { PanelPart } from "./pages/panel-part";

interface Hook {
  source: { url: string };
  secret: string;
}

/** What calls the application when something fires. */
async function sourceOf(api: Api, url: string) {
  const wish = { kind: "alertmanager", verification: "bearer", name: `shop ${crypto.randomUUID()}` };
  const { source, secret } = await api.mutate<Hook>("intake.create", wish);
  return async (groupKey: string, alerts: Record<string, string>[], truncatedAlerts = 0, annotations: object = {}) => {
    const called = await fetch(url + new URL(source.url).pathname, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify({
        version: "4",
        groupKey,
        receiver: "war-room",
        groupLabels: { group: groupKey },
        truncatedAlerts,
        alerts: alerts.map((labels) => ({
          status: "firing",
          labels: { group: groupKey, ...labels },
          annotations: { summary: `Words about ${labels.alertname}`, ...annotations },
          startsAt: new Date(Date.now() - 60_000).toISOString(),
          endsAt: "0001-01-01T00:00:00Z",
        })),
      }),
    });
    expect(called.status).toBe(202);
  };
}

test("alerts are found by their labels, opened by keys, and become an incident", async ({ apiOf, signedIn, url }) => {
  const group = `g${Date.now()}`;
  const tell = await sourceOf(await apiOf("admin"), url);
  await tell(
    group,
    [
      { alertname: "DiskFull", severity: "info", team: "db" },
      { alertname: "QueueLong", severity: "info", team: "web" },
    ],
    2,
  );
  const context = await signedIn("responder");
  const alerts = new AlertsPage(await context.newPage());
  await alerts.open(`/alerts?filter=${encodeURIComponent(`group="${group}"`)}`);
  await expect(alerts.alert("DiskFull")).toBeVisible();
  await expect(alerts.tab("Firing")).toHaveText(/2/);
  await expect(alerts.page.getByRole("note")).toHaveText("2 more were left out by the source");

  await alerts.filter.fill(`group="${group}", team="d`);
  await expect(alerts.page.getByRole("alert").filter({ hasText: "This quote is not closed." })).toBeVisible();
  await alerts.page.getByRole("option", { name: 'team="db"' }).click();
  await expect(alerts.alert("QueueLong")).toBeHidden();
  await expect(alerts.page).toHaveURL(/team/);

  await alerts.filter.press("Escape");
  await alerts.filter.press("Escape");
  await alerts.page.keyboard.press("j");
  await expect(alerts.alert("DiskFull")).toBeFocused();
  await alerts.page.keyboard.press("Enter");
  await expect(alerts.detail.getByRole("heading", { name: "DiskFull" })).toBeVisible();
  await expect(alerts.detail.getByText("Words about DiskFull")).toBeVisible();
  await alerts.detail.getByRole("button", { name: "Open incident…" }).click();
  await expect(alerts.dialog.getByRole("textbox", { name: "Title" })).toHaveValue("Words about DiskFull");
  await alerts.dialog.getByRole("button", { name: "Open incident" }).click();
  await alerts.page.waitForURL(/\/incidents\/\d+/);
  await expect(alerts.page.getByRole("heading", { level: 1 })).toContainText("Words about DiskFull");
});

test("what is new waits while somebody reads, and alerts are attached and taken out again", async ({
  apiOf,
  signedIn,
  url,
}) => {
  const group = `g${Date.now()}`;
  const tell = await sourceOf(await apiOf("admin"), url);
  await tell(group, [{ alertname: "First", severity: "info" }]);
  const { number } = await (await apiOf("responder")).declare(`Takes ${group}`);
  const context = await signedIn("responder");
  const alerts = new AlertsPage(await context.newPage());
  await alerts.open(`/alerts?filter=${encodeURIComponent(`group="${group}"`)}`);
  await alerts.alert("First").hover();
  await tell(group, [{ alertname: "Second", severity: "info" }]);
  await expect(alerts.page.getByRole("button", { name: "1 new alert" })).toBeVisible();
  await expect(alerts.alert("Second")).toBeHidden();
  await alerts.page.getByRole("button", { name: "1 new alert" }).click();
  await expect(alerts.alert("Second")).toBeVisible();

  await alerts.page.getByRole("checkbox", { name: "Select Second" }).check();
  await alerts.page.getByRole("toolbar").getByRole("button", { name: "Attach to…" }).click();
  await alerts.dialog.getByRole("button", { name: `Takes ${group}` }).click();
  const link = alerts.list.getByRole("link", { name: `#${number}`, exact: true });
  await expect(link).toBeVisible();
  await alerts.page.getByRole("button", { name: "Undo" }).click();
  await expect(link).toBeHidden();
});

test("the panel that an alert names is drawn live beside the list, and left out where data is to be saved", async ({
  apiOf,
  signedIn,
  url,
}) => {
  const group = `g${Date.now()}`;
  const tell = await sourceOf(await apiOf("admin"), url);
  const named = { __dashboardUid__: "shop-overview", __panelId__: "8" };
  await tell(group, [{ alertname: "Drawn", severity: "critical" }], 0, named);
  const address = `/alerts?filter=${encodeURIComponent(`group="${group}"`)}`;
  const context = await signedIn("viewer");
  const alerts = new AlertsPage(await context.newPage());
  await alerts.open(address);
  await alerts.alert("Drawn").click();
  await expect(alerts.detail.getByRole("heading", { name: "Its panel" })).toBeVisible();
  await new PanelPart(alerts.page, "Request rate by service").expectDrawn();
  await expect(alerts.detail.getByRole("img", { name: "It fired once" })).toBeVisible();
  // The address stays that of the alerts.
  expect(new URL(alerts.page.url()).searchParams.has("from")).toBe(false);
  await expectAccessible(alerts.page);

  await context.addInitScript(() => {
    const network = Object.assign(new EventTarget(), { saveData: true });
    Object.defineProperty(navigator, "connection", { configurable: true, value: network });
  });
  await alerts.open(address);
  await alerts.alert("Drawn").click();
  await expect(alerts.detail.getByText("Words about Drawn")).toBeVisible();
  await expect(alerts.detail.getByRole("heading", { name: "Its panel" })).toBeHidden();
});

test("an incident is opened for an alert by its type: its severity, its tasks, what is asked, and who may see it", async ({
  apiOf,
  signedIn,
  url,
}) => {
  const api = await apiOf("admin");
  const run = crypto.randomUUID().slice(0, 8);
  const tell = await sourceOf(api, url);
  await tell(run, [{ alertname: `Odd ${run}` }]);
  const tasks = [{ id: crypto.randomUUID(), title: "Keep the logs" }];
  const facts = { name: `Break-in ${run}`, severity: "sev1", visibility: "private", tasks };
  const made = await api.mutate<{ id: string; name: string; version: number }[]>("incidentType.create", facts);
  const type = made.find(({ name }) => name === facts.name);
  const asked = { kind: "number", name: `Case ${run}`, isAsked: true, typeIds: [type?.id] };
  const field = await api.mutate<{ id: string; version: number }>("field.add", asked);
  try {
    const alerts = new AlertsPage(await (await signedIn("responder")).newPage());
    const { page, dialog } = alerts;
    await alerts.open(`/alerts?filter=${encodeURIComponent(`group="${run}"`)}`);
    await alerts.alert(`Odd ${run}`).click();
    await alerts.detail.getByRole("button", { name: "Open incident…" }).click();
    const severity = dialog.getByRole("combobox", { name: "Severity" });
    await expect(severity).toHaveValue("sev3");
    await dialog.getByRole("combobox", { name: "Type" }).selectOption(facts.name);
    await expect(severity).toHaveValue("sev1");
    await expect(dialog.getByRole("switch", { name: /^Private/ })).toBeChecked();
    await expect(dialog.getByRole("status").first()).toContainText("Keep the logs");
    await dialog.getByRole("textbox", { name: asked.name }).fill("seven");
    await dialog.getByRole("button", { name: "Open incident" }).click();
    await expect(dialog.getByRole("textbox", { name: asked.name })).toBeFocused();
    await dialog.getByRole("textbox", { name: asked.name }).fill("7");
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await dialog.getByRole("button", { name: "Open incident" }).click();
    await page.waitForURL(/\/incidents\/\d+/);
    await expect(page.getByRole("button", { name: `Change the type: ${facts.name}` })).toBeVisible();
    await expect(page.getByText(/added the task Keep the logs/)).toBeVisible();
    const number = Number(new URL(page.url()).pathname.split("/").at(-1));
    expect(await api.query("incident.get", { number })).toMatchObject({ severity: "sev1", visibility: "private" });
  } finally {
    await api.mutate("field.archive", { id: field.id, version: field.version, isArchived: true });
    await api.mutate("incidentType.archive", { id: type?.id, version: type?.version });
  }
});

test("the page can be used by everyone, on a phone too", async ({ apiOf, signedIn, url }) => {
  const group = `g${Date.now()}`;
  const tell = await sourceOf(await apiOf("admin"), url);
  await tell(group, [{ alertname: "Small", severity: "info" }]);
  const context = await signedIn("viewer", { viewport: { width: 360, height: 780 } });
  const alerts = new AlertsPage(await context.newPage());
  await alerts.open(`/alerts?filter=${encodeURIComponent(`group="${group}"`)}`);
  await expect(alerts.alert("Small")).toBeVisible();
  await expectAccessible(alerts.page);
  await expectNoSidewaysScroll(alerts.page);
  await alerts.alert("Small").click();
  await expect(alerts.detail.getByRole("heading", { name: "Small" })).toBeVisible();
  await expect(alerts.detail.getByRole("button", { name: "Open incident…" })).toBeHidden();
  await expectAccessible(alerts.page);
});
