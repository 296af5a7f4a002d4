import { type Locator, type Page, expect } from "@playwright/test";

/** The list of rules, and the editor beside its dry run. */
export class RoutingPage {
  readonly list: Locator;
  readonly drawer: Locator;
  readonly condition: Locator;
  readonly dryRun: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole("list", { name: "Rules in their order" });
    this.drawer = page.getByRole("dialog");
    this.condition = this.drawer.getByRole("textbox", { name: "Condition" });
    this.dryRun = this.drawer.getByRole("region", { name: "Dry run" });
  }

  async open(): Promise<void> {
    await this.page.goto("/settings/routing");
    await expect(this.page.getByRole("heading", { level: 1, name: "Routing rules" })).toBeVisible();
    await expect(this.list).toBeVisible();
  }

  row(name: string): Locator {
    return this.list.getByRole("listitem").filter({ has: this.page.getByRole("button", { name, exact: true }) });
  }

  /** The button that a rule is opened by, which also takes the keys. */
  rule(name: string): Locator {
    return this.list.getByRole("button", { name, exact: true });
  }

  /** Names in their order, of the rules that a test made. */
  async order(...names: string[]): Promise<string[]> {
    const texts = await this.list.locator("[data-open]").allTextContents();
    return texts.filter((text) => names.includes(text));
  }

  /** As somebody does who types: brackets and quotation marks close themselves. */
  async writeCondition(condition: string): Promise<void> {
    await this.condition.click();
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(condition);
    // What is offered to complete it.
    await this.page.keyboard.press("End");
  }
}
