import { Api } from "./api";
import { expect, test } from "./fixtures";
import { RoomPage } from "./pages/room-page";
import { SignInPage } from "./pages/sign-in-page";
import { AppProcess } from "./processes/app-process";
import { DebianServer } from "./processes/debian-server";
import { freePort } from "./processes/free-port";
import { GrafanaProcess } from "./processes/grafana-process";

/** The shop breaks and heals in minutes; here they pass faster. */
const SPEED = 12;
const SOON = { timeout: 45_000 };
/** Of a silenced alert nobody tells that it has ended: it is asked for, and believed when it has been missing for a while. */
const ASKED_FOR = { timeout: 60_000 };
const RULE = {
  alert: "CheckoutPoolExhausted",
  expr: 'sum by (service) (db_pool_connections{service="checkout",state="active"}) > 16',
  for: "1s",
  labels: { severity: "critical" },
  annotations: {
    summary: "Checkout runs out of connections",
    __dashboardUid__: "shop-checkout",
    __panelId__: "2",
  },
};

interface Standing {
  status: { state: string; silencedBy: string[] };
}
interface Silence {
  id: string;
  createdBy: string;
  comment: string;
  status: { state: string };
}

/** A source of the application's, which Debian's Alertmanager is told to call. */
async function newSource(api: Api): Promise<{ url: string; secret: string }> {
  const { source, secret } = await api.mutate<{ source: { url: string }; secret: string }>("intake.create", {
    kind: "alertmanager",
    name: "Debian's Alertmanager",
    verification: "bearer",
  });
  return { url: source.url, secret };
}

const configuration = ({ url, secret }: { url: string; secret: string }) => ({
  route: {
    receiver: "war-room",
    group_by: ["alertname"],
    group_wait: "0s",
    group_interval: "1s",
    repeat_interval: "1h",
  },
  receivers: [
    {
      name: "war-room",
      webhook_configs: [
        { url, send_resolved: true, http_config: { authorization: { type: "Bearer", credentials: secret } } },
      ],
    },
  ],
});

test("a real Prometheus and Alertmanager open an incident, are silenced from its room, and end it", async ({
  browser,
  problems,
}) => {
  test.setTimeout(240_000);
  const grafana = await GrafanaProcess.launch("", { speed: SPEED });
  // Who calls whom is known before either runs.
  const address = `127.0.0.1:${await freePort()}`;
  const app = await AppProcess.launch({
    GRAFANA_URL: grafana.url,
    GRAFANA_TOKEN: grafana.token,
    ALERTMANAGER_URL: `http://${address}`,
  });
  const servers: DebianServer[] = [];
  const context = await browser.newContext({ baseURL: app.url });
  try {
    await problems.watch(context);
    const page = await context.newPage();
    await new SignInPage(page).signIn("admin");
    const alertmanager = await DebianServer.alertmanager(
      configuration(await newSource(new Api(context.request, app.url))),
      address,
    );
    servers.push(alertmanager);
    const target = new URL(grafana.url).host;
    servers.push(await DebianServer.prometheus({ target, alertmanager: alertmanager.host, rules: [RULE] }));
    const standing = () => alertmanager.ask<Standing[]>(`/api/v2/alerts?filter=alertname="${RULE.alert}"`);

    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1, name: "Nothing is on fire" })).toBeVisible();
    await grafana.release("deploy");
    await page.getByRole("link", { name: "Checkout runs out of connections", exact: true }).click(SOON);
    await page.waitForURL(/\/incidents\/\d+$/);
    const room = new RoomPage(page);
    const { number } = room;
    await expect(page.locator("article[data-seq]", { hasText: RULE.alert }).first()).toBeVisible();
    await expect(page.getByRole("group", { name: "Evidence: Error ratio" }).first()).toBeVisible(SOON);

    await page.keyboard.press("g");
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog", { name: `Silence alerts of #${number}` });
    await dialog.getByRole("textbox", { name: "Why" }).fill("Rolling back");
    await dialog.getByRole("button", { name: "Silence", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(standing, SOON).toMatchObject([{ status: { state: "suppressed" } }]);
    const [silence] = await alertmanager.ask<Silence[]>("/api/v2/silences");
    expect(silence).toMatchObject({
      status: { state: "active" },
      comment: expect.stringContaining(`INC-${number}: Rolling back`),
    });

    await grafana.release("rollback");
    await expect(page.getByRole("button", { name: /^Status: Resolved/ })).toBeVisible(ASKED_FOR);
    await expect
      .poll(async () => (await alertmanager.ask<Silence[]>("/api/v2/silences"))[0]?.status.state, SOON)
      .toBe("expired");
  } finally {
    await context.close();
    for (const server of servers.toReversed()) await server.stop();
    await app.remove();
    await grafana.stop();
  }
});
