import type { Browser, Page } from "@playwright/test";
import type { Session } from "./sign-in";

/** Opens a page as somebody has it in front, in a window of its own: what lies behind another is drawn once a second. */
export async function openPage(browser: Browser, to: { url: string; session: Session; path: string }): Promise<Page> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ baseURL: to.url, storageState: to.session, viewport });
  // What runs TypeScript here wraps functions in a call that pages do not have.
  await context.addInitScript("globalThis.__name = (each) => each");
  const page = await context.newPage();
  await page.goto(to.path);
  await page.waitForLoadState("networkidle");
  return page;
}
