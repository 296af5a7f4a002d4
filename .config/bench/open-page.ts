import type { BrowserContext, Page } from "@playwright/test";

/** Opens a page as somebody has it in front, and waits until it is there whole. */
export async function openPage(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  // A page that is not in front is drawn seldom; each stands for somebody who looks at it.
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setFocusEmulationEnabled", { enabled: true });
  await page.waitForLoadState("networkidle");
  return page;
}
