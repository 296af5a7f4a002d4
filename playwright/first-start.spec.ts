import { expect, test } from "./fixtures";
import { RoomPage } from "./pages/room-page";
import { SignInPage } from "./pages/sign-in-page";
import { AppProcess } from "./processes/app-process";

test("a first start without any setting ends in a room with live panels, and stops cleanly", async ({
  browser,
  problems,
}) => {
  test.slow();
  const app = await AppProcess.launch();
  try {
    expect(app.output).toMatch(/Database\s+sandbox/);
    expect(app.output).toMatch(/Grafana\s+sandbox/);
    expect(app.output).toContain("password: warroom");
    const health = await fetch(`${app.url}/api/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({
      status: "ok",
      checks: { database: "ok", grafana: "ok", identity: "ok", realtime: "ok" },
    });

    const context = await browser.newContext({ baseURL: app.url });
    await problems.watch(context);
    const page = await context.newPage();
    await new SignInPage(page).signIn("commander");
    await expect(page.getByText(/Sandbox in use/)).toBeVisible();
    await page.getByRole("link", { name: "Checkout errors after a release" }).click();
    await page.waitForURL(/\/incidents\/1$/);
    await new RoomPage(page).panel("Request rate by service").expectDrawn();
    await context.close();
    expect(await app.stop()).toBe(0);
  } finally {
    await app.remove();
  }
});
