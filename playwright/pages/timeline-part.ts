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

  /** The text of the stored rows in sight, by their order. */
  async bodies(pattern: RegExp): Promise<string[]> {
    const rows = await this.page.locator("article[data-seq]").allInnerTexts();
    return rows.flatMap((row) => row.match(pattern)?.[0] ?? []);
  }

  async expectLive(): Promise<void> {
    await expect(this.connection).toBeVisible({ timeout: 45_000 });
  }
}
