import { Api } from "./api";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./fixtures";
import { RoomPage } from "./pages/room-page";
import { SignInPage } from "./pages/sign-in-page";
import { AppProcess } from "./processes/app-process";
import { GrafanaProcess } from "./processes/grafana-process";

/** The shop breaks in minutes; here they pass faster. */
const SPEED = 5;
const SOON = { timeout: 60_000 };

interface Silence {
  comment: string;
  createdBy: string;
  matchers: { name: string; value: string }[];
  status: { state: string };
}

test("an alert is silenced from its room, stands in Grafana, and is ended again", async ({ browser, problems }) => {
  test.setTimeout(240_000);
  const grafana = await GrafanaProcess.launch("", { speed: SPEED });
  const app = await AppProcess.launch({
    GRAFANA_URL: grafana.url,
    GRAFANA_TOKEN: grafana.token,
    GRAFANA_WRITE_TOKEN: grafana.adminToken,
  });
  const context = await browser.newContext({ baseURL: app.url });
  try {
    await problems.watch(context);
    const page = await context.newPage();
    await new SignInPage(page).signIn("admin");
    const api = new Api(context.request, app.url);
    expect(await api.mutate("registration.connect", {})).toMatchObject({ state: "connected" });
    const silences = async () => (await grafana.ask("/api/alertmanager/grafana/api/v2/silences")) as Silence[];

    await grafana.release("deploy");
    const firing = async () => {
      const { groups } = await api.query<{ groups: { alerts: { incidents: number[] }[] }[] }>("alert.list", {});
      return groups.flatMap(({ alerts }) => alerts.flatMap(({ incidents }) => incidents))[0] ?? 0;
    };
    await expect.poll(firing, SOON).toBeGreaterThan(0);
    const room = new RoomPage(page);
    await room.open(await firing());

    await page.keyboard.press("g");
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog", { name: /^Silence alerts of/ });
    await expect(dialog.getByText(/Holds back/)).toBeVisible();
    await dialog.getByRole("button", { name: "Write as text" }).click();
    const text = dialog.getByLabel("Conditions as text");
    const proposed = await text.inputValue();
    await text.fill(`${proposed}, severity=`);
    await expect(dialog.getByText("A value is missing here")).toBeVisible();
    await text.fill('service="nobody"');
    await expect(dialog.getByText(/Nothing that fires at Grafana matches/)).toBeVisible();
    await text.fill(proposed);
    await expect(dialog.getByText(/Holds back/)).toBeVisible();
    await dialog.getByRole("radio", { name: "2 hours" }).check();
    await expect(dialog.getByText(/^Ends .* · .* UTC$/)).toBeVisible();
    await dialog.getByRole("textbox", { name: "Why" }).fill("Rolling back");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Silence", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect
      .poll(silences, SOON)
      .toMatchObject([
        { status: { state: "active" }, comment: expect.stringContaining(`INC-${room.number}: Rolling back`) },
      ]);

    await page.getByRole("tab", { name: /^Alerts/ }).click();
    const list = page.getByRole("region", { name: "Silences" });
    await expect(list.getByText("Rolling back")).toBeVisible();
    await list.getByRole("button", { name: "+1 h" }).click();
    await expect(list.getByText("in 3 hours")).toBeVisible();
    await list.getByRole("button", { name: "Change" }).click();
    const change = page.getByRole("dialog", { name: "Change the silence" });
    await change.getByRole("textbox", { name: "Why" }).fill("Rolling back for good");
    await change.getByRole("button", { name: "Save" }).click();
    await expect(list.getByText("Rolling back for good")).toBeVisible();
    await list.getByRole("button", { name: "End now" }).click();
    await expect(list.getByText("Nothing is silenced from here.")).toBeVisible();
    await expect
      .poll(async () => (await silences()).filter(({ status }) => status.state === "active"), SOON)
      .toEqual([]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(list.getByRole("button", { name: "End now" })).toBeVisible();
    await expect
      .poll(async () => (await silences()).filter(({ status }) => status.state === "active").length, SOON)
      .toBe(1);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page);
  } finally {
    await context.close();
    await app.remove();
    await grafana.stop();
  }
});
