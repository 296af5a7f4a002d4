import type { Browser, BrowserContext } from "@playwright/test";
import { Api } from "../../playwright/api";

export type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Signs in, does what is to be done beforehand, and keeps the session. */
export async function signIn(
  browser: Browser,
  url: string,
  prepare: (api: Api) => Promise<unknown>,
  username = "commander",
): Promise<Session> {
  const context = await browser.newContext({ baseURL: url });
  try {
    const page = await context.newPage();
    await page.goto("/incidents");
    await page.getByRole("button", { name: /Keycloak/ }).click();
    await page.getByLabel("User name", { exact: true }).fill(username);
    await page.getByLabel("Password", { exact: true }).fill("warroom");
    await page.getByLabel("Password", { exact: true }).press("Enter");
    await page.waitForURL(/\/incidents/);
    await prepare(new Api(context.request, url));
    return await context.storageState();
  } finally {
    await context.close();
  }
}
