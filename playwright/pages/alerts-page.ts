import { expect, type Locator, type Page } from "@playwright/test";

/** The alerts of the organization, and one of them beside the list. */
export class AlertsPage {
  readonly filter: Locator;
  readonly list: Locator;
  readonly detail: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.filter = page.getByRole("combobox", { name: "Filter by labels" });
    this.list = page.getByRole("list", { name: "Alerts by group" });
    this.detail = page.getByRole("complementary", { name: "The alert" });
    this.dialog = page.getByRole("dialog");
  }

  async open(path = "/alerts"): Promise<void> {
    await this.page.goto(path);
    await expect(this.page.getByRole("heading", { level: 1, name: "Alerts" })).toBeVisible();
  }

  tab(name: string): Locator {
    return this.page.getByRole("group", { name: "Which alerts are listed" }).getByRole("button", { name });
  }

  alert(name: string): Locator {
    return this.list.getByRole("button", { name, exact: true });
  }
}
