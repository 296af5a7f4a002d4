import { type Locator, type Page, expect } from "@playwright/test";

interface Declaration {
  title: string;
  severity: RegExp;
}

/** The list of incidents, and the form that adds one. */
export class BoardPage {
  readonly declareButton: Locator;
  readonly search: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.declareButton = page.getByRole("button", { name: /^(Declare|宣告事件)$/ });
    this.search = page
      .getByRole("searchbox")
      .or(page.getByRole("textbox", { name: /^(Search|搜尋)/ }))
      .first();
    this.dialog = page.getByRole("dialog");
  }

  async open(): Promise<void> {
    await this.page.goto("/incidents");
    await expect(this.page.getByRole("heading", { level: 1, name: /^(Incidents|事件)$/ })).toBeVisible();
  }

  row(title: string): Locator {
    return this.page.getByRole("row", { name: title });
  }

  async declare({ title, severity }: Declaration): Promise<void> {
    await this.declareButton.click();
    await this.dialog.getByRole("textbox", { name: /What is broken/ }).fill(title);
    await this.dialog.getByRole("radio", { name: severity }).check();
    await this.dialog.getByRole("button", { name: "Declare" }).click();
    await this.page.waitForURL(/\/incidents\/\d+/);
  }
}
