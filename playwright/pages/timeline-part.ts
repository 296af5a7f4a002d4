import { type Locator, type Page, expect } from "@playwright/test";

/** The conversation of a room. */
export class TimelinePart {
  readonly list: Locator;
  readonly composer: Locator;
  readonly unsent: Locator;
  readonly connection: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole("region", { name: /^(Timeline events|時間軸紀錄)/ });
    this.composer = page.getByRole("textbox", { name: /^(Message|訊息)$/ });
    this.unsent = page.locator("article[data-unsent]");
    this.connection = page.getByText(/^(Live|即時連線)$/);
  }

  /** Stored events only. */
  event(text: string): Locator {
    return this.page.locator("article[data-seq]", { hasText: text });
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  /** The row that has the focus. */
  get focused(): Locator {
    return this.page.locator("article[data-seq]:focus");
  }

  /** Goes up from the newest row by keys until one that holds a text has the focus. */
  async goUpTo(text: string): Promise<void> {
    // The list remembers the row that had the focus until it leaves.
    await this.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await this.list.focus();
    const place = () => this.page.evaluate(() => document.activeElement?.getAttribute("data-seq") ?? "");
    const isThere = () => this.page.evaluate((wanted) => document.activeElement?.textContent?.includes(wanted), text);
    for (let step = 0; step < 20; step++) {
      const before = await place();
      if (before !== "" && (await isThere())) return;
      await this.page.keyboard.press("k");
      await expect.poll(place).not.toBe(before);
    }
    await expect(this.focused).toContainText(text);
  }

  /** The text of the stored rows in sight, by their order. */
  async bodies(pattern: RegExp): Promise<string[]> {
    const rows = await this.page.locator("article[data-seq]").allInnerTexts();
    return rows.flatMap((row) => row.match(pattern)?.[0] ?? []);
  }

  async expectLive(): Promise<void> {
    await expect(this.connection).toBeVisible({ timeout: 45_000 });
  }
}
